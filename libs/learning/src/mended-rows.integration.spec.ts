import { assessmentContext } from '@khue/assessment'
import type { QueryRunner } from 'typeorm'
import { KeepWhatWasWatchedInWholeSeconds1764001530000 } from './data/migrations/1764001530000-keep-what-was-watched-in-whole-seconds.js'
import { foldWatched, type Span } from './domain/watched.js'
import { LearningRoom } from './testing/learning-room.js'

describe('rows of before', () => {
  let room: LearningRoom
  beforeAll(async () => {
    room = await LearningRoom.open()
  })
  afterAll(() => room.close())

  /** Undoes a migration, lets `before` write as it was then, and runs it again. */
  const again = (migration: { up(runner: QueryRunner): Promise<unknown>; down(runner: QueryRunner): Promise<unknown> }, before: (query: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<void>): Promise<void> =>
    room.test.database.transaction(async (tx) => {
      const query = (sql: string, values: unknown[] = []): Promise<unknown> => tx.sql(sql, values)
      await migration.down({ query } as unknown as QueryRunner)
      await before(query)
      await migration.up({ query } as unknown as QueryRunner)
    })

  it('have what was watched on whole seconds, united and few', async () => {
    const outline = await room.course('cu', { articles: 4 })
    const learner = await room.learner()
    const { enrolment } = await room.learning.enrol(learner, 'cu')
    const histories: Span[][] = [
      [[0.2, 5.4], [5.4, 9.6], [30, 31], [12.6, 14]],
      Array.from({ length: 4_000 }, (_, n): Span => [n * 3 + 0.1, n * 3 + 1.2]),
      [[3.1, 3.2]],
      [],
    ]
    await again(new KeepWhatWasWatchedInWholeSeconds1764001530000(), async (query) => {
      for (const [n, watched] of histories.entries())
        await query(`INSERT INTO learning.progress (enrolment_id, lesson_id, state, position, watched, updated_at) VALUES ($1, $2, 'STARTED', 0.5, $3, now())`, [enrolment.id, outline.lessons[n]?.id, JSON.stringify(watched)])
    })
    const after = (await room.learning.enrolment(learner, 'cu'))?.enrolment.lessons
    expect(histories.map((_, n) => after?.get(outline.lessons[n]?.id ?? '')?.watched)).toEqual(histories.map((watched) => foldWatched([], watched, null)))
  })

  it('of attempts at a quiz that another version asks differently use up none of its attempts', async () => {
    const publish = (quiz: string) => room.courseOf({ 'q.gift': quiz, 'r.gift': '::r::R {T}\n', 'course.yaml': 'slug: lan\ntitle: Khóa\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n      - { file: q.gift, attempts: 1 }\n      - { file: r.gift, attempts: 1 }\n' })
    const outline = await publish('::một::Chọn {=đúng ~sai}\n')
    const [q, r] = outline.lessons.map((lesson) => lesson.id) as [string, string]
    const [learner, stays] = [await room.learner(), await room.learner()]
    for (const who of [learner, stays]) {
      await room.learning.enrol(who, 'lan')
      for (const quiz of [q, r]) await room.quizzes.submit(who, (await room.quizzes.start(who, quiz)).id)
    }
    room.clock.set('2026-03-09T05:00:00Z')
    await publish('::hai::Chọn {=phải ~trái}\n')
    await room.learning.enrol(learner, 'lan')
    const standings = () => Promise.all([learner, stays].flatMap((who) => [q, r].map(async (quiz) => (await room.quizzes.all(who, quiz)).map((attempt) => attempt.standing))))
    const before = await standings()
    expect(before).toEqual([['PAST'], ['COUNTS'], ['COUNTS'], ['COUNTS']])
    const Mending = assessmentContext.migrations.find((migration) => migration.name === 'LetAttemptsBelongToAGeneration1764001530020') as unknown as new () => Parameters<typeof again>[0]
    await again(new Mending(), async () => undefined)
    expect(await standings()).toEqual(before)
    expect((await room.quizzes.start(learner, q)).state).toBe('OPEN')
  })
})
