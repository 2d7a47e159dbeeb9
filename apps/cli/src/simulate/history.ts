import type { NewEvent } from '@khue/platform/outbox'
import { Random } from './random.js'

/** A course as a history needs it. */
export interface SimulatedCourse {
  courseId: string
  versionId: string
  slug: string
  title: string
  alignments: { competency: string; level: number }[]
}

export interface SimulatedResident {
  accountId: string
  residentId: string
  unitCode: string
  birthYear: number | null
  gender: string | null
  registeredAt: Date
}

/** One resident's way through one course. Times are in order. */
export interface SimulatedCompletion {
  resident: SimulatedResident
  course: SimulatedCourse
  enrolmentId: string
  eventId: string
  enrolledAt: Date
  completedAt: Date
  score: number
}

export interface Simulation {
  residents: number
  completions: number
  /** Length of the history in years, ending at `until`. */
  years: number
  seed: number
  until: Date
  unitCodes: readonly string[]
  courses: readonly SimulatedCourse[]
}

const DAY = 86_400_000

/** A population: ages from 12 to 85 with a few untold, wards of different sizes, registrations spread over the first nine tenths. */
export function simulateResidents({ residents, seed, years, until, unitCodes }: Simulation): SimulatedResident[] {
  const random = new Random(seed)
  const from = until.getTime() - years * 365 * DAY
  const weights = unitCodes.map(() => 0.3 + random.next())
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const ward = (): string => {
    let at = random.next() * total
    for (const [n, weight] of weights.entries()) {
      at -= weight
      if (at <= 0) return unitCodes[n] as string
    }
    return unitCodes.at(-1) as string
  }
  return Array.from({ length: residents }, () => ({
    accountId: random.uuid(),
    residentId: random.uuid(),
    unitCode: ward(),
    birthYear: random.next() < 0.05 ? null : until.getUTCFullYear() - 12 - random.below(74),
    gender: random.pick(['FEMALE', 'MALE', 'FEMALE', 'MALE', null]),
    registeredAt: new Date(from + random.next() * years * 365 * DAY * 0.9),
  }))
}

/** Completions of these residents: a few learn much, many a little; nobody completes a course twice. Fewer where they run out of courses. */
export function* simulateCompletions(simulation: Simulation, residents: readonly SimulatedResident[]): Generator<SimulatedCompletion> {
  const { completions, seed, until, courses } = simulation
  const random = new Random(seed + 1)
  const taken = new Set<string>()
  for (let made = 0, tries = 0; made < completions && tries < completions * 50; tries++) {
    const resident = residents[Math.floor(random.next() ** 1.6 * residents.length)] as SimulatedResident
    const course = random.pick(courses)
    const key = `${resident.accountId}${course.courseId}`
    if (taken.has(key)) continue
    taken.add(key)
    made++
    const room = until.getTime() - resident.registeredAt.getTime()
    const enrolledAt = new Date(resident.registeredAt.getTime() + random.next() * room * 0.95)
    const completedAt = new Date(Math.min(until.getTime() - 1, enrolledAt.getTime() + (0.01 + random.next() * 20) * DAY))
    yield { resident, course, enrolmentId: random.uuid(), eventId: random.uuid(), enrolledAt, completedAt, score: 0.6 + random.next() * 0.4 }
  }
}

const person = ({ residentId, unitCode, birthYear, gender }: SimulatedResident) => ({ residentId, unitCode, birthYear, gender })
const event = (kind: string, resident: SimulatedResident, occurredAt: Date, payload: object, id: string): NewEvent & { id: string } => ({
  id, kind, version: 1, accountId: resident.accountId, occurredAt, payload: { ...person(resident), ...payload },
})

/** What the writers would have told of a registration. */
export const registrationEvent = (resident: SimulatedResident, id: string): NewEvent & { id: string } =>
  event('resident-registered', resident, resident.registeredAt, {}, id)

/** What the writers would have told of an enrolment, the day's activity and the completion. */
export function completionEvents(completion: SimulatedCompletion, random: Random): (NewEvent & { id: string })[] {
  const { resident, course, enrolmentId, enrolledAt, completedAt, score, eventId } = completion
  const about = { enrolmentId, courseId: course.courseId, versionId: course.versionId, courseSlug: course.slug }
  return [
    event('enrolled', resident, enrolledAt, about, random.uuid()),
    event('learner-active', resident, completedAt, {}, random.uuid()),
    event('completed', resident, completedAt, { ...about, courseTitle: course.title, score, alignments: course.alignments }, eventId),
  ]
}
