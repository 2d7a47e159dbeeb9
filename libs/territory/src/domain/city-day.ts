/** Making a calendar takes a hundred times as long as asking one. */
const calendars = new Map<string, Intl.DateTimeFormat>()

/** The day (YYYY-MM-DD) of an instant in a time zone. @throws RangeError for a zone that is none. */
export function dayIn(timeZone: string, instant: Date): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  calendars.set(timeZone, calendar)
  return calendar.format(instant)
}

/**
 * Reads the day (YYYY-MM-DD) of instants in a time zone. Offsets change on whole quarter-hours, so that every instant of a
 * quarter-hour has the same day: each is asked of the calendar once.
 */
export function dayReader(timeZone: string): (instant: Date) => string {
  const known = new Map<number, string>()
  return (instant) => {
    const quarterHour = Math.floor(instant.getTime() / 900_000)
    let day = known.get(quarterHour)
    if (day === undefined) {
      day = dayIn(timeZone, new Date(quarterHour * 900_000))
      known.set(quarterHour, day)
    }
    return day
  }
}
