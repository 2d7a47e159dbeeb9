/** The four lengths of a period. */
export const grains = ['day', 'month', 'quarter', 'year'] as const
export type Grain = (typeof grains)[number]

/** A period read: `2026`, `2026-Q4`, `2026-11` or `2026-11-23`. `part` is the quarter or the month, `day` the day of the month. */
export interface Period {
  readonly text: string
  readonly grain: Grain
  readonly year: number
  readonly part: number
  readonly day: number
}

const pad = (number: number): string => String(number).padStart(2, '0')
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** @returns the period, or null for a text that is none. */
export function readPeriod(text: string): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/.exec(text)
  if (!match) return null
  const [, year = '', quarter, month, day] = match
  const read = { text, year: Number(year), part: Number(quarter ?? month ?? 0), day: Number(day ?? 0) }
  if (quarter) return { ...read, grain: 'quarter' }
  if (!month) return { ...read, grain: 'year' }
  if (!day) return { ...read, grain: 'month' }
  return read.day >= 1 && read.day <= daysIn(read.year, read.part) ? { ...read, grain: 'day' } : null
}

/** The text of the period of a length in which a day (YYYY-MM-DD) lies. */
export function periodOf(grain: Grain, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (grain === 'year') return year
  if (grain === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`
  return grain === 'month' ? `${year}-${month}` : `${year}-${month}-${date}`
}

/** The first and the last day (YYYY-MM-DD) of a period. */
export function daysOf({ grain, year, part, text }: Period): { from: string; to: string } {
  if (grain === 'day') return { from: text, to: text }
  const first = grain === 'year' ? 1 : grain === 'quarter' ? part * 3 - 2 : part
  const last = grain === 'year' ? 12 : grain === 'quarter' ? part * 3 : part
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${pad(daysIn(year, last))}` }
}

/** The period so many steps later (or, below 0, earlier). */
export function shifted(period: Period, steps: number): string {
  const { grain, year, part, day } = period
  if (grain === 'year') return String(year + steps)
  if (grain === 'day') return new Date(Date.UTC(year, part - 1, day + steps)).toISOString().slice(0, 10)
  const months = new Date(Date.UTC(year, (grain === 'quarter' ? part * 3 - 3 : part - 1) + steps * (grain === 'quarter' ? 3 : 1), 1))
  return periodOf(grain, months.toISOString().slice(0, 10))
}

/** The period of another length that shows the same time: the one with the last day of it that has come. */
export function regrained(period: Period, grain: Grain, today: string): string {
  const { to } = daysOf(period)
  return periodOf(grain, to < today ? to : today)
}

/** The period before or after, or null where it has not begun by `today` or lies before the year 2000. */
export function neighbour(period: Period, steps: number, today: string): string | null {
  const text = shifted(period, steps)
  const found = readPeriod(text)
  return found && found.year >= 2000 && daysOf(found).from <= today ? text : null
}

/** The periods of a length to choose from, newest first: as many as fit a list that one reads through. */
export function recent(grain: Exclude<Grain, 'day'>, today: string): string[] {
  const most = { month: 36, quarter: 16, year: 10 }[grain]
  const newest = readPeriod(periodOf(grain, today))
  return newest ? Array.from({ length: most }, (_, back) => shifted(newest, -back)) : []
}
