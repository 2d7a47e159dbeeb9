import { randomUUID } from 'node:crypto'
import type { VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { LearningRoom } from './testing/learning-room.js'

describe('a completion', () => {
  let room: LearningRoom
  beforeAll(async () => {
    room = await LearningRoom.open()
  })
  afterAll(() => room.close())
  beforeEach(() => room.clock.set('2026-03-01T05:00:00Z'))

  /** Finishes a version: its quiz passed, then its articles said to be read. */
  async function finish(learner: SignedIn, outline: VersionOutline): Promise<void> {
    await room.pass(learner, outline)
    await room.learning.recordProgress(learner, outline.lessons.slice(0, -1).map((lesson) => room.progress(lesson.id)))
  }
  async function completed(slug: string, approve = true): Promise<{ learner: SignedIn; outline: VersionOutline; enrolmentId: string }> {
    const outline = await room.course(slug, { approve })
    const learner = await room.learner()
    const { enrolment } = await room.learning.enrol(learner, slug)
    await finish(learner, outline)
    return { learner, outline, enrolmentId: enrolment.id }
  }
  const stateOf = async (learner: SignedIn, slug: string) => {
    const view = await room.learning.enrolment(learner, slug)
    return [view?.enrolment.state, view?.enrolment.progress, view?.enrolment.completedAt?.toISOString() ?? null]
  }

  it('stays where it was recognised, whatever comes later', async () => {
    const { learner, outline } = await completed('o-lai')
    expect(await stateOf(learner, 'o-lai')).toEqual(['COMPLETED', 1, '2026-03-01T05:00:00.000Z'])
    room.clock.set('2026-04-01T05:00:00Z')
    await finish(learner, outline)
    await room.learning.recordProgress(learner, outline.lessons.map((lesson) => room.progress(lesson.id, { occurredAt: '1999-01-01T00:00:00Z' })))
    expect(await stateOf(learner, 'o-lai')).toEqual(['COMPLETED', 1, '2026-03-01T05:00:00.000Z'])
    expect(await room.events('completed', learner)).toHaveLength(1)
  })

  it('that is voided is as if it had never been, and is not earned again', async () => {
    const { learner, outline, enrolmentId } = await completed('huy')
    const [event] = await room.events('completed', learner)
    room.clock.set('2026-03-05T05:00:00Z')
    await room.completions.void(enrolmentId, '  gian lận ', null)
    expect(await room.events('completion-voided', learner)).toMatchObject([{ payload: { corrects: event?.id, reason: 'gian lận', unitCode: '00070', residentId: learner.residentId } }])
    expect(await stateOf(learner, 'huy')).toEqual(['ACTIVE', 1, null])
    await finish(learner, outline)
    expect(await stateOf(learner, 'huy')).toEqual(['ACTIVE', 1, null])
    expect(await room.events('completed', learner)).toHaveLength(1)
    expect(await room.read(`SELECT detail->>'reason' AS reason FROM identity.audit_log WHERE action = 'completion.voided' AND subject = $1`, [enrolmentId])).toEqual([{ reason: 'gian lận' }])
  })

  it('is voided once under many calls at the same time, with a reason, where there is one', async () => {
    const { learner, enrolmentId } = await completed('huy-mot-lan')
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => room.completions.void(enrolmentId, 'nhầm', null)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))).toEqual(Array.from({ length: 7 }, () => expect.objectContaining({ code: 'CONFLICT' }) as unknown))
    expect(await room.events('completion-voided', learner)).toHaveLength(1)
    await expect(room.completions.void(enrolmentId, ' ', null)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    for (const id of [randomUUID(), 'x']) await expect(room.completions.void(id, 'nhầm', null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const newcomer = await room.learner()
    const { enrolment } = await room.learning.enrol(newcomer, 'huy-mot-lan')
    await expect(room.completions.void(enrolment.id, 'nhầm', null)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is of the version in which she began, also when a newer one came meanwhile', async () => {
    const first = await room.course('hai-ban', { articles: 1 })
    const [early, late] = [await room.learner(), await room.learner()]
    await room.learning.enrol(early, 'hai-ban')
    const second = await room.course('hai-ban', { articles: 3 })
    await room.learning.enrol(late, 'hai-ban')
    expect([second.number, second.lessons.length, second.lessons[0]?.id]).toEqual([2, 4, first.lessons[0]?.id])
    await expect(room.learning.recordProgress(early, [room.progress(second.lessons[2]?.id ?? '')])).rejects.toMatchObject({ fields: [{ path: 'events.0.lessonId' }] })
    await finish(early, first)
    await finish(late, first)
    expect(await stateOf(early, 'hai-ban')).toEqual(['COMPLETED', 1, '2026-03-01T05:00:00.000Z'])
    expect((await stateOf(late, 'hai-ban'))[0]).toBe('ACTIVE')
    expect((await room.events('completed', early))[0]?.payload.versionId).toBe(first.versionId)
    expect((await room.learning.enrol(early, 'hai-ban')).enrolment.versionId).toBe(first.versionId)
  })

  it('is evidence from its own day once the alignments are approved, each once, and not where it was voided', async () => {
    const { learner, outline } = await completed('cho-duyet', false)
    const voided = await room.learner()
    const { enrolment } = await room.learning.enrol(voided, 'cho-duyet')
    await finish(voided, outline)
    await room.completions.void(enrolment.id, 'gian lận', null)
    const [event] = await room.events('completed', learner)
    expect(event?.payload.alignments).toEqual([])
    room.clock.set('2026-05-01T05:00:00Z')
    await Promise.all(Array.from({ length: 5 }, () => room.completions.approveAlignments(outline.versionId, null)))
    const recognised = (await room.events('alignments-recognised')).filter((row) => row.payload.courseSlug === 'cho-duyet')
    expect(recognised).toMatchObject([{ occurredAt: new Date('2026-03-01T05:00:00Z'), payload: { evidenceOf: event?.id, alignments: [{ competency: 'vn-digital.1.1', level: 2 }] } }])
    const next = await room.learner()
    await room.learning.enrol(next, 'cho-duyet')
    await finish(next, outline)
    expect((await room.events('completed', next))[0]?.payload.alignments).toEqual([{ competency: 'vn-digital.1.1', level: 2 }])
  })

  it('of a version with other content is evidence for nothing, although an earlier one was approved, until staff saw this one', async () => {
    await room.course('doi-noi-dung', { approve: true })
    const changed = await room.course('doi-noi-dung', { approve: false, more: 'Nội dung khác.' })
    const learner = await room.learner()
    await room.learning.enrol(learner, 'doi-noi-dung')
    await finish(learner, changed)
    expect((await room.events('completed', learner))[0]?.payload.alignments).toEqual([])
    await room.completions.approveAlignments(changed.versionId, null)
    expect((await room.events('alignments-recognised', learner)).map((row) => row.payload.alignments)).toEqual([[{ competency: 'vn-digital.1.1', level: 2 }]])
    const again = await room.course('doi-noi-dung', { approve: false })
    const next = await room.learner()
    await room.learning.enrol(next, 'doi-noi-dung')
    await finish(next, again)
    expect((await room.events('completed', next))[0]?.payload.alignments).toEqual([{ competency: 'vn-digital.1.1', level: 2 }])
  })

  it('written while its alignments are approved is evidence exactly once', async () => {
    for (let round = 0; round < 5; round++) {
      const outline = await room.course(`dua-${round}`, { approve: false })
      const learner = await room.learner()
      await room.learning.enrol(learner, `dua-${round}`)
      await room.pass(learner, outline)
      await Promise.all([finish(learner, outline), room.completions.approveAlignments(outline.versionId, null)])
      const [one] = await room.events('completed', learner)
      const later = await room.events('alignments-recognised', learner)
      expect((one?.payload.alignments?.length ?? 0) + later.length).toBe(1)
    }
  })
})
