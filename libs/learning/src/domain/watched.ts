export type Span = readonly [from: number, to: number]

/** How many spans of one recording are kept. */
export const MOST_SPANS = 500
/** What is taken of a recording whose length is not known, in seconds: a day. */
const LONGEST = 86_400

/** The union of spans, apart and in order. */
export function unite(spans: readonly Span[]): Span[] {
  const united: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = united.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) united.push([from, to])
  }
  return united
}

/** Seconds in spans that are apart. */
export const secondsIn = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0)

/** A recording's length in whole seconds, at least 1; null where it is not known. */
const wholeLength = (seconds: number | null): number | null => (seconds === null ? null : Math.max(1, Math.round(seconds)))

/**
 * Takes spans into those that were watched before: within the recording, on whole seconds (each end to the nearest, so that spans that
 * meet still do), apart and in order. Beyond `MOST_SPANS` the smallest gaps count as watched: what is watched never grows less.
 * One sort and one merge, however many.
 */
export function foldWatched(before: readonly Span[], added: readonly Span[], seconds: number | null): Span[] {
  const length = wholeLength(seconds)
  const end = length ?? LONGEST
  const whole = (second: number): number => (seconds !== null && second >= seconds ? end : Math.min(end, Math.round(second)))
  return closeSmallestGaps(unite([...before, ...added].map(([from, to]): Span => [whole(from), whole(to)])))
}

function closeSmallestGaps(spans: Span[]): Span[] {
  if (spans.length <= MOST_SPANS) return spans
  const gaps = spans.slice(1).map(([from], n) => ({ n: n + 1, gap: from - (spans[n]?.[1] ?? 0) }))
  const kept = new Set(gaps.sort((a, b) => b.gap - a.gap || a.n - b.n).slice(0, MOST_SPANS - 1).map(({ n }) => n))
  const closed: [number, number][] = []
  for (const [n, [from, to]] of spans.entries()) {
    const last = closed.at(-1)
    if (last && !kept.has(n)) last[1] = to
    else closed.push([from, to])
  }
  return closed
}

/** What of `spans` is not in `before`, no more than its first `most` seconds; both apart and in order. */
export function firstNewSeconds(before: readonly Span[], spans: readonly Span[], most: number): Span[] {
  const fresh: Span[] = []
  let left = most
  const take = (from: number, to: number): void => {
    const until = Math.min(to, from + left)
    if (until <= from) return
    fresh.push([from, until])
    left -= until - from
  }
  let n = 0
  for (const [from, to] of spans) {
    let at = from
    for (let known = before[n]; known && known[0] < to; known = before[n]) {
      take(at, known[0])
      at = Math.max(at, known[1])
      if (known[1] > to) break
      n += 1
    }
    take(at, to)
  }
  return fresh
}

/** Share of a recording that was really watched, 0 to 1: skipping to the end watches nothing. Of an unknown length, the furthest point seen is taken for it. */
export function watchedShare(watched: readonly Span[], seconds: number | null): number {
  const length = wholeLength(seconds) ?? watched.at(-1)?.[1] ?? 0
  return length === 0 ? 0 : Math.min(1, secondsIn(watched) / length)
}
