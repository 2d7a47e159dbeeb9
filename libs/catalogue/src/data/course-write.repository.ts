import { statement, type Tx } from '@khue/platform/database'
import type { Alignment } from '../domain/outline.js'

/** A course under lock, before an import over its slug. */
export interface LockedCourse {
  id: string
  ownerAccountId: string | null
  currentVersionId: string | null
  newest: { id: string; number: number; contentHash: string; published: boolean; approved: boolean } | null
}

export interface VersionToWrite {
  id: string
  courseId: string
  number: number
  title: string
  summary: string | null
  language: string
  order: 'free' | 'strict'
  prerequisites: string[]
  certificate: boolean
  sections: string[]
  contentHash: string
  alignments: Alignment[]
  approved: boolean
  createdAt: Date
}

export interface LessonToWrite {
  file: string
  section: number
  position: number
  title: string
  kind: string
  required: boolean
  completion: object
  settings: object
  body: object
  /** Ids of a deck's cards. */
  cardIds: string[]
}

export interface MediaToWrite {
  path: string
  fileKey: string
  contentType: string
  bytes: number
}

/** How a course stands in the list. */
export interface CourseListing {
  title: string
  language: string
  competencies: string[]
  levels: string[]
  kinds: string[]
  minutes: number
  search: string
}

/** Two imports of one slug wait for each other on its row; a new slug becomes the importer's. */
const lockCourse = statement(
  'catalogue.lock-course',
  `INSERT INTO catalogue.course AS c (slug, owner_account_id) VALUES ($1, $2) ON CONFLICT (slug) DO UPDATE SET slug = excluded.slug
   RETURNING c.id, c.owner_account_id AS "ownerAccountId", c.current_version_id AS "currentVersionId"`,
)
const lockKnown = statement(
  'catalogue.lock-known-course',
  'SELECT id, owner_account_id AS "ownerAccountId", current_version_id AS "currentVersionId" FROM catalogue.course WHERE slug = $1 FOR UPDATE',
)
const newest = statement(
  'catalogue.newest-of-course',
  `SELECT id, number, content_hash AS "contentHash", state = 'PUBLISHED' AS published, alignments_state = 'APPROVED' AS approved
   FROM catalogue.version WHERE course_id = $1 ORDER BY number DESC LIMIT 1`,
)
/** What staff approved is the content that they saw, its alignments among it. */
const wasApproved = statement(
  'catalogue.content-was-approved',
  `SELECT EXISTS (SELECT FROM catalogue.version WHERE course_id = $1 AND alignments_state = 'APPROVED' AND content_hash = $2) AS approved`,
)
const lockVersion = statement('catalogue.lock-version', `SELECT course_id AS "courseId", alignments_state = 'APPROVED' AS approved FROM catalogue.version WHERE id = $1 FOR UPDATE`)

type Head = Omit<LockedCourse, 'newest'> & Record<string, unknown>
type Newest = NonNullable<LockedCourse['newest']> & Record<string, unknown>

/** Writes courses and their versions. */
export class CourseWriteRepository {
  /** The course of a slug, made where there is none, locked until the transaction ends. */
  async lockOrMake(tx: Tx, slug: string, ownerAccountId: string | null): Promise<LockedCourse> {
    const [course] = await tx.run<Head>(lockCourse, [slug, ownerAccountId])
    if (!course) throw new Error(`no course of slug ${slug} after its insert`)
    return this.withNewest(tx, course)
  }

  /** The course of a slug, locked until the transaction ends; null where there is none. */
  async lock(tx: Tx, slug: string): Promise<LockedCourse | null> {
    const [course] = await tx.run<Head>(lockKnown, [slug])
    return course ? this.withNewest(tx, course) : null
  }

  private async withNewest(tx: Tx, course: Head): Promise<LockedCourse> {
    const [version] = await tx.run<Newest>(newest, [course.id])
    return { ...course, newest: version ?? null }
  }

  /** Whether the very same content is approved as some version of the course. */
  async wasApproved(tx: Tx, courseId: string, contentHash: string): Promise<boolean> {
    const [row] = await tx.run<{ approved: boolean }>(wasApproved, [courseId, contentHash])
    return row?.approved ?? false
  }

  /** The ids of a course's lessons by their files, made where there are none. */
  async lessonIds(tx: Tx, courseId: string, files: readonly string[]): Promise<Map<string, string>> {
    await tx.sql('INSERT INTO catalogue.lesson (course_id, file) SELECT $1, unnest($2::text[]) ON CONFLICT (course_id, file) DO NOTHING', [courseId, files])
    const rows = await tx.sql<{ file: string; id: string }>('SELECT file, id FROM catalogue.lesson WHERE course_id = $1 AND file = ANY ($2::text[])', [courseId, files])
    return new Map(rows.map(({ file, id }) => [file, id]))
  }

  /** The fronts of a version's cards with their ids, by the lesson's file. */
  async cardsOf(tx: Tx, versionId: string): Promise<Map<string, Map<string, string>>> {
    const rows = await tx.sql<{ file: string; front: string; id: string }>(
      `SELECT l.file, card->>'front' AS front, card->>'id' AS id FROM catalogue.version_lesson v JOIN catalogue.lesson l ON l.id = v.lesson_id, jsonb_array_elements(v.body->'cards') AS card
       WHERE v.version_id = $1 AND v.kind = 'FLASHCARDS'`,
      [versionId],
    )
    const decks = new Map<string, Map<string, string>>()
    for (const { file, front, id } of rows) decks.set(file, (decks.get(file) ?? new Map<string, string>()).set(front, id))
    return decks
  }

