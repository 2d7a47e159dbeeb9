import type { Speech, TextKey } from '../../i18n/index.js'
import { distance, type Figure, kindOf } from './figure-row.js'
import type { Period } from './period.js'

/** A period as one says it: 'Quý 4/2026'. */
export function periodName({ grain, year, part, text }: Period, { t, format }: Pick<Speech, 't' | 'format'>): string {
  if (grain === 'year') return t('desk.period-year', { year: String(year) })
  if (grain === 'quarter') return t('desk.period-quarter', { quarter: String(part), year: String(year) })
  return grain === 'month' ? t('desk.period-month', { month: String(part), year: String(year) }) : t('desk.period-day', { day: format.day(text) })
}

const meanings: Readonly<Record<string, TextKey>> = {
  'learners': 'desk.means-learners',
  'enrolments': 'desk.means-enrolments',
  'completions': 'desk.means-completions',
  'completers': 'desk.means-completers',
  'certificates': 'desk.means-certificates',
  'digital-basic': 'desk.means-digital-basic',
  'digital-broad': 'desk.means-digital-broad',
  'language-a2': 'desk.means-language-a2',
  'language-b1': 'desk.means-language-b1',
}
const kinds: Readonly<Record<'FLOW' | 'STOCK' | 'REPORTED', TextKey>> = { FLOW: 'desk.means-flow', STOCK: 'desk.means-stock', REPORTED: 'desk.means-reported' }

/** What an indicator counts, in a sentence. */
export const meaningOf = (code: string, kind: 'FLOW' | 'STOCK' | 'REPORTED'): TextKey => meanings[code] ?? kinds[kind]

/** Figures of which a person is counted once in each unit and period, so that parts do not add up to the whole. */
const distinct: ReadonlySet<string> = new Set(['learners', 'completers'])
export const countsPersonsOnce = (code: string, kind: 'FLOW' | 'STOCK' | 'REPORTED'): boolean => kind === 'FLOW' && distinct.has(code)

/** The smallest share that one decimal of a per cent can tell. */
const SMALLEST_SHARE = 0.0005

/** A share as per cent; one that is there and too small to be told is not called nothing. */
function shareText(share: number, { t, format }: Pick<Speech, 't' | 'format'>): string {
  return share > 0 && share < SMALLEST_SHARE ? t('desk.share-below', { share: format.share(SMALLEST_SHARE * 2) }) : format.share(share)
}

/** Value and target are shares of a population, shown as per cent; or plain numbers. */
const isShare = (figure: Figure): boolean => kindOf(figure) === 'share' || kindOf(figure) === 'no-population'

export function valueText(figure: Figure, { t, format }: Pick<Speech, 't' | 'format'>): string {
  if (figure.value === null) return t(kindOf(figure) === 'unknown' ? 'desk.not-entered' : 'desk.no-population')
  return isShare(figure) ? shareText(figure.value, { t, format }) : format.number(figure.value, 1)
}

export function targetText(figure: Figure, format: Speech['format']): string | null {
  if (figure.target === null) return null
  return isShare(figure) ? format.share(figure.target) : format.number(figure.target, 1)
}

/** 'còn thiếu 12,3 điểm %', 'đạt, vượt 2 điểm %'; null where there is nothing to compare. */
export function distanceText(figure: Figure, { t, format }: Pick<Speech, 't' | 'format'>): string | null {
  const far = distance(figure)
  if (far === null) return null
  const many = isShare(figure) ? t('desk.points', { points: format.number(Math.abs(far) * 100, 1) }) : format.number(Math.abs(far), 1)
  return t(far < 0 ? 'desk.missing' : far === 0 ? 'desk.just-met' : 'desk.beyond', { many })
}
