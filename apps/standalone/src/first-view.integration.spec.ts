import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CourseImportService } from '@khue/catalogue'
import { webApp } from '@khue/learning-app'
import { ServedKhue, type TestAccount } from './testing/served-khue.js'

const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>$&'

/** A page as a browser is answered that navigates to it. */
interface Page {
  status: number
  html: string
  headers: Headers
}

describe('the first view of a page', () => {
  let khue: ServedKhue
  let lesson: string

  beforeAll(async () => {
    if (!existsSync(join(webApp.server, 'first-view.js'))) throw new Error('the web app is not built: npm run build --workspace apps/web')
    khue = await ServedKhue.open({ web: webApp })
    ;[lesson] = await khue.course('thu-xem')
    await hostileCourse()
  })
  afterAll(() => khue.close())

  async function hostileCourse(): Promise<void> {
    const folder = mkdtempSync(join(khue.home, 'hostile-'))
    writeFileSync(join(folder, 'course.yaml'), `slug: doc-hai\ntitle: ${JSON.stringify(HOSTILE)}\nsummary: ${JSON.stringify(HOSTILE)}\nlanguage: vi\nsections:\n  - title: ${JSON.stringify(HOSTILE)}\n    lessons: [{ file: 01.md }]\n`)
    writeFileSync(join(folder, '01.md'), `---\ntitle: ${JSON.stringify(HOSTILE)}\n---\nXin chào.\n`)
    await khue.app.get(CourseImportService, { strict: false }).importFolder(folder, { owner: null, publish: true, approve: true })
  }

  async function visit(path: string, { account, cookie = '', ...headers }: { account?: TestAccount; cookie?: string; [name: string]: unknown } = {}): Promise<Page> {
    const cookies = [account ? `khue_session=${account.token}` : '', cookie].filter(Boolean).join('; ')
    const response = await fetch(khue.address + path, { headers: { accept: 'text/html', ...(cookies ? { cookie: cookies } : {}), ...(headers as Record<string, string>) }, redirect: 'manual' })
    return { status: response.status, html: await response.text(), headers: response.headers }
  }

  const isShell = ({ html }: Page): boolean => html.includes('<title>Khuê</title>') && !html.includes('told-first')
  const told = ({ html }: Page): { locale: string; answers: Record<string, { data?: { me?: { id: string } | null } }> } => JSON.parse(/<script type="application\/json" id="told-first">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')

  it('is there before any script has run, with what its loaders were told', async () => {
    const page = await visit('/courses/thu-xem')
    expect(page).toMatchObject({ status: 200 })
    expect(page.html).toMatch(/<html lang="vi">[\s\S]*<title>Khóa thu-xem · Khuê<\/title>[\s\S]*<h1[^>]*>Khóa thu-xem<\/h1>/)
    expect(page.html.match(/<title>/g)).toHaveLength(1)
    expect(Object.keys(told(page).answers).some((asked) => asked.startsWith('vi /graphql Course '))).toBe(true)
    expect(page.headers.get('cache-control')).toBe('private, no-cache')
    expect(page.headers.get('vary')).toMatch(/accept, cookie/)
    expect(page.html).not.toContain(' style="')
  })

  it('brings its style sheet and its first script in itself, which the policy knows by their hashes, and no other', async () => {
    const page = await visit('/courses/thu-xem')
    const policy = page.headers.get('content-security-policy') ?? ''
    for (const [kind, pattern] of [['style', /<style>(.*?)<\/style>/gs], ['script', /<script>(.*?)<\/script>/gs]] as const) {
      const inside = [...page.html.matchAll(pattern)].map(([, text]) => text ?? '')
      expect(inside).toHaveLength(1)
      expect(policy).toContain(`${kind}-src 'self' 'sha256-${createHash('sha256').update(inside[0] ?? '').digest('base64')}';`)
    }
    expect(page.html).not.toMatch(/<script(?![^>]*(?:src=|type="application\/json"))[^>]+>/)
    const shell = await visit('/sign-in')
    expect(isShell(shell)).toBe(true)
    expect(shell.headers.get('content-security-policy')).toContain("style-src 'self';")
  })

  it('is made for the catalogue, for a lesson of who learns, and for a certificate’s public page', async () => {
    const account = await khue.account()
    await khue.ask('/graphql', 'mutation { enrol(courseSlug: "thu-xem") { id } }', { token: account.token })
    expect((await visit('/courses?q=thu-xem')).html).toContain('value="thu-xem"')
    expect((await visit(`/courses/thu-xem/lessons/${lesson}`, { account })).html).toContain('Xin chào.')
    expect((await visit('/verify/khong-co')).html).toContain('data-status="unknown"')
    expect((await visit('/')).html).toContain('Mỗi ngày học thêm một điều')
  })

  it('speaks as the device has told, and as the account wants', async () => {
    const english = await visit('/courses', { cookie: 'khue.locale=en' })
    expect(english.html).toContain('<html lang="en">')
    expect(told(english).locale).toBe('en')
    expect((await visit('/courses', { cookie: 'khue.locale=xx"><script>' })).html).toContain('<html lang="vi">')
    const account = await khue.account()
    await khue.ask('/graphql', 'mutation { updateProfile(input: { locale: "en" }) { id } }', { token: account.token })
    expect((await visit('/courses', { account })).html).toContain('<html lang="en">')
  })

  it('is nobody else’s: two residents and a stranger side by side each see their own', async () => {
    const [one, other] = [await khue.account(), await khue.account()]
    const rename = (account: TestAccount, name: string) => khue.ask('/graphql', 'mutation ($name: String!) { updateProfile(input: { displayName: $name }) { id } }', { token: account.token, variables: { name } })
    await rename(one, 'Người Thứ Nhất')
    await rename(other, 'Người Thứ Hai')
    const rounds = await Promise.all([1, 2, 3].map(() => Promise.all([visit('/', { account: one }), visit('/', { account: other }), visit('/')])))
    for (const [first, second, stranger] of rounds) {
      expect(first.html).toContain('Người Thứ Nhất')
      expect(first.html).not.toMatch(new RegExp(`Người Thứ Hai|${other.id}`))
      expect(second.html).toContain('Người Thứ Hai')
      expect(second.html).not.toMatch(new RegExp(`Người Thứ Nhất|${one.id}`))
      expect(stranger.html).not.toMatch(new RegExp(`Người Thứ|${one.id}|${other.id}`))
      expect(first.headers.get('cache-control')).toBe('no-store')
      expect(stranger.headers.get('cache-control')).toBe('private, no-cache')
    }
    expect((await visit('/', { cookie: `khue_session=${'x'.repeat(43)}` })).html).not.toContain('Người Thứ')
  })

  it('escapes what authors and addresses say', async () => {
    for (const path of ['/courses/doc-hai', '/courses?q=%3C%2Fscript%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E', '/courses']) {
      const page = await visit(path)
      expect(isShell(page)).toBe(false)
      expect(page.html.match(/<script/g)).toHaveLength(3)
      expect(page.html).not.toMatch(/<img|<script>alert/)
    }
    expect((await visit('/courses/doc-hai')).html).toContain('<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;$&amp; · Khuê</title>')
    for (const path of ['/courses/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '/verify/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E', '//evil.example/courses', '/courses/%E0%A4%A']) {
      expect((await visit(path)).html).not.toContain('<script>alert')
    }
  })

  it('leaves to the browser what is its own: staff’s rooms, forms with secrets, what must be signed in for, what is not there', async () => {
    for (const path of ['/desk', '/teach', '/sign-in', '/register', '/recover', '/me', '/practice', '/offline', '/courses/khong-co', '/khong-co', '/index.html']) {
      const page = await visit(path)
      expect([path, page.status, isShell(page)]).toEqual([path, 200, true])
    }
    expect(isShell(await visit('/me', { account: await khue.account() }))).toBe(false)
  })

  it('is asked for by navigations alone', async () => {
    expect((await visit('/verify/khong-co', { accept: 'application/json' })).html).toContain('"status":"unknown"')
    expect((await visit('/courses', { accept: 'application/json' })).status).toBe(404)
  })

  it('comes compressed to who takes it', async () => {
    expect((await visit('/courses', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBe('br')
    const script = /src="(\/assets\/[^"]+\.js)"/.exec((await visit('/')).html)?.[1] ?? ''
    const answer = await fetch(khue.address + script, { headers: { 'accept-encoding': 'br' } })
    expect([answer.headers.get('content-encoding'), answer.headers.get('cache-control')]).toEqual(['br', 'public, max-age=31536000, immutable'])
  })
})
