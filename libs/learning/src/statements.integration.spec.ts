import { present } from '@khue/assessment'
import type { VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { statementObserver } from '@khue/platform/database'
import { LearningRoom } from './testing/learning-room.js'

/** A learner in some courses, the first of which she is working on. */
interface World {
  learner: SignedIn
  outlines: VersionOutline[]
}

describe('how many statements an operation sends', () => {
  let room: LearningRoom
  let small: World
  let large: World

  beforeAll(async () => {
    room = await LearningRoom.open()
    const world = async (name: string, courses: number, articles: number): Promise<World> => {
      const learner = await room.learner()
      const outlines: VersionOutline[] = []
      for (let n = 0; n < courses; n++) {
        outlines.push(await room.course(`${name}-${n}`, { articles }))
        await room.learning.enrol(learner, `${name}-${n}`)
      }
      return { learner, outlines }
    }
    small = await world('nho', 1, 2)
    large = await world('lon', 12, 40)
  })
  afterAll(() => room.close())

  /** Statements of an operation in both worlds, first as a process that remembers nothing, then again. */
  async function counted(operation: (world: World) => Promise<unknown>): Promise<{ cold: [number, number]; warm: [number, number] }> {
    const counts: number[] = []
    for (const world of [small, large]) {
      room.restart()
      for (let time = 0; time < 2; time++) counts.push((await statementObserver.record(() => operation(world))).statements.length)
    }
    const [smallCold = 0, smallWarm = 0, largeCold = 0, largeWarm = 0] = counts
    return { cold: [smallCold, largeCold], warm: [smallWarm, largeWarm] }
  }

  const answer = async ({ learner, outlines }: World): Promise<void> => {
    const attempt = await room.quizzes.start(learner, outlines[0]?.lessons.at(-1)?.id ?? '')
    const [question] = attempt.questions
    await room.quizzes.save(learner, attempt.id, [{ questionId: question?.id ?? '', choiceIds: [question ? (present(question, attempt.seed, 'vi').choices[0]?.id ?? '') : ''] }])
    await room.quizzes.submit(learner, attempt.id)
  }

  it.each<[string, (world: World) => Promise<unknown>, number]>([
    ['one event of progress', ({ learner, outlines }) => room.learning.recordProgress(learner, [room.progress(outlines[0]?.lessons[0]?.id ?? '', { done: false, position: 0.1 })]), 9],
    ['a batch over all of her courses', ({ learner, outlines }) => room.learning.recordProgress(learner, outlines.flatMap(({ lessons }) => lessons.slice(0, -1).map((lesson) => room.progress(lesson.id, { done: false })))), 9],
    ['my courses', ({ learner }) => room.learning.allEnrolments(learner), 2],
    ['one enrolment', ({ learner, outlines }) => room.learning.enrolment(learner, outlines[0]?.slug ?? ''), 3],
    ['to enrol again', ({ learner, outlines }) => room.learning.enrol(learner, outlines[0]?.slug ?? ''), 6],
    ['a page of courses', () => room.catalogue.courses({ search: null, competencyCode: null, language: null }, 20, null), 2],
    ['a search', () => room.catalogue.courses({ search: 'khóa', competencyCode: 'vn-digital', language: 'vi' }, 20, null), 2],
    ['a quiz, from its start to its result', answer, 24],
  ])('for %s does not grow with courses or lessons', async (_, operation, most) => {
    const { cold, warm } = await counted(operation)
    expect(cold[1]).toBe(cold[0])
    expect(warm[1]).toBe(warm[0])
    expect(warm[0]).toBeGreaterThan(0)
    expect(warm[0]).toBeLessThanOrEqual(cold[0])
    expect(cold[0]).toBeLessThanOrEqual(most)
  })
})
