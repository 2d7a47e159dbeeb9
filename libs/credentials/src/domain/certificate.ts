import type { Alignment, Shown } from './told-events.js'

/** A certificate as it stands. */
export interface Certificate {
  /** Random and public: whoever knows it may ask whether the certificate is valid. */
  id: string
  /** Counts up over the installation; gaps mean nothing. */
  number: number
  accountId: string
  /** Stands for the holder in this one credential, and nowhere else. */
  subjectId: string
  courseSlug: string
  courseTitle: string
  courseSummary: string | null
  /** BCP 47. */
  courseLanguage: string
  alignments: Alignment[]
  /** Mean of the quizzes' best scores, 0 to 1; null where nothing was graded. */
  score: number | null
  /** Null for completions that were told before this was. */
  shown: Shown | null
  completedAt: Date
  issuedAt: Date
  revokedAt: Date | null
  /** Whether the public page and the credential name the holder. */
  showName: boolean
}

/** A level of a competence by its names. */
export interface NamedLevel {
  code: string
  level: number
  name: string
  levelName: string
}

/** The number as it is printed: KH-2026-000042, the year being that of its issue in the city's time zone. */
export const printedNumber = ({ number, issuedAt }: Pick<Certificate, 'number' | 'issuedAt'>, timeZone: string): string =>
  `KH-${dayParts(issuedAt, timeZone).year}-${String(number).padStart(6, '0')}`

/** A day of the city as it is written in Vietnam: dd/mm/yyyy. */
export function printedDay(instant: Date, timeZone: string): string {
  const { day, month, year } = dayParts(instant, timeZone)
  return `${day}/${month}/${year}`
}

function dayParts(instant: Date, timeZone: string): Record<'year' | 'month' | 'day', string> {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant)
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return { year: of('year'), month: of('month'), day: of('day') }
}
