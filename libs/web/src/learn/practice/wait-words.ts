import type { Locale } from '../../i18n/index.js'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const units = [
  { unit: 'year', ms: 365 * DAY, from: 350 * DAY },
  { unit: 'month', ms: 30.4 * DAY, from: 45 * DAY },
  { unit: 'day', ms: DAY, from: 20 * 60 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE, from: 55 * MINUTE },
  { unit: 'minute', ms: MINUTE, from: 0 },
] as const

/** A wait in words, in its largest fitting unit: '10 phút', '3 days'. Never less than a minute. */
export function waitWords(ms: number, locale: Locale): string {
  const { unit, ms: one } = units.find(({ from }) => ms >= from) ?? units[4]
  const count = Math.max(1, Math.round(ms / one))
  return new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
