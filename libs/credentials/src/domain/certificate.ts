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

/** The number as it is printed: KH-2026-000042. `issuedOn`: the city's day of its issue, YYYY-MM-DD. */
export const printedNumber = (number: number, issuedOn: string): string => `KH-${issuedOn.slice(0, 4)}-${String(number).padStart(6, '0')}`

/** A day (YYYY-MM-DD) as it is written in Vietnam: dd/mm/yyyy. */
export const printedDay = (day: string): string => day.split('-').reverse().join('/')
