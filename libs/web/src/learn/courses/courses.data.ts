import type { Khue } from '../../client/index.js'
import { CompetenciesDocument, CourseFacetsDocument, CoursesDocument } from '../documents.gen.js'
import { type CoursesSearch, filterOf } from './courses-address.js'

export type CoursesData = Awaited<ReturnType<typeof loadCourses>>

const PAGE = 20

/** The first page of the catalogue, and how many courses each further choice would leave. */
export async function loadCourses(khue: Khue, search: CoursesSearch) {
  const { sort: _order, ...filter } = filterOf(search)
  const [{ courses }, facets, { competencies }] = await Promise.all([askCourses(khue, search, null), khue.reading.ask(CourseFacetsDocument, filter), khue.reading.ask(CompetenciesDocument, {})])
  return { search, courses, facets, competencies }
}

/** One page of the catalogue, after the cursor of the one before. */
export function askCourses(khue: Khue, search: CoursesSearch, after: string | null) {
  return khue.reading.ask(CoursesDocument, { ...filterOf(search), first: PAGE, after })
}
