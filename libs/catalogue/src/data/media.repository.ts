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
