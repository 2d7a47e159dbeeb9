import { randomUUID } from 'node:crypto'
import { IdentityService } from '@khue/identity'
import { LearningService } from '@khue/learning'
import { newSecret } from '@khue/platform/config'
import { passQuiz } from '../demo/pass-quiz.js'
import type { HistoryClock } from './history-clock.js'
import type { SimulatedCompletion, SimulatedResident } from './history.js'
import { displayNameOf, type HistoryToWrite, type House, type Tell, usernameOf } from './history-to-write.js'
import type { PublishedCourse } from './published-courses.js'

const SIDE_BY_SIDE = 4

/** Lets every resident of a history live through it by the services that a real one uses, each step at its own time. */
export async function liveThroughIt(at: House, history: HistoryToWrite, clock: HistoryClock, tell: Tell): Promise<void> {
  const { residents, courses, simulation } = history
  const paths = residents.map((): SimulatedCompletion[] => [])
  for (const completion of history.completions()) paths[completion.resident]?.push(completion)
  let next = 0
  let done = 0
  const live = async (): Promise<void> => {
    for (let number = next++; number < residents.length; number = next++) {
      const path = (paths[number] ?? []).sort((a, b) => a.enrolledAt.getTime() - b.enrolledAt.getTime())
      await liveOne(at, { seed: simulation.seed, number, resident: residents[number] as SimulatedResident, path, courses }, clock)
      done += path.length
      tell(`${done} of ${simulation.completions} completions`)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, live))
}

interface Life {
  seed: number
  number: number
  resident: SimulatedResident
  path: readonly SimulatedCompletion[]
  courses: readonly PublishedCourse[]
}

async function liveOne(at: House, { seed, number, resident, path, courses }: Life, clock: HistoryClock): Promise<void> {
  const { unitCode, birthYear, gender } = resident
  const input = { username: usernameOf(seed, number), displayName: displayNameOf(number), password: newSecret(24), unitCode, birthYear, gender, locale: 'vi' }
  const { signedIn } = await clock.at(resident.registeredAt, () => at.get(IdentityService).register(input))
  for (const { course, enrolledAt, completedAt } of path) {
    const { outline, lessons } = courses[course] as PublishedCourse
    await clock.at(enrolledAt, () => at.get(LearningService).enrol(signedIn, outline.slug))
    await clock.at(completedAt, async () => {
      for (const lesson of lessons) {
        if (lesson.quiz) await passQuiz(at, signedIn, lesson.id)
        else {
          const watched = lesson.media?.seconds ? [[0, lesson.media.seconds]] : undefined
          await at.get(LearningService).recordProgress(signedIn, [{ clientEventId: randomUUID(), lessonId: lesson.id, position: 1, done: true, watched, occurredAt: completedAt.toISOString() }])
        }
      }
    })
  }
}
