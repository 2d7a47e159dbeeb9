import { type Statement, statement, type Tx } from '@khue/platform/database'

/** Which published courses; null where it does not matter. */
export interface CourseFilter {
  /** A framework, domain or competence: `vn-digital`, `vn-digital.4`, `vn-digital.4.2`. */
  competencyCode: string | null
  /** `en` finds `en-GB` too. */
  language: string | null
  /** Patterns for LIKE, the longest first; each is to be found. Empty: every course. */
  patterns: readonly string[]
}

/** Where a course stands in the list, which is sorted by title. */
export interface CoursePlace {
  title: string
  courseId: string
}

export interface ListedCourse extends CoursePlace {
  versionId: string
}

const FILTER = `c.current_version_id IS NOT NULL AND ($1::text IS NULL OR c.competencies @> ARRAY[$1]) AND ($2::text IS NULL OR c.language = $2 OR c.language LIKE $2 || '-%')`
/** The longest word goes by the trigram index, the others are looked for in what it found. */
const SEARCH = 'AND c.search LIKE $3 AND c.search LIKE ALL ($4::text[])'

const page = (name: string, search: boolean, after: boolean): Statement => {
  const last = search ? 4 : 2
  const from = after ? `AND (c.title COLLATE "vi-x-icu", c.id) > ($${last + 2}::text COLLATE "vi-x-icu", $${last + 3}::uuid)` : ''
  return statement(
    name,
    `SELECT c.id AS "courseId", c.title, c.current_version_id AS "versionId" FROM catalogue.course c
     WHERE ${FILTER} ${search ? SEARCH : ''} ${from} ORDER BY c.title COLLATE "vi-x-icu", c.id LIMIT $${last + 1}`,
  )
}
const pages = {
  all: page('catalogue.courses', false, false),
  allAfter: page('catalogue.courses-after', false, true),
  found: page('catalogue.courses-found', true, false),
  foundAfter: page('catalogue.courses-found-after', true, true),
}
const countAll = statement('catalogue.count-courses', `SELECT count(*)::int AS total FROM catalogue.course c WHERE ${FILTER}`)
const countFound = statement('catalogue.count-courses-found', `SELECT count(*)::int AS total FROM catalogue.course c WHERE ${FILTER} ${SEARCH}`)

const valuesOf = ({ competencyCode, language, patterns: [longest, ...others] }: CourseFilter): unknown[] => [competencyCode, language, ...(longest === undefined ? [] : [longest, others])]

/** The list of published courses, by title in Vietnamese order. */
export class CourseListRepository {
  /** The `first` courses behind `after`. */
  page(tx: Tx, filter: CourseFilter, first: number, after: CoursePlace | null): Promise<ListedCourse[]> {
    const found = filter.patterns.length > 0
    const text = after ? (found ? pages.foundAfter : pages.allAfter) : found ? pages.found : pages.all
    return tx.run<ListedCourse & Record<string, unknown>>(text, [...valuesOf(filter), first, ...(after ? [after.title, after.courseId] : [])])
  }

  async count(tx: Tx, filter: CourseFilter): Promise<number> {
    const [row] = await tx.run<{ total: number }>(filter.patterns.length > 0 ? countFound : countAll, valuesOf(filter))
    return row?.total ?? 0
  }
}
