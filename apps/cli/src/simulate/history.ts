import type { Gender } from '@khue/identity'
import { Random } from './random.js'

/** What a history is made of. The same one gives the same history. */
export interface Simulation {
  residents: number
  /** At most one for each resident and course. */
  completions: number
  /** Length of the history in years, ending at `until`. */
  years: number
  seed: number
  until: Date
  /** Where residents may live. */
  unitCodes: readonly string[]
  /** How many courses there are to complete. */
  courses: number
}

export interface SimulatedResident {
  accountId: string
  residentId: string
  unitCode: string
  birthYear: number | null
  gender: Gender | null
  registeredAt: Date
}

/** One resident's way through one course, both by their number. */
export interface SimulatedCompletion {
  resident: number
  course: number
  enrolledAt: Date
  completedAt: Date
  /** Of each quiz, 0.8 to 1. */
  score: number
}

const DAY = 86_400_000
const YEAR = 365 * DAY

/** A population: ages from 12 to 85 with a few untold, wards of different sizes, registrations over the first nine tenths of the history. */
export function simulateResidents({ residents, seed, years, until, unitCodes }: Simulation): SimulatedResident[] {
  const random = new Random(seed)
  const from = until.getTime() - years * YEAR
  const wards = weighted(unitCodes, unitCodes.map(() => 0.3 + random.next()))
  return Array.from({ length: residents }, () => ({
    accountId: random.uuid(),
    residentId: random.uuid(),
    unitCode: wards(random.next()),
    birthYear: random.next() < 0.05 ? null : until.getUTCFullYear() - 12 - random.below(74),
    gender: random.pick(['FEMALE', 'MALE', 'FEMALE', 'MALE', null] as const),
    registeredAt: new Date(Math.floor(from + random.next() * years * YEAR * 0.9)),
  }))
}

/**
 * Completions of these residents in the order of their times: a few learn much, many a little; nobody completes a course twice.
 * @throws Error where there are more completions than pairs of resident and course.
 */
export function* simulateCompletions(simulation: Simulation, residents: readonly SimulatedResident[]): Generator<SimulatedCompletion> {
  const { completions, seed, until, courses } = simulation
  if (completions > residents.length * courses) throw new Error('More completions than pairs of resident and course')
  const random = new Random(seed + 1)
  const counts = allot(completions, residents.map(() => -Math.log(1 - random.next())), courses)
  const of = { resident: new Uint32Array(completions), course: new Uint32Array(completions), enrolled: new Float64Array(completions), completed: new Float64Array(completions) }
  const deck = Uint32Array.from({ length: courses }, (_, n) => n)
  let made = 0
  for (const [n, { registeredAt }] of residents.entries()) {
    const from = registeredAt.getTime()
    for (let drawn = 0; drawn < (counts[n] ?? 0); drawn++, made++) {
      const at = drawn + random.below(courses - drawn)
      const course = deck[at] as number
      deck[at] = deck[drawn] as number
      deck[drawn] = course
      const enrolled = Math.floor(from + random.next() * (until.getTime() - from) * 0.95)
      of.resident[made] = n
      of.course[made] = course
      of.enrolled[made] = enrolled
      of.completed[made] = Math.min(until.getTime() - 1, Math.floor(enrolled + (0.01 + random.next() * 20) * DAY))
    }
  }
  const order = Uint32Array.from({ length: completions }, (_, n) => n).sort((a, b) => (of.completed[a] as number) - (of.completed[b] as number))
  for (const n of order) {
    yield {
      resident: of.resident[n] as number, course: of.course[n] as number, score: 0.8 + 0.2 * random.next(),
      enrolledAt: new Date(of.enrolled[n] as number), completedAt: new Date(of.completed[n] as number),
    }
  }
}

/** Picks an item by a number in [0, 1), in proportion to its weight. */
function weighted<T>(items: readonly T[], weights: readonly number[]): (at: number) => T {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (at) => {
    let left = at * total
    const found = items.findIndex((_, n) => (left -= weights[n] ?? 0) <= 0)
    return items.at(found) as T
  }
}

/** Divides `total` by the weights, none getting more than `most`; what is left over goes round, one each. */
function allot(total: number, weights: readonly number[], most: number): Uint32Array {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const counts = Uint32Array.from(weights, (weight) => Math.min(most, Math.floor((total * weight) / sum)))
  let left = total - counts.reduce((all, count) => all + count, 0)
  for (let n = 0; left > 0; n = (n + 1) % counts.length) {
    if ((counts[n] as number) >= most) continue
    counts[n] = (counts[n] as number) + 1
    left--
  }
  return counts
}
