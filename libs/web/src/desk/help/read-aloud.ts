/** A code sign by sign, as a voice reads it: `K7PM-3XQD` is `K, 7, P, M; 3, X, Q, D`. */
export function spelled(code: string): string {
  return code
    .split('-')
    .map((part) => [...part].join(', '))
    .join('; ')
}

/** Whole minutes from `now` to an instant (ISO 8601), at least 1: a code that has just been made lives the half hour, whatever the last second says. */
export function minutesUntil(instant: string, now: Date): number {
  return Math.max(1, Math.round((Date.parse(instant) - now.getTime()) / 60_000))
}
