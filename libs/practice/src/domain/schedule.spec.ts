import fc from 'fast-check'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import { byTime, type CardRating, goOn, isAfter, type Memory, ratings, type Review, type Schedule } from './schedule.js'

const at = (time: string): Date => new Date(time)
const review = (time: Date, rating: CardRating, clientEventId = '00000000-0000-4000-8000-000000000000'): Review => ({ clientEventId, rating, reviewedAt: time, deviceTime: time })
/** What the reviews of a card give, without what only the next step needs. */
const replay = (reviews: readonly Review[]): Schedule | null => {
  const memory = goOn(null, reviews)
  if (!memory) return null
  const { steps: _, last: __, ...schedule } = memory
  return schedule
}
const begun = Date.parse('2026-01-01T00:00:00.000Z')

/** A history of one card: times to the millisecond, many of them equal. */
const histories = fc.array(
  fc.record({
    id: fc.uuid(),
    rating: fc.constantFrom(...ratings),
    ms: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 200 * 86_400_000 })),
  }).map(({ id, rating, ms }) => review(new Date(begun + ms), rating, id)),
  { minLength: 1, maxLength: 40 },
)

describe('replaying the reviews of a card', () => {
  it('gives what ts-fsrs gives with its defaults', () => {
    const history: [string, CardRating][] = [
      ['2026-01-01T08:00:00.000Z', 'GOOD'], ['2026-01-01T08:10:00.001Z', 'GOOD'], ['2026-01-04T09:00:00.000Z', 'GOOD'],
      ['2026-01-15T09:00:00.000Z', 'AGAIN'], ['2026-01-15T09:10:00.000Z', 'GOOD'], ['2026-01-20T09:00:00.000Z', 'EASY'],
    ]
    const grades = { AGAIN: Rating.Again, HARD: Rating.Hard, GOOD: Rating.Good, EASY: Rating.Easy } as const
    const known = fsrs()
    let card = createEmptyCard(at('2026-01-01T08:00:00.000Z'))
    for (const [time, rating] of history) card = known.next(card, at(time), grades[rating]).card
    expect(replay(history.map(([time, rating]) => review(at(time), rating)))).toEqual({
      due: card.due, stability: card.stability, difficulty: card.difficulty, reviews: 6, lapses: 1, phase: 'REVIEW',
      firstReviewedAt: at('2026-01-01T08:00:00.000Z'), lastReviewedAt: at('2026-01-20T09:00:00.000Z'),
    })
  })

  it('begins with steps of minutes', () => {
    expect(replay([review(at('2026-01-01T08:00:00.123Z'), 'AGAIN')])).toMatchObject({ due: at('2026-01-01T08:01:00.123Z'), phase: 'LEARNING', lapses: 0 })
    expect(replay([review(at('2026-01-01T08:00:00.123Z'), 'GOOD')])).toMatchObject({ due: at('2026-01-01T08:10:00.123Z') })
  })

  it('gives the same in any order, also where times are equal', () => {
    fc.assert(
      fc.property(histories.chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length }))), ([history, other]) => {
        expect(replay(other)).toEqual(replay(history))
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same in however many steps, from what is kept of each', () => {
    const kept = (memory: Memory | null): Memory | null => memory && JSON.parse(JSON.stringify(memory), (key, value: unknown) => (typeof value === 'string' && /^due$|At$|Time$/.test(key) ? new Date(value) : value)) as Memory
    fc.assert(
      fc.property(histories, fc.array(fc.nat(40)), (history, cuts) => {
        const inOrder = [...history].sort(byTime)
        const ends = [...cuts, inOrder.length].sort((a, b) => a - b)
        const memory = ends.reduce<Memory | null>((from, end, n) => kept(goOn(from, inOrder.slice(ends[n - 1] ?? 0, end))), null)
        expect(memory).toEqual(goOn(null, history))
        expect(inOrder.every((one) => memory !== null && (one === inOrder.at(-1) || !isAfter(memory, one)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('puts what was clamped to one time in the order of the device', () => {
    const receipt = at('2026-01-02T00:00:00Z')
    const clamped = (deviceTime: string, rating: CardRating, id: string): Review => ({ clientEventId: id, rating, reviewedAt: receipt, deviceTime: at(deviceTime) })
    const rows = [clamped('2026-01-03T00:00:05Z', 'GOOD', 'a'), clamped('2026-01-03T00:00:01Z', 'AGAIN', 'b'), clamped('2026-01-03T00:00:05Z', 'EASY', 'A'.toLowerCase() + '1')]
    expect([...rows].sort(byTime).map((row) => row.rating)).toEqual(['AGAIN', 'GOOD', 'EASY'])
  })

  it('keeps stability above nothing and difficulty from 1 to 10, whatever happened', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const schedule = replay(history)
        expect(schedule).toMatchObject({ reviews: history.length })
        expect(schedule?.stability).toBeGreaterThan(0)
        expect(schedule?.difficulty).toBeGreaterThanOrEqual(1)
        expect(schedule?.difficulty).toBeLessThanOrEqual(10)
        expect(schedule && schedule.due > schedule.lastReviewedAt).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('tells nothing of a card that was never reviewed', () => {
    expect(replay([])).toBeNull()
  })
})
