import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { ServedKhue, type TestAccount } from './testing/served-khue.js'

const files: Record<string, string> = {
  'course.yaml': 'slug: tai-len\ntitle: Tải lên\nlanguage: vi\nsections:\n  - title: Một\n    lessons: [{ file: a.md }]\n',
  'a.md': '# A\n\n![x](hinh.svg)\n',
  'hinh.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
}

describe('a course that is uploaded', () => {
  let khue: ServedKhue
  let teacher: TestAccount
  let colleague: TestAccount
  beforeAll(async () => {
    khue = await ServedKhue.open()
    teacher = await khue.account('INSTRUCTOR')
    colleague = await khue.account('INSTRUCTOR')
  })
  afterAll(() => khue.close())
  afterEach(() => expect(existsSync(join(khue.home, 'tmp')) ? readdirSync(join(khue.home, 'tmp')) : []).toEqual([]))

  async function zip(content: Record<string, string> = files): Promise<Buffer> {
    const archive = new ZipFile()
    for (const [name, text] of Object.entries(content)) archive.addBuffer(Buffer.from(text), name)
    archive.end()
    const path = join(khue.home, 'sent.zip')
    await pipeline(archive.outputStream, createWriteStream(path))
    return readFileSync(path)
  }
  async function upload(content: Buffer | null, { token = teacher.token, headers = { 'x-khue-request': '1' } }: { token?: string; headers?: Record<string, string> } = {}) {
    const form = new FormData()
    if (content) form.set('file', new Blob([new Uint8Array(content)]), '../../evil.zip')
    const response = await fetch(`${khue.address}/courses/upload`, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...headers }, body: form })
    const { error, course } = (await response.json()) as { error?: { code: string; message: string; faults?: { file: string; line: number | null; reason: string }[] }; course?: { versionId: string; published: boolean } }
    return { status: response.status, code: error?.code, message: error?.message, faults: error?.faults, course }
  }

  it('is refused with its faults in the language of its author, and leaves nothing', async () => {
    const before = await khue.rowCounts()
    const broken = await zip({ ...files, 'course.yaml': `${files['course.yaml']}colour: red\n` })
    expect(await upload(broken)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', faults: [{ file: 'course.yaml', line: 7, reason: 'Không có khóa tên “colour”.' }] })
    expect((await upload(broken, { headers: { 'x-khue-request': '1', 'accept-language': 'en' } })).faults).toEqual([{ file: 'course.yaml', line: 7, reason: 'There is no key named “colour”.' }])
    expect(await upload(Buffer.from('no zip'))).toMatchObject({ status: 400, faults: [{ file: '.zip', line: null, reason: 'Tệp .zip bị hỏng hoặc không phải .zip.' }] })
    expect(await upload(null)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
    expect(await khue.rowCounts()).toEqual(before)
  })

  it('is told with what no lesson names, in the language of its author, and that is no file of it', async () => {
    const answer = await upload(await zip({ ...files, 'course.yaml': (files['course.yaml'] ?? '').replace('tai-len', 'co-thua'), 'LICENSE': 'MIT', 'dap-an.gift': 'Hỏi {T}' }))
    expect(answer).toMatchObject({ status: 200, course: { warnings: [{ file: 'LICENSE', line: null, key: 'folder.left-out', reason: 'Không bài học nào dùng tệp này nên nó được để ngoài.' }, { file: 'dap-an.gift' }] } })
    expect((await fetch(`${khue.address}/media/${answer.course?.versionId}/dap-an.gift`, { headers: { authorization: `Bearer ${teacher.token}` } })).status).toBe(404)
  })

  it('comes one at a time from each instructor, and leaves nothing where nobody waits for it any longer', async () => {
    const gone = new AbortController()
    let begun: () => void = () => undefined
    const sending = new Promise<void>((resolve) => (begun = resolve))
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK'))
      },
      pull: () => begun(),
    })
    const never = fetch(`${khue.address}/courses/upload`, { method: 'POST', headers: { 'authorization': `Bearer ${teacher.token}`, 'x-khue-request': '1', 'content-type': 'multipart/form-data; boundary=x' }, body, signal: gone.signal, duplex: 'half' } as RequestInit).catch((error: unknown) => error)
    await sending
    const again = async () => (await upload(await zip({ ...files, 'course.yaml': (files['course.yaml'] ?? '').replace('tai-len', 'lan-hai') }))) as { status: number; code?: string }
    let answer = await again()
    while (answer.status === 200) answer = await again()
    expect(answer).toMatchObject({ status: 409, code: 'CONFLICT' })
    expect(await upload(await zip({ ...files, 'course.yaml': (files['course.yaml'] ?? '').replace('tai-len', 'cua-dong-nghiep') }), { token: colleague.token })).toMatchObject({ status: 200 })
    gone.abort()
    await never
    while (answer.status === 409) answer = await again()
    expect(answer.status).toBe(200)
  })

  it('needs a header that a page of another site cannot send', async () => {
    expect(await upload(await zip(), { headers: {} })).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  describe('and taken', () => {
    let versionId: string
    const get = (path: string, token?: string): Promise<Response> => fetch(`${khue.address}/media/${versionId}/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    const preview = (token: string) => khue.ask('/graphql', '{ preview(courseSlug: "tai-len") { title published } }', { token })
    const publish = (token: string) => khue.ask('/graphql', 'mutation { publishCourse(courseSlug: "tai-len") { published } }', { token })
    beforeAll(async () => {
      versionId = (await upload(await zip())).course?.versionId ?? ''
    })

    it('is a draft that its owner sees and nobody else', async () => {
      expect((await preview(teacher.token)).data).toEqual({ preview: { title: 'Tải lên', published: false } })
      expect([(await preview(colleague.token)).code, (await publish(colleague.token)).code]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
      expect((await khue.ask('/graphql', '{ course(slug: "tai-len") { id } }')).data).toEqual({ course: null })
      expect([(await get('hinh.svg')).status, (await get('hinh.svg', colleague.token)).status, (await get('hinh.svg', teacher.token)).status]).toEqual([404, 404, 200])
      expect(await upload(await zip({ ...files, 'a.md': '# Của tôi' }), { token: colleague.token })).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    })

    it('has its files served as what can run nothing, and no other file', async () => {
      expect((await publish(teacher.token)).data).toEqual({ publishCourse: { published: true } })
      const picture = await get('hinh.svg')
      expect(picture.status).toBe(200)
      expect(Object.fromEntries(['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'].map((name) => [name, picture.headers.get(name)]))).toEqual({
        'content-type': 'image/svg+xml', 'content-disposition': 'attachment', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff',
      })
      for (const path of ['course.yaml', 'a.md', '..%2f..%2fpg%2fPG_VERSION', '%2e%2e/%2e%2e/x', 'hinh.svg%00', '%ff', '']) expect([path, (await get(path)).status >= 400]).toEqual([path, true])
      expect((await fetch(`${khue.address}/media/x/hinh.svg`)).status).toBe(404)
    })

    it('is withdrawn by its owner alone, and keeps its files for who has begun it', async () => {
      const withdraw = (token: string) => khue.ask('/graphql', 'mutation { withdrawCourse(courseSlug: "tai-len") { published withdrawn } }', { token })
      const enrol = (token: string) => khue.ask('/graphql', 'mutation { enrol(courseSlug: "tai-len") { id } }', { token })
      const [begun, late] = [await khue.account(), await khue.account()]
      const first = await enrol(begun.token)
      expect((await withdraw(colleague.token)).code).toBe('FORBIDDEN')
      expect((await withdraw(teacher.token)).data).toEqual({ withdrawCourse: { published: true, withdrawn: true } })
      expect((await khue.ask('/graphql', '{ course(slug: "tai-len") { id } }')).data).toEqual({ course: null })
      expect([(await enrol(late.token)).code, (await enrol(begun.token)).data, (await get('hinh.svg', begun.token)).status]).toEqual(['NOT_FOUND', first.data, 200])
      expect((await publish(teacher.token)).data).toEqual({ publishCourse: { published: true } })
      expect((await enrol(late.token)).code).toBeNull()
    })
  })
})
