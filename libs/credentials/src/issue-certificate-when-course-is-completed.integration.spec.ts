import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { IdentityService, identityContext } from '@khue/identity'
import { statementObserver } from '@khue/platform/database'
import { Clock, SystemClock } from '@khue/platform/observability'
import { Outbox, outboxContext, type StoredEvent, UnusableEvents } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { type TerritoryService, territoryContext } from '@khue/territory'
import { CertificateService } from './certificate.service.js'
import { credentialsContext, IssueCertificateWhenCourseIsCompleted } from './index.js'

const THEN = '00070'
const NOW = '00082'
const at = new Date('2026-11-20T03:00:00Z')

/** An event, and whose account its resident has. */
type Told = StoredEvent & { accountId: string }

function event(kind: string, accountId: string, payload: object, id: string = randomUUID()): Told {
  return { id, kind, version: 1, occurredAt: at, recordedAt: at, requestId: null, payload, accountId }
}
const completed = (accountId: string = randomUUID(), more: object = {}): Told =>
  event('completed', accountId, {
    residentId: accountId, unitCode: THEN, birthYear: 1959, gender: null, enrolmentId: randomUUID(), courseId: randomUUID(), versionId: randomUUID(), courseSlug: 'c',
    courseTitle: 'Khoá học', courseSummary: null, courseLanguage: 'vi', score: 0.9, shown: { lessons: 2, quizzes: [] }, certificate: true, alignments: [{ competency: 'vn-digital.4.2', level: 2 }], ...more,
  })
const voided = (what: Told): Told => event('completion-voided', what.accountId, { corrects: what.id, reason: 'fraud' })

