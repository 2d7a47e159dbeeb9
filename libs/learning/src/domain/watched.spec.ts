import fc from 'fast-check'
import { firstNewSeconds, foldWatched, MOST_SPANS, secondsIn, type Span, unite, watchedShare } from './watched.js'

const span = (most: number): fc.Arbitrary<Span> => fc.tuple(fc.double({ min: 0, max: most, noNaN: true }), fc.double({ min: 0, max: most, noNaN: true })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
const whole = fc.array(fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b)])).map(unite)
const covered = (spans: readonly Span[]): Set<number> => new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n)))

describe('what was watched of a recording', () => {
  it('is kept within it, on whole seconds, apart and in order, whatever was sent and in whatever batches', () => {
    fc.assert(
      fc.property(fc.array(span(120)), fc.array(span(120)), fc.option(fc.double({ min: 0.1, max: 100, noNaN: true }), { nil: null }), (first, second, seconds) => {
        const folded = foldWatched(foldWatched([], first, seconds), second, seconds)
        expect(folded).toEqual(foldWatched(foldWatched([], second, seconds), first, seconds))
        expect(folded).toEqual(foldWatched([], [...second, ...first], seconds))
        const end = seconds === null ? 120 : Math.max(1, Math.round(seconds))
        expect(folded.every(([from, to], n) => Number.isInteger(from) && Number.isInteger(to) && from < to && to <= end && (n === 0 || from > (folded[n - 1]?.[1] ?? 0)))).toBe(true)
      }),
    )
  })

  it('is the whole of it where all was seen, in pieces that meet, however long it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 500, noNaN: true }), fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (seconds, cuts) => {
        const ends = [0, ...cuts.map((cut) => cut * seconds).sort((a, b) => a - b), seconds]
        const pieces = ends.slice(1).map((to, n): Span => [ends[n] as number, to])
        expect(watchedShare(foldWatched([], pieces, seconds), seconds)).toBe(1)
      }),
    )
  })

  it('keeps no more spans than its cap, and nothing that was watched is lost by that', () => {
    const every = Array.from({ length: 10_000 }, (_, n): Span => [3 * n, 3 * n + 1])
    const far: Span = [40_000, 40_010]
    const kept = foldWatched([], [...every, far], null)
    expect(kept).toHaveLength(MOST_SPANS)
    expect(kept.at(-1)).toEqual(far)
    expect(every.every(([from, to]) => kept.some(([a, b]) => a <= from && to <= b))).toBe(true)
    expect(foldWatched(kept, every, null)).toEqual(kept)
  })

  it('is taken up to a day where its length is not known', () => {
    expect(foldWatched([], [[0, 1e6]], null)).toEqual([[0, 86_400]])
  })

  it('tells the first new seconds, as many as are asked for', () => {
    fc.assert(
      fc.property(whole, whole, fc.nat(100), (before, added, most) => {
        const fresh = [...covered(unite([...before, ...added]))].filter((second) => !covered(before).has(second)).sort((a, b) => a - b)
        const told = firstNewSeconds(before, unite([...before, ...added]), most)
        expect([...covered(told)].sort((a, b) => a - b)).toEqual(fresh.slice(0, most))
        expect(secondsIn(told)).toBe(Math.min(most, fresh.length))
      }),
    )
  })
})
