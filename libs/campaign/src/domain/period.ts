/** The four lengths of a period. */
export type Grain = 'day' | 'month' | 'quarter' | 'year'

/** A period of whole days in the city's time zone. `start` and `end` are YYYY-MM-DD, both included. */
export interface Period {
  readonly text: string
  readonly grain: Grain
  readonly start: string
  readonly end: string
  /** Year of its last day: of the population and the targets it is measured by. */
  readonly year: number
}

const pad = (number: number): string => String(number).padStart(2, '0')
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function span(text: string, grain: Grain, year: number, from: number, to: number): Period {
  return { text, grain, start: `${year}-${pad(from)}-01`, end: `${year}-${pad(to)}-${pad(lastDay(year, to))}`, year }
}

/**
 * Reads `2026`, `2026-Q4`, `2026-11` or `2026-11-23` (years 1900 to 2999).
 * @returns null for anything else, also for a day that the calendar does not have.
 */
export function readPeriod(text: string): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text)
  const year = Number(match?.[1])
  if (!match || year < 1900 || year > 2999) return null
  const [, , quarter, monthText, dayText] = match
  if (quarter) return span(text, 'quarter', year, Number(quarter) * 3 - 2, Number(quarter) * 3)
  if (!monthText) return span(text, 'year', year, 1, 12)
  const month = Number(monthText)
  if (month < 1 || month > 12) return null
  if (!dayText) return span(text, 'month', year, month, month)
  const day = Number(dayText)
  if (day < 1 || day > lastDay(year, month)) return null
  return { text, grain: 'day', start: text, end: text, year }
}

/** The periods of one length that touch the days from `from` to `to`, in order, by their texts. */
export function periodsOf(grain: Grain, from: string, to: string): string[] {
  const texts: string[] = []
  const at = new Date(`${from}T00:00:00Z`)
  const last = new Date(`${to}T00:00:00Z`)
  while (at <= last) {
    const text = periodOfDay(grain, at.toISOString().slice(0, 10))
    if (texts.at(-1) !== text) texts.push(text)
    at.setUTCDate(at.getUTCDate() + 1)
  }
  return texts
}

/** The text of the period of a length in which a day (YYYY-MM-DD) lies. */
export function periodOfDay(grain: Grain, day: string): string {
  const [year, month] = day.split('-') as [string, string]
  if (grain === 'year') return year
  if (grain === 'month') return `${year}-${month}`
  return grain === 'quarter' ? `${year}-Q${Math.ceil(Number(month) / 3)}` : day
}
