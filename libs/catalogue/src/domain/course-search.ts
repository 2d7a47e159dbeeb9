import { badField } from '@khue/platform/http'
import { searchPatterns } from './fold.js'
import type { LessonKind } from './lesson-kind.js'

/** What a resident looks for in the list of courses; null, or left out, where it does not matter. */
export interface CourseSearch {
  search: string | null
  competencyCode: string | null
  language: string | null
  /** Of the competence, or of any below it; at least. */
  level?: number | null
  kind?: LessonKind | null
  maxMinutes?: number | null
}

/** A search as the list takes it; null where it does not matter. */
export interface CourseFilter {
  /** A framework, domain or competence: `vn-digital`, `vn-digital.4`, `vn-digital.4.2`. */
  competencyCode: string | null
  /** `en` finds `en-GB` too. */
  language: string | null
  /** At least this level of the competence: `vn-digital.4.2/2`. */
  level: string | null
  /** Courses with at least one lesson of the kind. */
  kind: LessonKind | null
  /** Courses that take no longer. */
  maxMinutes: number | null
  /** Patterns for LIKE, the longest first; each is to be found. Empty: every course. */
  patterns: readonly string[]
}

const LEVELS = { min: 1, max: 8 }
const MINUTES = { min: 1, max: 100_000 }

/** @throws BAD_USER_INPUT where a value is out of its range, or is no number. */
export function demandRange(field: string, value: number, range: { min: number; max: number }): void {
  if (!(value >= range.min && value <= range.max)) throw badField(field, 'input.range', range)
}

/** Reads a search; null where it can find nothing. @throws BAD_USER_INPUT for one that cannot be. */
export function filterOf({ search, competencyCode, language, level, kind, maxMinutes }: CourseSearch): CourseFilter | null {
  if ((search?.length ?? 0) > 200) throw badField('search', 'input.too-long', { max: 200 })
  if (level != null) demandRange('level', level, LEVELS)
  if (level != null && !competencyCode) throw badField('level', 'course.level-alone')
  if (maxMinutes != null) demandRange('maxMinutes', maxMinutes, MINUTES)
  if ([search, competencyCode, language].some((text) => text?.includes('\0'))) return null
  const patterns = searchPatterns(search ?? '').sort((a, b) => b.length - a.length)
  if (patterns.length === 0 && (search ?? '').trim() !== '') return null
  return { competencyCode: competencyCode || null, language: language || null, level: level != null ? `${competencyCode}/${level}` : null, kind: kind ?? null, maxMinutes: maxMinutes ?? null, patterns }
}