  /** @param lessons of which `lessonIds` knows. */
  async addVersion(tx: Tx, version: VersionToWrite, lessons: readonly LessonToWrite[], media: readonly MediaToWrite[]): Promise<void> {
    await tx.sql(
      `INSERT INTO catalogue.version (id, course_id, number, title, summary, language, sort_order, sections, state, content_hash, alignments, alignments_state, created_at, certificate, prerequisites)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'DRAFT', $9, $10, $11, $12, $13, $14)`,
      [
        version.id, version.courseId, version.number, version.title, version.summary, version.language, version.order, JSON.stringify(version.sections),
        version.contentHash, JSON.stringify(version.alignments), version.approved ? 'APPROVED' : 'PENDING', version.createdAt.toISOString(), version.certificate, version.prerequisites,
      ],
    )
    await tx.sql(
      `INSERT INTO catalogue.version_lesson (version_id, lesson_id, section, position, title, kind, required, completion, settings, body)
       SELECT $2, l.id, r.section, r.position, r.title, r.kind, r.required, r.completion, r.settings, r.body
       FROM jsonb_to_recordset($3) AS r(file text, section int, position int, title text, kind text, required boolean, completion jsonb, settings jsonb, body jsonb)
       JOIN catalogue.lesson l ON l.course_id = $1 AND l.file = r.file`,
      [version.courseId, version.id, JSON.stringify(lessons.map(({ cardIds: _, ...lesson }) => lesson))],
    )
    await tx.sql(
      `INSERT INTO catalogue.card (id, lesson_id)
       SELECT r.id, l.id FROM jsonb_to_recordset($2) AS r(file text, id uuid) JOIN catalogue.lesson l ON l.course_id = $1 AND l.file = r.file ON CONFLICT (id) DO NOTHING`,
      [version.courseId, JSON.stringify(lessons.flatMap(({ file, cardIds }) => cardIds.map((id) => ({ file, id }))))],
    )
    await tx.sql(
      `INSERT INTO catalogue.media (version_id, path, file_key, content_type, bytes)
       SELECT $1, r.path, r."fileKey", r."contentType", r.bytes FROM jsonb_to_recordset($2) AS r(path text, "fileKey" text, "contentType" text, bytes bigint)`,
      [version.id, JSON.stringify(media)],
    )
  }

  /**
   * The way from these courses back to `slug`, over what each must be preceded by; null where there is none. Publishing waits for
   * whoever publishes at the same time, so that two courses cannot close one another unseen.
   */
  async circle(tx: Tx, slug: string, prerequisites: readonly string[]): Promise<string[] | null> {
    if (prerequisites.length === 0) return null
    await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:course-circle', 0))`)
    const [row] = await tx.sql<{ way: string[] }>(
      `WITH RECURSIVE before AS (
         SELECT p AS slug, ARRAY[p] AS way FROM unnest($2::text[]) AS p
         UNION ALL
         SELECT p, way || p FROM before JOIN catalogue.course c ON c.slug = before.slug JOIN catalogue.version v ON v.id = c.current_version_id, unnest(v.prerequisites) AS p
         WHERE before.slug <> $1 AND p <> ALL (way))
       SELECT way FROM before WHERE slug = $1 ORDER BY cardinality(way) LIMIT 1`,
      [slug, prerequisites],
    )
    return row?.way ?? null
  }

  /** Gives a version to new learners; those in the middle of another keep theirs. */
  async publish(tx: Tx, courseId: string, versionId: string, now: Date, listing: CourseListing): Promise<void> {
    await tx.sql(`UPDATE catalogue.version SET state = 'PUBLISHED', published_at = $2 WHERE id = $1 AND state <> 'PUBLISHED'`, [versionId, now.toISOString()])
    await tx.sql('UPDATE catalogue.course SET current_version_id = $2, title = $3, language = $4, competencies = $5, search = $6, levels = $7, kinds = $8, minutes = $9, listed_at = coalesce(listed_at, $10) WHERE id = $1', [
      courseId, versionId, listing.title, listing.language, listing.competencies, listing.search, listing.levels, listing.kinds, listing.minutes, now.toISOString(),
    ])
  }

  /** Gives new learners none of its versions. @returns whether it was ever published. */
  async withdraw(tx: Tx, courseId: string): Promise<boolean> {
    return (await tx.write('UPDATE catalogue.course SET current_version_id = NULL WHERE id = $1 AND listed_at IS NOT NULL', [courseId])) > 0
  }

  /** Locks a version against completions that are being written. @returns null where there is none. */
  async lockVersion(tx: Tx, versionId: string): Promise<{ courseId: string; approved: boolean } | null> {
    return (await tx.run<{ courseId: string; approved: boolean }>(lockVersion, [versionId]))[0] ?? null
  }

  /** Approves a locked version; where it is the current one, the list shows its competences from now on. */
  async approve(tx: Tx, versionId: string, by: string | null, { competencies, levels }: Pick<CourseListing, 'competencies' | 'levels'>): Promise<void> {
    await tx.sql(`UPDATE catalogue.version SET alignments_state = 'APPROVED', alignments_approved_by = $2 WHERE id = $1`, [versionId, by])
    await tx.sql('UPDATE catalogue.course SET competencies = $2, levels = $3 WHERE current_version_id = $1', [versionId, competencies, levels])
  }
}
