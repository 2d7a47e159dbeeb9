const DAY_MS = 86_400_000

/** The Monday of the week of a day, both YYYY-MM-DD. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10)
}

/** How steadily somebody learns. A week begins on Monday. */
export interface LearningWeeks {
  /** Weeks in a row with some learning, up to this one; up to the last one as long as this one has none yet. */
  inARow: number
  /** Days of this week with some learning, 0 to 7. */
  daysThisWeek: number
}

/** @param days days with some learning, YYYY-MM-DD, in any order. @param today as the city has it. */
export function learningWeeks(days: readonly string[], today: string): LearningWeeks {
  const weeks = new Set(days.map(mondayOf))
  const before = (monday: string): string => mondayOf(new Date(Date.parse(`${monday}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10))
  const thisWeek = mondayOf(today)
  let inARow = 0
  for (let week = weeks.has(thisWeek) ? thisWeek : before(thisWeek); weeks.has(week); week = before(week)) inARow++
  return { inARow, daysThisWeek: new Set(days.filter((day) => mondayOf(day) === thisWeek)).size }
}
