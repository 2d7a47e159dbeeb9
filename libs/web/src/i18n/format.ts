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

/** Each of the browser's own formats is made when it is first used: making all of them at once would hold a cheap phone up for a quarter of a second. */
function makeFormatter(locale: Locale): Formatter {
  const tag = tags[locale]
  const numbers = [0, 1, 2, 3].map((digits) => once(() => new Intl.NumberFormat(tag, { maximumFractionDigits: digits })))
  const per = once(() => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }))
  const dates = once(() => new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, day: '2-digit', month: '2-digit', year: 'numeric' }))
  const times = once(() => new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))
  const collator = once(() => new Intl.Collator(tag, { numeric: true }))
  const date = (instant: string): string => dates().format(new Date(instant))
  const percent = (value: number): string => (isPlain(value) ? `${value}%` : per().format(value / 100))
  return {
    number: (value, digits = 0) => (isPlain(value) ? String(value) : (numbers[digits]?.() ?? new Intl.NumberFormat(tag, { maximumFractionDigits: digits })).format(value)),
    share: (value) => percent(Math.round(value * 1000) / 10),
    wholeShare: (value) => percent(Math.floor(value * 100 + 1e-9)),
    date,
    moment: (instant) => `${date(instant)} ${times().format(new Date(instant))}`,
    day: (day) => day.split('-').reverse().join('/'),
    compare: (one, other) => collator().compare(one, other),
  }
}

/** Whether a number is written alike in every language of ours, and needs no format: the first format that a page makes is the dearest. */
const isPlain = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1000 && !Object.is(value, -0)

/** What is made at its first use, and then kept. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

const days = once(() => new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }))

/** The city's calendar day (YYYY-MM-DD) of an instant. */
export const cityDay = (instant: Date): string => days().format(instant)
