import { statement, type Tx } from '@khue/platform/database'

/** A file of a version, and who may have it. */
export interface MediaFile {
  fileKey: string
  contentType: string
  bytes: number
  published: boolean
  ownerAccountId: string | null
}

const byPath = statement(
  'catalogue.media-file',
  `SELECT m.file_key AS "fileKey", m.content_type AS "contentType", m.bytes::float8 AS bytes, v.state = 'PUBLISHED' AS published, c.owner_account_id AS "ownerAccountId"
   FROM catalogue.media m JOIN catalogue.version v ON v.id = m.version_id JOIN catalogue.course c ON c.id = v.course_id WHERE m.version_id = $1 AND m.path = $2`,
)

export class MediaRepository {
  async find(tx: Tx, versionId: string, path: string): Promise<MediaFile | null> {
    return (await tx.run<MediaFile & Record<string, unknown>>(byPath, [versionId, path]))[0] ?? null
  }
}

/** What an owner's courses keep, each file once; and how much of what is to come is kept for her already. */
const keptFor = statement(
  'catalogue.media-kept-for',
  `SELECT coalesce(sum(bytes), 0)::float8 AS bytes, coalesce(sum(bytes) FILTER (WHERE key = ANY ($2::text[])), 0)::float8 AS again
   FROM (SELECT m.file_key AS key, max(m.bytes) AS bytes FROM catalogue.course c JOIN catalogue.version v ON v.course_id = c.id JOIN catalogue.media m ON m.version_id = v.id
         WHERE c.owner_account_id = $1 GROUP BY m.file_key) AS kept`,
)
const named = statement('catalogue.media-named', 'SELECT DISTINCT file_key AS key FROM catalogue.media WHERE file_key = ANY ($1::text[])')

/** What holds off the collection of files, and what holds off everybody else. */
const LOCK = `hashtextextended('khue:course-media', 0)`

/** Which files are kept, and for whom. */
export class KeptMediaRepository {
  /** Bytes of the files that an owner's versions name, and of those among `keys`. */
  async keptFor(tx: Tx, owner: string, keys: readonly string[]): Promise<{ bytes: number; again: number }> {
    return (await tx.run<{ bytes: number; again: number }>(keptFor, [owner, keys]))[0] ?? { bytes: 0, again: 0 }
  }

  /** Until the transaction ends nobody collects files. */
  async holdOffCollection(tx: Tx): Promise<void> {
    await tx.sql(`SELECT pg_advisory_xact_lock_shared(${LOCK})`)
  }

  /** Until the transaction ends no version begins to name files; those that name some already are seen. */
  async holdOffImports(tx: Tx): Promise<void> {
    await tx.sql(`SELECT pg_advisory_xact_lock(${LOCK})`)
  }

  /** Those of `keys` that some version names. */
  async named(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
    return new Set((await tx.run<{ key: string }>(named, [keys])).map(({ key }) => key))
  }
}
