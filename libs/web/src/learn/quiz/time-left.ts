/** Seconds left at which it is told aloud, the later one first. */
const TOLD_AT = [300, 60] as const

/** Whole seconds from now until the deadline, never below 0. Instants in ms, both by the server's clock. */
export const secondsLeft = (deadline: number, now: number): number => Math.max(0, Math.ceil((deadline - now) / 1000))

/** `4:05`, with hours where there are any: `1:04:05`. */
export function clockFace(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** The minutes to tell aloud when the time goes from one count of seconds to the next; null where nothing is. */
export function minutesToTell(before: number, now: number): number | null {
  const passed = TOLD_AT.filter((at) => before > at && now <= at && now > 0)
  return passed.length > 0 ? Math.ceil(now / 60) : null
}

/**
 * How far the server's clock is ahead of the device's, in ms: the device's may be wrong by a day.
 * @param told the server's HTTP date, right to a second; without one the device's clock has to do.
 */
export function clockLead(told: string | null, now: number): number {
  const server = told === null ? NaN : Date.parse(told)
  return Number.isNaN(server) ? 0 : server + 500 - now
}
