import type { SignedIn } from '@khue/identity'
import { requestContext } from '@khue/platform/observability'
import { flagRules } from './domain/flag-rules.js'
import { LearningRoom } from './testing/learning-room.js'

describe('improbable completions', () => {
  let room: LearningRoom
  let slugs: string[]
  let staff: SignedIn
  beforeAll(async () => {
    room = await LearningRoom.open()
    slugs = Array.from({ length: 8 }, (_, n) => `co-${n}`)
    for (const slug of slugs) await room.course(slug, { articles: 3, more: 'một câu dài '.repeat(400) })
    staff = await room.learner()
  })
  afterAll(() => room.close())
  beforeEach(async () => {
    room.clock.set('2026-03-01T01:00:00Z')
    await room.test.database.transaction((tx) => tx.sql('DELETE FROM learning.recent_completion; DELETE FROM learning.flag'))
  })

  const outlineOf = async (slug: string) => room.catalogue.outline((await room.catalogue.published(slug))?.versionId ?? '')
  const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 1, minute)).toISOString()
  /** Enrols at a minute and completes a lesson every `each` minutes. */
  async function complete(learner: SignedIn, slug: string, { from = 0, each = 30 } = {}): Promise<string> {
    const outline = await outlineOf(slug)
    room.clock.set(at(from))
    const { enrolment } = await room.learning.enrol(learner, slug)
    for (const [n, lesson] of outline.lessons.slice(0, -1).entries()) {
      room.clock.set(at(from + each * (n + 1)))
      await room.learning.recordProgress(learner, [room.progress(lesson.id)])
    }
    await room.pass(learner, outline)
    return enrolment.id
  }
  const flagged = async () => (await room.flags.flagged(100, null)).rows
  const rulesOf = async (enrolmentId: string): Promise<string[]> => (await flagged()).find((row) => row.enrolmentId === enrolmentId)?.flags.map((flag) => flag.rule).sort() ?? []

  it('are not those of a learner who takes her time', async () => {
    await complete(await room.learner(), 'co-0')
    expect(await flagged()).toEqual([])
  })

  it('are those made by a script at once; they count all the same', async () => {
    const learner = await room.learner()
    const id = await complete(learner, 'co-0', { each: 0 })
    expect(await rulesOf(id)).toEqual(['faster-than-stated', 'lessons-at-once'])
    expect((await room.learning.enrolment(learner, 'co-0'))?.enrolment.state).toBe('COMPLETED')
    expect(await room.events('completed', learner)).toHaveLength(1)
  })

  it('are all of one person on one day, as soon as there are five', async () => {
    const learner = await room.learner()
    const made = []
    for (const [n, slug] of slugs.slice(0, 4).entries()) made.push(await complete(learner, slug, { from: n * 100 }))
    expect(await flagged()).toEqual([])
    made.push(await complete(learner, 'co-4', { from: 450 }))
    for (const id of made) expect(await rulesOf(id)).toEqual(['many-a-day'])
    await complete(learner, 'co-5', { from: 1_500 })
    expect((await flagged()).map((row) => row.enrolmentId).sort()).toEqual([...made].sort())
  })

  it('are those of who moves about, before and after, at once with the third move', async () => {
    let learner = await room.learner()
    const first = await complete(learner, 'co-0')
    for (const [n, unitCode] of ['00082', '00091'].entries()) {
      room.clock.set(at(200 + n))
      learner = await room.identity.updateProfile(learner, { unitCode })
    }
    expect(await flagged()).toEqual([])
    room.clock.set(at(210))
    learner = await room.identity.updateProfile(learner, { unitCode: '00004' })
    expect(await rulesOf(first)).toEqual(['moved-often'])
    const second = await complete(learner, 'co-1', { from: 300 })
    expect(await rulesOf(second)).toEqual(['moved-often'])
    expect((await flagged())[0]?.flags[0]?.values).toEqual({ count: 3 })
    room.clock.set('2026-04-15T00:00:00Z')
    const later = await outlineOf('co-2')
    await room.learning.enrol(learner, 'co-2')
    room.clock.set('2026-04-20T00:00:00Z')
    await room.learning.recordProgress(learner, later.lessons.slice(0, -1).map((lesson, n) => room.progress(lesson.id, { occurredAt: `2026-04-1${5 + n}T10:00:00Z` })))
    await room.pass(learner, later)
    expect((await flagged()).map((row) => row.enrolmentId).sort()).toEqual([first, second].sort())
  })

  it('are all that came from one address in a burst, whoever made them', async () => {
    const from = <T>(ip: string, work: () => Promise<T>): Promise<T> => requestContext.run({ requestId: 'r', ip, locale: 'vi' }, work)
    const { threshold } = flagRules['burst-of-address']
    const outline = await outlineOf('co-0')
    const learners = await Promise.all(Array.from({ length: threshold + 1 }, () => room.learner()))
    for (const learner of learners) {
      await room.learning.enrol(learner, 'co-0')
      await room.pass(learner, outline)
    }
    room.clock.set(at(120))
    const finish = (learner: SignedIn, ip: string) => from(ip, () => room.learning.recordProgress(learner, outline.lessons.slice(0, -1).map((lesson, n) => room.progress(lesson.id, { occurredAt: at(30 * (n + 1)) }))))
    await finish(learners[0] as SignedIn, '203.0.113.9')
    for (const learner of learners.slice(1, threshold)) await finish(learner, '203.0.113.7')
    expect(await flagged()).toEqual([])
    await finish(learners[threshold] as SignedIn, '203.0.113.7')
    expect((await flagged()).map((row) => row.accountId).sort()).toEqual(learners.slice(1).map((learner) => learner.accountId).sort())
    room.clock.set(at(131))
    await from('203.0.113.7', () => complete(learners[0] as SignedIn, 'co-1', { from: 131 }))
    const [left] = await room.read<{ count: number }>(`SELECT count(*)::int AS count FROM learning.recent_completion WHERE at < $1`, [at(140)])
    expect(left?.count).toBe(0)
  })

  it('are left as they are or voided with a reason, once, in the audit log', async () => {
    const [one, two] = [await room.learner(), await room.learner()]
    const kept = await complete(one, 'co-0', { each: 0 })
    const voided = await complete(two, 'co-0', { each: 0 })
    await expect(room.flags.dismiss(kept, '  ', staff)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'reason' }] })
    await room.flags.dismiss(kept, 'Đã gọi điện hỏi', staff)
    await expect(room.flags.dismiss(kept, 'lại', staff)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(room.flags.dismiss('x', 'lại', staff)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await room.completions.void(voided, 'Máy làm', staff)
    expect(await flagged()).toEqual([])
    expect((await room.learning.enrolment(one, 'co-0'))?.enrolment.state).toBe('COMPLETED')
    expect(await room.events('completion-voided', two)).toHaveLength(1)
    const log = await room.read('SELECT action, subject, detail, actor_account_id AS actor FROM identity.audit_log WHERE actor_account_id = $1 ORDER BY id', [staff.accountId])
    expect(log).toEqual([
      { action: 'completion.flags-dismissed', subject: kept, detail: { reason: 'Đã gọi điện hỏi' }, actor: staff.accountId },
      { action: 'completion.voided', subject: voided, detail: { reason: 'Máy làm' }, actor: staff.accountId },
    ])
  })

  it('come in pages, flagged last first', async () => {
    const made = []
    for (let n = 0; n < 5; n++) made.push(await complete(await room.learner(), 'co-0', { from: n, each: 0 }))
    const first = await room.flags.flagged(3, null)
    const second = await room.flags.flagged(3, first.rows.at(-1) ?? null)
    expect([first.hasNextPage, second.hasNextPage, first.totalCount]).toEqual([true, false, 5])
    expect([...first.rows, ...second.rows].map((row) => row.enrolmentId)).toEqual([...made].reverse())
    await expect(room.flags.flagged(0, null)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