describe('certificates of completed courses', () => {
  let test: TestDatabase
  let consumer: IssueCertificateWhenCourseIsCompleted
  let service: CertificateService
  const clock: Clock = new SystemClock()

  beforeAll(async () => {
    test = await testDatabase([outboxContext, territoryContext, identityContext, credentialsContext])
    const identity = new IdentityService(test.database, { isResidential: async () => true } as unknown as TerritoryService, new Outbox(), clock)
    consumer = new IssueCertificateWhenCourseIsCompleted(identity, new Outbox(), clock)
    service = new CertificateService(test.database, identity, clock)
  })
  afterAll(() => test.close())
  beforeEach(() => test.database.transaction((tx) => tx.sql('TRUNCATE credentials.certificate, credentials.voided, credentials.recognised, outbox.event, outbox.waiting, identity.account CASCADE')))

  /** Gives each account of these events a person, whose campaign id is called the same here. */
  const settle = (events: readonly Told[]) =>
    test.database.transaction((tx) =>
      tx.sql(
        `INSERT INTO identity.account (id, resident_id, display_name, username, password_hash, unit_code)
         SELECT DISTINCT id, id, 'A', 'u.' || id, 'x', $2 FROM unnest($1::uuid[]) AS r(id) ON CONFLICT DO NOTHING`,
        [events.map((one) => one.accountId), THEN],
      ),
    )
  const applyAlone = (...events: StoredEvent[]): Promise<void> => test.database.transaction((tx) => consumer.apply(tx, events))
  const apply = (...events: Told[]): Promise<void> => settle(events).then(() => applyAlone(...events))
  const of = (accountId: string | null) => service.mine({ accountId } as never)
  const told = (): Promise<{ payload: Record<string, unknown>; occurredAt: Date }[]> =>
    test.database.read((tx) => tx.sql(`SELECT payload, occurred_at AS "occurredAt" FROM outbox.event WHERE kind = 'certificate-issued'`))

  it('are issued once when twenty deliveries of the same events run side by side', async () => {
    const events = Array.from({ length: 5 }, () => completed())
    await Promise.all(Array.from({ length: 20 }, (_, n) => apply(...(n % 2 ? events : [...events].reverse()))))
    expect(await told()).toHaveLength(5)
    for (const { accountId } of events) expect(await of(accountId)).toHaveLength(1)
  })

  it('are counted where their holder lives when they are issued, as she is then', async () => {
    const accountId = randomUUID()
    const residentId = accountId
    await test.database.transaction((tx) => tx.sql(`INSERT INTO identity.account (id, resident_id, display_name, username, password_hash, unit_code, birth_year) VALUES ($1, $2, 'A', 'a.a', 'x', $3, 1960)`, [accountId, residentId, NOW]))
    const one = completed(accountId, { residentId })
    const { enrolmentId, courseId, versionId, courseSlug } = one.payload as Record<string, string>
    await apply(one)
    const [issued] = await told()
    expect(issued).toMatchObject({ payload: { residentId, unitCode: NOW, birthYear: 1960, gender: null, enrolmentId, courseId, versionId, courseSlug } })
    expect(JSON.stringify(issued?.payload)).not.toContain('display')
    expect((issued?.occurredAt.getTime() ?? 0) - at.getTime()).toBeGreaterThan(0)
  })

  it('are given to nobody whose account is gone', async () => {
    const gone = completed()
    await applyAlone(gone)
    expect([await told(), await of(gone.accountId)]).toEqual([[], []])
  })

  it('are not given where the author wants none; an event from before that wish gives one', async () => {
    const refused = completed(randomUUID(), { certificate: false })
    const old = completed(randomUUID(), { certificate: undefined, shown: undefined, courseLanguage: undefined, courseSummary: undefined })
    await apply(refused, old)
    expect(await of(refused.accountId)).toEqual([])
    expect(await of(old.accountId)).toMatchObject([{ shown: null, courseLanguage: 'vi', revokedAt: null }])
  })

  it('are revoked when the completion is voided, and not given when the voiding comes first', async () => {
    const [first, second, third] = [completed(), completed(), completed()] as [Told, Told, Told]
    await apply(first)
    await apply(voided(first))
    await apply(voided(second))
    await apply(second)
    await apply(third, voided(third))
    expect((await of(first.accountId))[0]?.revokedAt).not.toBeNull()
    expect([await of(second.accountId), await of(third.accountId)]).toEqual([[], []])
    expect(await told()).toHaveLength(1)
  })

  it('show what the completion is found to be evidence for later, whichever comes first', async () => {
    const [early, late] = [completed(randomUUID(), { alignments: [] }), completed(randomUUID(), { alignments: [] })] as [Told, Told]
    const recognised = (what: Told): Told => event('alignments-recognised', what.accountId, { alignments: [{ competency: 'lang-en', level: 1 }], evidenceOf: what.id })
    await apply(recognised(early))
    await apply(early, late)
    await apply(recognised(late))
    for (const { accountId } of [early, late]) expect((await of(accountId))[0]?.alignments).toEqual([{ competency: 'lang-en', level: 1 }])
  })

  it('name the events that cannot be read', async () => {
    const bad = completed(randomUUID(), { courseTitle: 7 })
    await expect(apply(completed(), bad)).rejects.toBeInstanceOf(UnusableEvents)
    expect(await told()).toEqual([])
  })

  it('end the same for any history in any order and any batches: standing, or gone', async () => {
    const histories = fc.record({ voids: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), keys: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), size: fc.integer({ min: 1, max: 12 }) })
    await fc.assert(
      fc.asyncProperty(histories, async ({ voids, keys, size }) => {
        const courses = voids.map(() => completed())
        const events = courses.flatMap((course, n) => [course, course, ...(voids[n] ? [voided(course), voided(course)] : [])])
        const order = events.map((what, n) => ({ what, key: keys[n % keys.length] ?? 0 })).sort((a, b) => a.key - b.key).map(({ what }) => what)
        for (let from = 0; from < order.length; from += size) await apply(...order.slice(from, from + size))
        for (const [n, course] of courses.entries()) {
          const standing = (await of(course.accountId)).filter((certificate) => certificate.revokedAt === null)
          expect(standing).toHaveLength(voids[n] ? 0 : 1)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('cost as many statements for a thousand as for one, and so does the list of one holder', async () => {
    const accountId = randomUUID()
    const statements = async (events: Told[]): Promise<number> => settle(events).then(async () => (await statementObserver.record(() => applyAlone(...events))).statements.length)
    expect(await statements([completed(accountId)])).toBe(await statements(Array.from({ length: 1_000 }, () => completed())))
    const list = async (): Promise<number> => (await statementObserver.record(() => of(accountId))).statements.length
    const one = await list()
    await apply(...Array.from({ length: 20 }, () => completed(accountId)))
    expect([await list(), (await of(accountId)).length]).toEqual([one, 21])
  })
})
