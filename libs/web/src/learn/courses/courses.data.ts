import type { Khue } from '../../client/index.js'
import { CompetenciesDocument, CoursesDocument } from '../documents.gen.js'

/** What the address of the catalogue says; all of it text. */
export interface CoursesSearch {
  readonly q?: string
  readonly language?: string
  readonly competency?: string
}

export type CoursesData = Awaited<ReturnType<typeof loadCourses>>

const PAGE = 20

export async function loadCourses(khue: Khue, search: CoursesSearch) {
  const [{ courses }, { competencies }] = await Promise.all([askCourses(khue, search, null), khue.reading.ask(CompetenciesDocument, {})])
  return { search, courses, competencies }
}

/** One page of the catalogue, after the cursor of the one before. */
export function askCourses(khue: Khue, { q, language, competency }: CoursesSearch, after: string | null) {
  return khue.reading.ask(CoursesDocument, { search: q ?? null, language: language ?? null, competencyCode: competency ?? null, first: PAGE, after })
}
