import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { MaintenanceService } from '@khue/campaign'
import { CourseImportService } from '@khue/catalogue'
import { cliContexts, seed } from '@khue/cli'
import { CertificateService, SigningKeysService } from '@khue/credentials'
import { serveWebFiles } from '@khue/learning-app'
import { CompletionService } from '@khue/learning'
import { type Served, serve } from '@khue/platform/app'
import { readSettings } from '@khue/platform/config'
import { Log } from '@khue/platform/observability'
import { OutboxRepository } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { Work } from '@khue/worker-app'
import { StandaloneModule } from './standalone.module.js'
import { StartUp } from './start-up.js'

interface Certificate {
  id: string
  number: string
  courseSlug: string
  issuedAt: string
  revokedAt: string | null
  showName: boolean
  pdfUrl: string
  credentialUrl: string
  verifyUrl: string
}
const FIELDS = 'id number courseSlug issuedAt revokedAt showName pdfUrl credentialUrl verifyUrl'
const HOLDER = 'Nguyễn Thị Ánh Tuyết'

describe('a certificate, over HTTP', () => {
  const home = mkdtempSync(join(tmpdir(), 'khue-certificates-'))
  let test: TestDatabase
  let served: Served
  let base: string
  const get = <T>(type: abstract new (...args: never[]) => T): T => served.app.get(type, { strict: false })

  beforeAll(async () => {
    test = await testDatabase(cliContexts)
    const settings = readSettings({ KHUE_HOME: home, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: test.url, RELAY_POLL_MS: '20' })
    const log = Log.create('silent', 'test')
    const page = join(home, 'web')
    mkdirSync(page)
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>Khuê</title>')
    served = await serve(StandaloneModule.forRoot({ service: 'test', settings, databaseUrl: test.url, contexts: cliContexts, log }, new StartUp()), { settings, log }, (fastify) => serveWebFiles(fastify, log, { files: page, server: page }))
    base = served.address.replace('localhost', '127.0.0.1')
    await seed(served.app)
    await get(Work).start()
    for (const [slug, more] of [['with-certificate', ''], ['second', ''], ['without', 'certificate: false\n']] as const) {
      const folder = join(home, slug)
      mkdirSync(folder)
      writeFileSync(join(folder, 'course.yaml'), `slug: ${slug}\ntitle: An toàn trực tuyến ${slug}\nsummary: Giữ tài khoản.\nlanguage: vi\n${more}alignments: [{ competency: vn-digital.4.2, level: 2 }]\nsections:\n  - title: Một\n    lessons:\n      - file: 01.md\n        title: Mật khẩu\n      - file: 02.gift\n        title: Kiểm tra\n`)
      writeFileSync(join(folder, '01.md'), '# Mật khẩu\n\nDài là tốt.\n')
      writeFileSync(join(folder, '02.gift'), '::a:: Mật khẩu nên dài. {TRUE}\n')
      await get(CourseImportService).importFolder(folder, { owner: null, publish: true, approve: true })
    }
  }, 120_000)
  afterAll(async () => {
    await served.app.close()
    await test.close()
    rmSync(home, { recursive: true, force: true })
  })

  async function ask<T>(query: string, variables: object, token = ''): Promise<T> {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const answer = (await (await fetch(`${base}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json()) as { data: T; errors?: { message: string; extensions: { code: string } }[] }
    if (answer.errors) throw new Error(`${answer.errors[0]?.extensions.code} ${answer.errors[0]?.message}`)
    return answer.data
  }
  async function register(displayName = HOLDER): Promise<string> {
    const input = { username: `u${randomUUID().slice(0, 8)}`, password: 'một câu dài dễ nhớ', displayName, unitCode: '00070' }
    return (await ask<{ register: { token: string } }>('mutation($input: RegisterInput!) { register(input: $input) { token } }', { input })).register.token
  }
  async function complete(token: string, courseSlug: string): Promise<string> {
    const { enrol } = await ask<{ enrol: { id: string; course: { sections: { lessons: { id: string }[] }[] } } }>('mutation($s: String!) { enrol(courseSlug: $s) { id course { sections { lessons { id } } } } }', { s: courseSlug }, token)
    const [reading, quiz] = enrol.course.sections.flatMap((section) => section.lessons.map((lesson) => lesson.id))
    const events = [{ clientEventId: randomUUID(), lessonId: reading, position: 1, done: true, occurredAt: new Date().toISOString() }]
    await ask('mutation($events: [ProgressEventInput!]!) { recordProgress(events: $events) { state } }', { events }, token)
    const { startAttempt } = await ask<{ startAttempt: { id: string; questions: { id: string; choices: { id: string }[] }[] } }>('mutation($l: ID!) { startAttempt(lessonId: $l) { id questions { id choices { id } } } }', { l: quiz }, token)
    const answers = startAttempt.questions.map((question) => ({ questionId: question.id, choiceIds: [question.choices[0]?.id] }))
    await ask('mutation($id: ID!, $answers: [AnswerInput!]!) { saveAnswers(attemptId: $id, answers: $answers) { id } }', { id: startAttempt.id, answers }, token)
    await ask('mutation($id: ID!) { submitAttempt(attemptId: $id) { passed } }', { id: startAttempt.id }, token)
    return enrol.id
  }
  const mine = async (token: string): Promise<Certificate[]> => (await ask<{ myCertificates: Certificate[] }>(`{ myCertificates { ${FIELDS} } }`, {}, token)).myCertificates
  async function settled(): Promise<void> {
    for (let tries = 0; tries < 400; tries++) {
      const { waiting, sent } = await test.database.read((tx) => get(OutboxRepository).state(tx))
      if (waiting + sent === 0) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('events are still on their way')
  }
  async function certified(courseSlug = 'with-certificate'): Promise<{ token: string; enrolmentId: string; certificate: Certificate }> {
    const token = await register()
    const enrolmentId = await complete(token, courseSlug)
    await settled()
    const [certificate] = await mine(token)
    return { token, enrolmentId, certificate: certificate as Certificate }
  }
  const fetchAs = (path: string, accept: string, token = ''): Promise<Response> =>
    fetch(new URL(path, base), { headers: { accept, ...(token ? { authorization: `Bearer ${token}` } : {}) } })
  const status = async (verifyUrl: string): Promise<Record<string, unknown>> => (await (await fetchAs(verifyUrl, 'application/json')).json()) as Record<string, unknown>
  const keySet = () => createRemoteJWKSet(new URL(`${base}/.well-known/jwks.json`))
  const signed = async (path: string): Promise<string> => (await fetchAs(path, 'application/vc+jwt')).text()

  it('comes by itself for a completed course, newest first, but for one whose author wants none', async () => {
    const token = await register()
    for (const slug of ['with-certificate', 'without', 'second']) await complete(token, slug)
    await settled()
    const certificates = await mine(token)
    expect(certificates.map((certificate) => certificate.courseSlug)).toEqual(['second', 'with-certificate'])
    expect(certificates[0]).toMatchObject({ revokedAt: null, showName: false, number: expect.stringMatching(/^KH-\d{4}-\d{6,}$/) })
    expect(await get(MaintenanceService).verify()).toEqual([])
    const [row] = await test.database.read((tx) => tx.sql<{ value: string; unit: string }>(`SELECT unit_code AS unit, sum(value)::int AS value FROM campaign.flow_rollup WHERE indicator = 'certificates' AND grain = 'year' AND unit_code = '00070' GROUP BY 1`))
    expect(Number(row?.value)).toBeGreaterThanOrEqual(2)
  })

  it('stands beside the picture of what was shown, with its evidence, and the weeks in a row', async () => {
    const { token } = await certified()
    const query = '{ myLearningWeeks { inARow daysThisWeek } myCompetencyMap { code domains { number name competencies { code level nextLevel levels { level name attained } evidence { level courseSlug score } } } } }'
    const { myLearningWeeks, myCompetencyMap } = await ask<{ myLearningWeeks: object; myCompetencyMap: { code: string; domains: { number: number; name: string; competencies: { code: string; levels: object[] }[] }[] }[] }>(query, {}, token)
    expect(myLearningWeeks).toEqual({ inARow: 1, daysThisWeek: 1 })
    const digital = myCompetencyMap.find((framework) => framework.code === 'vn-digital')
    expect(digital?.domains.map((domain) => domain.competencies.length)).toEqual([3, 6, 4, 4, 4, 3])
    expect(digital?.domains[3]?.name).toBe('An toàn')
    const shown = digital?.domains[3]?.competencies.find((competency) => competency.code === 'vn-digital.4.2')
    expect(shown).toMatchObject({ level: 2, nextLevel: 3, evidence: [{ level: 2, courseSlug: 'with-certificate', score: 1 }] })
    expect(shown?.levels.slice(1, 3)).toEqual([{ level: 2, name: 'Bậc 2 (cơ bản)', attained: true }, { level: 3, name: 'Bậc 3 (trung cấp)', attained: false }])
    expect(myCompetencyMap.find((framework) => framework.code === 'lang-en')?.domains[0]?.competencies[0]?.levels).toHaveLength(6)
  })

  it('is printed for its holder alone, with her name', async () => {
    const { token, certificate } = await certified()
    const other = await register('Trần Văn Bình')
    expect((await fetchAs(certificate.pdfUrl, '*/*')).status).toBe(401)
    expect((await fetchAs(certificate.pdfUrl, '*/*', other)).status).toBe(403)
    expect((await fetchAs(certificate.pdfUrl.replace(certificate.id, randomUUID()), '*/*', token)).status).toBe(404)
    const answer = await fetchAs(certificate.pdfUrl, 'application/pdf', token)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-store'])
    expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('tells the public what was learnt, and no name until its holder allows it', async () => {
    const { token, certificate } = await certified()
    const told = await status(certificate.verifyUrl)
    expect(told).toMatchObject({ status: 'valid', holder: null, revokedAt: null, course: { slug: 'with-certificate' }, shown: { score: 1, lessons: 2, quizzes: [{ title: 'Kiểm tra', score: 1, passMark: 0.6 }] } })
    expect(told['competencies']).toMatchObject([{ code: 'vn-digital.4.2', level: 2, name: 'Bảo vệ dữ liệu cá nhân và quyền riêng tư' }])
    const update = 'mutation($id: ID!, $showName: Boolean!) { updateCertificatePrivacy(id: $id, showName: $showName) { showName } }'
    expect(JSON.stringify(told) + (await signed(certificate.credentialUrl))).not.toContain('Tuyết')
    await expect(ask(update, { id: certificate.id, showName: true }, await register('Trần Văn Bình'))).rejects.toThrow('FORBIDDEN')
    await expect(ask(update, { id: randomUUID(), showName: true }, token)).rejects.toThrow('NOT_FOUND')
    await expect(ask(update, { id: certificate.id, showName: true })).rejects.toThrow('UNAUTHENTICATED')
    await ask(update, { id: certificate.id, showName: true }, token)
    expect((await status(certificate.verifyUrl))['holder']).toEqual({ name: HOLDER })
    expect(decodeJwt(await signed(certificate.credentialUrl))['credentialSubject']).toMatchObject({ identifier: [{ identityHash: HOLDER, hashed: false }] })
    await ask(update, { id: certificate.id, showName: false }, token)
    expect((await status(certificate.verifyUrl))['holder']).toBeNull()
  })

  it('says unknown for what never was, with 200, and shows browsers the page', async () => {
    for (const id of [randomUUID(), 'x', '%00', "1' OR '1'='1"]) {
      const answer = await fetchAs(`/verify/${encodeURIComponent(id)}`, 'application/json')
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'unknown' }])
    }
    const page = await fetchAs(`/verify/${randomUUID()}`, 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Khuê</title>')])
    for (const path of [`/credentials/${randomUUID()}`, '/credentials/status/7', '/certificates/x/y', '/.well-known/nothing']) {
      const answer = await fetchAs(path, 'text/html,*/*')
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 404, expect.stringContaining('application/json')])
    }
  })

  it('is a signed Open Badge that another hand verifies by the published key, and that fails when a letter is changed', async () => {
    const { certificate } = await certified()
    const token = await signed(certificate.credentialUrl)
    const { payload, protectedHeader } = await jwtVerify(token, keySet(), { algorithms: ['EdDSA'] })
    expect(protectedHeader).toMatchObject({ typ: 'vc+jwt', kid: expect.any(String) })
    expect(payload).toMatchObject({ iss: `${base}/credentials/issuer`, jti: certificate.credentialUrl, nbf: Math.floor(Date.parse(certificate.issuedAt) / 1000), type: ['VerifiableCredential', 'OpenBadgeCredential'] })
    expect(payload.sub).toMatch(/^urn:uuid:/)
    const document = (await (await fetchAs(certificate.credentialUrl, 'application/ld+json')).json()) as Record<string, unknown>
    expect(payload).toMatchObject(document)
    expect(document['@context']).toEqual(['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'])
    const [head = '', body = '', signature = ''] = token.split('.')
    const forged = Buffer.from(body, 'base64url').toString().replace('"100"', '"101"')
    expect(forged).not.toBe(Buffer.from(body, 'base64url').toString())
    await expect(jwtVerify([head, Buffer.from(forged).toString('base64url'), signature].join('.'), keySet())).rejects.toThrow()
    await expect(jwtVerify([Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url'), body, ''].join('.'), keySet())).rejects.toThrow()
  })

  it('is revoked by staff, and its page, its status and the list say so at once; the completion stays', async () => {
    const { token, enrolmentId, certificate } = await certified()
    const { credentialStatus: place } = decodeJwt(await signed(certificate.credentialUrl)) as { credentialStatus: { statusListCredential: string; statusListIndex: string; statusPurpose: string } }
    const bit = async (): Promise<number> => {
      const { payload } = await jwtVerify(await signed(place.statusListCredential), keySet())
      const { encodedList } = payload['credentialSubject'] as { encodedList: string }
      const bytes = new Uint8Array(await new Response(new Blob([Buffer.from(encodedList.slice(1), 'base64url')]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer())
      expect(bytes.length).toBe(16_384)
      return ((bytes[Number(place.statusListIndex) >> 3] ?? 0) >> (7 - (Number(place.statusListIndex) & 7))) & 1
    }
    expect([place.statusPurpose, await bit()]).toEqual(['revocation', 0])
    await get(CertificateService).revoke(certificate.id, 'issued in error', null)
    expect(await status(certificate.verifyUrl)).toMatchObject({ status: 'revoked', revokedAt: expect.any(String) })
    expect(JSON.stringify(await status(certificate.verifyUrl))).not.toContain('issued in error')
    expect(await bit()).toBe(1)
    expect((await mine(token))[0]?.revokedAt).not.toBeNull()
    await expect(get(CertificateService).revoke(certificate.id, 'again', null)).rejects.toThrow('CONFLICT')
    await expect(get(CertificateService).revoke(randomUUID(), 'why', null)).rejects.toThrow('NOT_FOUND')
    const audits = await test.database.read((tx) => tx.sql(`SELECT detail FROM identity.audit_log WHERE action = 'certificate.revoked' AND subject = $1`, [certificate.id]))
    expect(audits).toEqual([{ detail: { reason: 'issued in error' } }])
    const { enrolment } = await ask<{ enrolment: { id: string; state: string } }>('{ enrolment(courseSlug: "with-certificate") { id state } }', {}, token)
    expect(enrolment).toEqual({ id: enrolmentId, state: 'COMPLETED' })
    expect(await get(MaintenanceService).verify()).toEqual([])
  })

  it('is revoked when its completion is voided', async () => {
    const { token, enrolmentId, certificate } = await certified('second')
    await get(CompletionService).void(enrolmentId, 'somebody else sat the quiz', null)
    await settled()
    expect(await status(certificate.verifyUrl)).toMatchObject({ status: 'revoked' })
    expect((await mine(token)).length).toBe(1)
    expect(await get(MaintenanceService).verify()).toEqual([])
  })

  it('verifies by its old key after the keys were rotated; new signatures are by the new one', async () => {
    const { certificate } = await certified()
    const before = await signed(certificate.credentialUrl)
    const kid = await get(SigningKeysService).rotate()
    const after = await signed(certificate.credentialUrl)
    expect((await jwtVerify(after, keySet())).protectedHeader.kid).toBe(kid)
    expect((await jwtVerify(before, keySet())).protectedHeader.kid).not.toBe(kid)
    expect(statSync(join(home, 'credentials.secret')).mode & 0o077).toBe(0)
    const kept = await test.database.read((tx) => tx.sql<{ open: boolean }>('SELECT private_sealed IS NOT NULL AS open FROM credentials.signing_key ORDER BY created_at'))
    expect(kept.filter((row) => row.open)).toHaveLength(1)
  })

  it.each(['evil.example', 'khue.local', '10.0.0.1', '192.168.255.254', 'localhost.evil.example', 'localhost:1@evil.example', '127.0.0.1.evil.example', '[2001:db8::1]'])('signs no address that a stranger names as the host: %s', async (host) => {
    const { certificate } = await certified()
    const { hostname, port } = new URL(base)
    const body = await new Promise<string>((resolve, reject) => {
      const call = request({ hostname, port, path: `/credentials/${certificate.id}`, headers: { host, 'x-forwarded-host': '127.0.0.1', 'accept': 'application/vc+jwt', 'accept-language': 'en' } }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text))
      })
      call.on('error', reject).end()
    })
    expect(JSON.parse(body)).toEqual({ error: { code: 'CONFLICT', message: expect.stringContaining('PUBLIC_URL has to be set') } })
    expect(decodeJwt(await signed(certificate.credentialUrl)).iss).toContain(`${hostname}:${port}`)
  })

  it('holds back who guesses, or has the sheet drawn again and again', async () => {
    const { token, certificate } = await certified()
    const sheets = await Promise.all(Array.from({ length: 31 }, () => fetchAs(certificate.pdfUrl, '*/*', token)))
    expect(sheets.filter((answer) => answer.status === 429)).toHaveLength(1)
    const answers = await Promise.all(Array.from({ length: 130 }, () => fetchAs(`/verify/${randomUUID()}`, 'application/json')))
    expect(answers.some((answer) => answer.status === 429)).toBe(true)
  })
})
