import { type Statement, statement, type Tx } from '@khue/platform/database'
import type { CoursePlace, CourseSort } from '../domain/course-cursor.js'
import type { CourseFilter } from '../domain/course-search.js'

export interface ListedCourse extends CoursePlace {
  versionId: string
}

/** How many published courses have something. */
export interface FacetCount {
  facet: 'total' | 'language' | 'competency' | 'kind'
  value: string
  count: number
}

export const FILTER = `c.current_version_id IS NOT NULL AND ($1::text IS NULL OR c.competencies @> ARRAY[$1]) AND ($2::text IS NULL OR c.language = $2 OR c.language LIKE $2 || '-%')
  AND ($3::text IS NULL OR c.levels @> ARRAY[$3]) AND ($4::text IS NULL OR c.kinds @> ARRAY[$4]) AND ($5::int IS NULL OR c.minutes <= $5)`
/** The longest word goes by the trigram index, the others are looked for in what it found. */
const SEARCH = 'AND c.search LIKE $6 AND c.search LIKE ALL ($7::text[])'

/** What each order goes by: the columns told, the sort, and what lies behind a place. */
const sorts: Record<CourseSort, { by: string; order: string; behind: (at: number) => string }> = {
  TITLE: { by: 'NULL', order: 'c.title COLLATE "vi-x-icu", c.id', behind: (at) => `(c.title COLLATE "vi-x-icu", c.id) > ($${at}::text COLLATE "vi-x-icu", $${at + 1}::uuid)` },
  NEWEST: { by: 'c.listed_at', order: 'c.listed_at DESC, c.id DESC', behind: (at) => `(c.listed_at, c.id) < ($${at}::timestamptz, $${at + 1}::uuid)` },
  SHORTEST: { by: 'c.minutes', order: 'c.minutes, c.id', behind: (at) => `(c.minutes, c.id) > ($${at}::int, $${at + 1}::uuid)` },
}

const page = (sort: CourseSort, search: boolean, after: boolean): Statement => {
  const { by, order, behind } = sorts[sort]
  const last = search ? 7 : 5
  return statement(
    `catalogue.courses-${sort.toLowerCase()}${search ? '-found' : ''}${after ? '-after' : ''}`,
    `SELECT c.id AS "courseId", c.title, ${by} AS by, c.current_version_id AS "versionId" FROM catalogue.course c
     WHERE ${FILTER} ${search ? SEARCH : ''} ${after ? `AND ${behind(last + 2)}` : ''} ORDER BY ${order} LIMIT $${last + 1}`,
  )
}
const ways = (sort: CourseSort) => ({ all: page(sort, false, false), allAfter: page(sort, false, true), found: page(sort, true, false), foundAfter: page(sort, true, true) })
const pages = { TITLE: ways('TITLE'), NEWEST: ways('NEWEST'), SHORTEST: ways('SHORTEST') }

const near = statement(
  'catalogue.courses-near',
  `SELECT c.id AS "courseId", c.title, NULL AS by, c.current_version_id AS "versionId" FROM catalogue.near($6) n JOIN catalogue.course c ON c.id = n.course_id
   WHERE ${FILTER} ORDER BY n.likeness DESC, c.title COLLATE "vi-x-icu", c.id LIMIT $7`,
)
const countAll = statement('catalogue.count-courses', `SELECT count(*)::int AS total FROM catalogue.course c WHERE ${FILTER}`)
const countFound = statement('catalogue.count-courses-found', `SELECT count(*)::int AS total FROM catalogue.course c WHERE ${FILTER} ${SEARCH}`)

const facetsOf = (search: boolean): Statement =>
  statement(
    `catalogue.course-facets${search ? '-found' : ''}`,
    `WITH found AS MATERIALIZED (SELECT c.language, c.competencies, c.kinds FROM catalogue.course c WHERE ${FILTER} ${search ? SEARCH : ''})
     SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM found
     UNION ALL SELECT 'language', split_part(language, '-', 1), count(*)::int FROM found GROUP BY 2
     UNION ALL SELECT 'competency', code, count(*)::int FROM found, unnest(competencies) AS code GROUP BY 2
     UNION ALL SELECT 'kind', kind, count(*)::int FROM found, unnest(kinds) AS kind GROUP BY 2
     ORDER BY 1, 3 DESC, 2`,
  )
const facets = { all: facetsOf(false), found: facetsOf(true) }

const filterValues = ({ competencyCode, language, level, kind, maxMinutes }: CourseFilter): unknown[] => [competencyCode, language, level, kind, maxMinutes]
const valuesOf = (filter: CourseFilter): unknown[] => {
  const [longest, ...others] = filter.patterns
  return [...filterValues(filter), ...(longest === undefined ? [] : [longest, others])]
}

/** The list of published courses. */
export class CourseListRepository {
  /** The `first` courses behind `after`. */
  async page(tx: Tx, filter: CourseFilter, sort: CourseSort, first: number, after: CoursePlace | null): Promise<ListedCourse[]> {
    const found = filter.patterns.length > 0
    const { all, allAfter, found: matched, foundAfter } = pages[sort]
    const text = after ? (found ? foundAfter : allAfter) : found ? matched : all
    const rows = await tx.run<Row>(text, [...valuesOf(filter), first, ...(after ? [after.by ?? after.title, after.courseId] : [])])
    return rows.map(listed)
  }

  /** Courses with words like these, slips of spelling forgiven, the likest first. @param wanted folded. */
  async near(tx: Tx, filter: CourseFilter, wanted: string, first: number): Promise<ListedCourse[]> {
    return (await tx.run<Row>(near, [...filterValues(filter), wanted, first])).map(listed)
  }

  async count(tx: Tx, filter: CourseFilter): Promise<number> {
    const [row] = await tx.run<{ total: number }>(filter.patterns.length > 0 ? countFound : countAll, valuesOf(filter))
    return row?.total ?? 0
  }

  /** What the found courses have, the commonest first. */
  facets(tx: Tx, filter: CourseFilter): Promise<FacetCount[]> {
    return tx.run<FacetCount & Record<string, unknown>>(filter.patterns.length > 0 ? facets.found : facets.all, valuesOf(filter))
  }
}

interface Row {
  [column: string]: unknown
  courseId: string
  title: string
  by: Date | number | null
  versionId: string
}

const listed = ({ courseId, title, by, versionId }: Row): ListedCourse => ({ courseId, title, versionId, ...(by === null ? {} : { by: by instanceof Date ? by.toISOString() : by }) })
