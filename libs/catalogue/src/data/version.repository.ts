import type { QuestionDefinition } from '@khue/assessment'
import { statement, type Tx } from '@khue/platform/database'
import type { Transcript } from '../domain/captions.js'
import type { Alignment, OutlineLesson, OutlineSection, VersionOutline } from '../domain/outline.js'

/** A version as it stands now: its outline never changes, the rest may once. */
export interface VersionRecord {
  outline: VersionOutline
  ownerAccountId: string | null
  published: boolean
  approved: boolean
  /** When it was made or, if it is, published. */
  updatedAt: Date
}

/** What a learner opens: of an article its HTML, of a quiz its questions with their keys, of a recording what is said in it. */
export interface LessonBody {
  html?: string
  questions?: QuestionDefinition[]
  transcripts?: Transcript[]
}

type LessonRow = Pick<OutlineLesson, 'id' | 'title' | 'kind' | 'required' | 'completion' | 'position'> & { section: number; settings: Pick<OutlineLesson, 'minutes' | 'quiz' | 'media' | 'deck' | 'hash' | 'questionHashes'> & { prerequisites?: number[] } }

interface Row {
  [column: string]: unknown
  versionId: string
  number: number
  courseId: string
  slug: string
  title: string
  summary: string | null
  language: string
  order: 'free' | 'strict'
  prerequisites: string[]
  certificate: boolean
  alignments: Alignment[]
  sections: string[]
  lessons: LessonRow[] | null
  ownerAccountId: string | null
  published: boolean
  approved: boolean
  updatedAt: Date
}

const VERSION = `SELECT v.id AS "versionId", v.number, v.course_id AS "courseId", c.slug, v.title, v.summary, v.language, v.sort_order AS "order", v.prerequisites, v.certificate, v.alignments, v.sections,
    c.owner_account_id AS "ownerAccountId", v.state = 'PUBLISHED' AS published, v.alignments_state = 'APPROVED' AS approved, coalesce(v.published_at, v.created_at) AS "updatedAt",
    (SELECT jsonb_agg(jsonb_build_object('id', l.lesson_id, 'title', l.title, 'kind', l.kind, 'required', l.required, 'completion', l.completion,
                                         'position', l.position, 'section', l.section, 'settings', l.settings) ORDER BY l.position)
       FROM catalogue.version_lesson l WHERE l.version_id = v.id) AS lessons
  FROM catalogue.version v JOIN catalogue.course c ON c.id = v.course_id`

const byId = statement('catalogue.versions', `${VERSION} WHERE v.id = ANY ($1::uuid[])`)
const newestOf = statement('catalogue.newest-version', `${VERSION} WHERE c.slug = $1 ORDER BY v.number DESC LIMIT 1`)
const newestOfOwner = statement(
  'catalogue.owned-versions',
  `${VERSION} JOIN (SELECT course_id, max(number) AS number FROM catalogue.version GROUP BY course_id) n ON n.course_id = v.course_id AND n.number = v.number
   WHERE c.owner_account_id = $1 ORDER BY coalesce(v.published_at, v.created_at) DESC, v.id`,
)
const aligned = statement(
  'catalogue.aligned-versions',
  `${VERSION} WHERE v.state = 'PUBLISHED' AND v.alignments <> '[]' ORDER BY v.alignments_state DESC, v.published_at DESC, v.id LIMIT $1`,
)
const current = statement('catalogue.current-version', 'SELECT id AS "courseId", current_version_id AS "versionId" FROM catalogue.course WHERE slug = $1 AND current_version_id IS NOT NULL')
const currentOf = statement('catalogue.current-versions', 'SELECT id AS "courseId", current_version_id AS "versionId" FROM catalogue.course WHERE id = ANY ($1::uuid[]) AND current_version_id IS NOT NULL')
const publishedOf = statement('catalogue.published-courses', 'SELECT id AS "courseId", title FROM catalogue.course WHERE slug = ANY ($1::text[]) AND current_version_id IS NOT NULL ORDER BY title')
const courseId = statement('catalogue.course-id', 'SELECT id FROM catalogue.course WHERE slug = $1')
const lessonCourse = statement('catalogue.course-of-lesson', 'SELECT course_id AS id FROM catalogue.lesson WHERE id = $1')
const lessonCourses = statement('catalogue.courses-of-lessons', 'SELECT id AS "lessonId", course_id AS "courseId" FROM catalogue.lesson WHERE id = ANY ($1::uuid[])')
const numbered = statement(
  'catalogue.versions-by-number',
  `SELECT DISTINCT v.id FROM unnest($1::uuid[], $2::int[]) AS r(course_id, number) JOIN catalogue.version v USING (course_id, number) WHERE v.state = 'PUBLISHED'`,
)
/** Where a lesson stood last: the newest published version that has it. */
const lastWith = statement(
  'catalogue.last-versions-with',
  `SELECT DISTINCT ON (o.id) o.id AS "lessonId", v.id AS "versionId" FROM catalogue.lesson o
   JOIN catalogue.version v ON v.course_id = o.course_id AND v.state = 'PUBLISHED' JOIN catalogue.version_lesson l ON l.version_id = v.id AND l.lesson_id = o.id
   WHERE o.id = ANY ($1::uuid[]) ORDER BY o.id, v.number DESC`,
)
const bodies = statement('catalogue.bodies', `SELECT lesson_id AS "lessonId", body FROM catalogue.version_lesson WHERE version_id = $1 AND kind <> 'FLASHCARDS'`)
const owner = statement('catalogue.course-owner', 'SELECT owner_account_id AS "accountId" FROM catalogue.course WHERE id = $1')
/** FOR KEY SHARE waits for an approval that is under way: it holds the row FOR UPDATE. */
const evidence = statement(
  'catalogue.evidence',
  `SELECT CASE WHEN alignments_state = 'APPROVED' THEN alignments ELSE '[]' END AS alignments, alignments_state = 'APPROVED' AS approved FROM catalogue.version WHERE id = $1 FOR KEY SHARE`,
)

