import type { Locale } from './catalogues.js'

/** Days and times are the city's, whatever the device is set to. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh'
/** en-GB: the day comes first in both languages. */
const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' }

/** Numbers and times as a reader of the language writes them. */
export interface Formatter {
  /** 1234.5 is `1.234,5` in Vietnamese; at most `digits` decimals. */
  number(value: number, digits?: number): string
  /** 0 to 1 as per cent, with at most one decimal. */
  share(value: number): string
  /** 0 to 1 as whole per cent, never rounded up: 59.6 % is not shown as the 60 % that would pass. */
  wholeShare(value: number): string
  /** An instant (ISO 8601) as dd/mm/yyyy in the city. */
  date(instant: string): string
  /** An instant (ISO 8601) as dd/mm/yyyy hh:mm in the city. */
  moment(instant: string): string
  /** A calendar day (YYYY-MM-DD) as dd/mm/yyyy. */
  day(day: string): string
  /** Orders names as the language does. */
  compare(one: string, other: string): number
}

const kept = new Map<Locale, Formatter>()

export function formatterOf(locale: Locale): Formatter {
  const known = kept.get(locale)
  if (known) return known
  const made = makeFormatter(locale)
  kept.set(locale, made)
  return made
}

function makeFormatter(locale: Locale): Formatter {
  const tag = tags[locale]
  const numbers = new Map<number, Intl.NumberFormat>()
  const per = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  const dates = new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })
  const times = new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const collator = new Intl.Collator(tag, { numeric: true })
  const date = (instant: string): string => dates.format(new Date(instant))
  return {
    number(value, digits = 0) {
      const known = numbers.get(digits) ?? new Intl.NumberFormat(tag, { maximumFractionDigits: digits })
      numbers.set(digits, known)
      return known.format(value)
    },
    share: (value) => per.format(value),
    wholeShare: (value) => per.format(Math.floor(value * 100 + 1e-9) / 100),
    date,
    moment: (instant) => `${date(instant)} ${times.format(new Date(instant))}`,
    day: (day) => day.split('-').reverse().join('/'),
    compare: (one, other) => collator.compare(one, other),
  }
}

/** The city's calendar day (YYYY-MM-DD) of an instant. */
export function cityDay(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}
