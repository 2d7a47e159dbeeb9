import type { SignedIn } from '@khue/identity'
import { dropMonthsBefore, migrate } from '@khue/platform/database'
import { testDatabase } from '@khue/platform/testing'
import { MakeTheEnrolments1764000600000 } from './data/migrations/1764000600000-make-the-enrolments.js'
import { learningContext } from './index.js'
import { LearningRoom } from './testing/learning-room.js'

describe('what a device sent', () => {
  let room: LearningRoom
  let learner: SignedIn

  beforeAll(async () => {
    room = await LearningRoom.open()
    learner = await room.learner()
  })
  afterAll(() => room.close())

  it('is known in a later month, and counts once even when it is remembered no longer', async () => {
    const outline = await room.course('thang', { articles: 2 })
    await room.learning.enrol(learner, 'thang')
    const batch = outline.lessons.slice(0, 2).map((lesson) => room.progress(lesson.id))
    await room.learning.recordProgress(learner, batch)
    await room.read(`UPDATE learning.taken_event SET taken_at = taken_at - interval '3 months' WHERE account_id = $1`, [learner.accountId])
    const before = [await room.events('learner-active', learner), await room.read('SELECT * FROM learning.progress ORDER BY lesson_id')]
    await room.learning.recordProgress(learner, batch)
    expect(await room.read('SELECT FROM learning.taken_event WHERE account_id = $1', [learner.accountId])).toHaveLength(2)
    await dropMonthsBefore(room.test.database, { table: 'learning.taken_event', key: 'timestamptz' }, new Date(Date.now() + 200 * 86_400_000))
    expect(await room.read('SELECT FROM learning.taken_event')).toEqual([])
    await migrate(room.test.url, [learningContext])
    await room.learning.recordProgress(learner, batch)
    expect([await room.events('learner-active', learner), await room.read('SELECT * FROM learning.progress ORDER BY lesson_id')]).toEqual(before)
  })

  it('is carried over from before it was kept by month, and a completion forgets the campaign id', async () => {
    const test = await testDatabase([{ schema: 'learning', entities: [], migrations: [MakeTheEnrolments1764000600000] }])
    await test.database.transaction(async (tx) => {
      await tx.sql(`INSERT INTO learning.taken_event SELECT gen_random_uuid(), gen_random_uuid(), now(), now() - n * interval '40 days' FROM generate_series(0, 20) AS n`)
      await tx.sql(`INSERT INTO learning.enrolment (id, account_id, course_id, version_id, enrolled_at, updated_at) SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now()`)
      await tx.sql(`INSERT INTO learning.completion (enrolment_id, account_id, course_id, version_id, event_id, person, occurred_at)
        SELECT id, account_id, course_id, version_id, gen_random_uuid(), jsonb_build_object('residentId', gen_random_uuid(), 'unitCode', '00070', 'birthYear', 1959, 'gender', NULL), now() FROM learning.enrolment`)
    })
    await migrate(test.url, [learningContext])
    const rows = await test.database.read((tx) => tx.sql<{ taken: number; person: object }>('SELECT (SELECT count(*)::int FROM learning.taken_event) AS taken, person FROM learning.completion'))
    expect(rows).toEqual([{ taken: 21, person: { unitCode: '00070', birthYear: 1959, gender: null } }])
    await test.close()
  })
})