/** Reads versions of courses. */
export class VersionRepository {
  /** Those that exist, in no order, with one statement. */
  async byId(tx: Tx, versionIds: readonly string[]): Promise<VersionRecord[]> {
    return (await tx.run<Row>(byId, [versionIds])).map(recordOf)
  }

  /** The newest version of a course, draft or published. */
  async newest(tx: Tx, slug: string): Promise<VersionRecord | null> {
    const [row] = await tx.run<Row>(newestOf, [slug])
    return row ? recordOf(row) : null
  }

  /** The newest version of every course that an account owns, last changed first. */
  async newestOfOwner(tx: Tx, accountId: string): Promise<VersionRecord[]> {
    return (await tx.run<Row>(newestOfOwner, [accountId])).map(recordOf)
  }

  /** Published versions with alignments: those that wait for approval, then the approved ones, newest first. */
  async aligned(tx: Tx, most: number): Promise<VersionRecord[]> {
    return (await tx.run<Row>(aligned, [most])).map(recordOf)
  }

  /** The version that new learners get. */
  async current(tx: Tx, slug: string): Promise<{ courseId: string; versionId: string } | null> {
    return (await tx.run<{ courseId: string; versionId: string }>(current, [slug]))[0] ?? null
  }

  /** The versions that new learners of these courses get, by course. */
  async currentOf(tx: Tx, courseIds: readonly string[]): Promise<Map<string, string>> {
    return new Map((await tx.run<{ courseId: string; versionId: string }>(currentOf, [courseIds])).map((row) => [row.courseId, row.versionId]))
  }

  publishedOf(tx: Tx, slugs: readonly string[]): Promise<{ courseId: string; title: string }[]> {
    return tx.run<{ courseId: string; title: string }>(publishedOf, [slugs])
  }

  async courseId(tx: Tx, slug: string): Promise<string | null> {
    return (await tx.run<{ id: string }>(courseId, [slug]))[0]?.id ?? null
  }

  async courseOfLesson(tx: Tx, lessonId: string): Promise<string | null> {
    return (await tx.run<{ id: string }>(lessonCourse, [lessonId]))[0]?.id ?? null
  }

  coursesOfLessons(tx: Tx, lessonIds: readonly string[]): Promise<{ lessonId: string; courseId: string }[]> {
    return tx.run<{ lessonId: string; courseId: string }>(lessonCourses, [lessonIds])
  }

  /** Ids of the published versions of these numbers. */
  async numbered(tx: Tx, versions: readonly { courseId: string; number: number }[]): Promise<string[]> {
    return (await tx.run<{ id: string }>(numbered, [versions.map((row) => row.courseId), versions.map((row) => row.number)])).map((row) => row.id)
  }

  /** The newest published version that has a lesson, by lesson. */
  lastWith(tx: Tx, lessonIds: readonly string[]): Promise<{ lessonId: string; versionId: string }[]> {
    return tx.run<{ lessonId: string; versionId: string }>(lastWith, [lessonIds])
  }

  async bodies(tx: Tx, versionId: string): Promise<Map<string, LessonBody>> {
    const rows = await tx.run<{ lessonId: string; body: LessonBody }>(bodies, [versionId])
    return new Map(rows.map(({ lessonId, body }) => [lessonId, body]))
  }

  /** Who owns a course; null where there is none such. */
  async owner(tx: Tx, courseId: string): Promise<{ accountId: string | null } | null> {
    return (await tx.run<{ accountId: string | null }>(owner, [courseId]))[0] ?? null
  }

  async evidence(tx: Tx, versionId: string): Promise<{ alignments: Alignment[]; approved: boolean } | null> {
    return (await tx.run<{ alignments: Alignment[]; approved: boolean }>(evidence, [versionId]))[0] ?? null
  }
}

function recordOf(row: Row): VersionRecord {
  const { versionId, number, courseId, slug, title, summary, language, order, prerequisites, certificate, alignments, ownerAccountId, published, approved, updatedAt } = row
  const lessons = row.lessons ?? []
  const sections: OutlineSection[] = row.sections.map((name, at) => ({
    id: `${versionId}:${at}`,
    title: name,
    lessonIds: lessons.filter((lesson) => lesson.section === at).map((lesson) => lesson.id),
  }))
  const outline: VersionOutline = {
    versionId, number, courseId, slug, title, summary, language, order, prerequisites, certificate, alignments, sections,
    lessons: lessons.map(({ section: _, settings: { prerequisites: before, ...settings }, ...lesson }) => ({
      ...lesson, ...settings, ...(before ? { prerequisites: before.flatMap((position) => lessons.find((other) => other.position === position)?.id ?? []) } : {}),
    })),
  }
  return { outline, ownerAccountId, published, approved, updatedAt }
}
