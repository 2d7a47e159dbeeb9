import type { Tx } from '@khue/platform/database'
import type { StampedPerson } from '../events.js'

/** A completion as it stands. */
export interface Completion {
  enrolmentId: string
  accountId: string
  courseId: string
  versionId: string
  eventId: string
  person: StampedPerson
  occurredAt: Date
  voidedAt: Date | null
}

const COMPLETION = `c.enrolment_id AS "enrolmentId", c.account_id AS "accountId", c.course_id AS "courseId", c.version_id AS "versionId",
  c.event_id AS "eventId", c.person, c.occurred_at AS "occurredAt", c.voided_at AS "voidedAt"`

/** Completions, for those who take them back or recognise them. */
export class CompletionRepository {
  /** The completion of an enrolment, held until the transaction ends; `known`: whether there is such an enrolment. */
  async lock(tx: Tx, enrolmentId: string): Promise<{ known: boolean; completion: Completion | null }> {
    const known = await tx.sql('SELECT FROM learning.enrolment WHERE id = $1 FOR UPDATE', [enrolmentId])
    const [completion] = await tx.sql<Completion & Record<string, unknown>>(`SELECT ${COMPLETION} FROM learning.completion c WHERE c.enrolment_id = $1 FOR UPDATE`, [enrolmentId])
    return { known: known.length > 0, completion: completion ?? null }
  }

  async void(tx: Tx, enrolmentId: string, reason: string, now: Date): Promise<void> {
    await tx.sql('UPDATE learning.completion SET voided_at = $2, void_reason = $3 WHERE enrolment_id = $1', [enrolmentId, now, reason])
    await tx.sql(`UPDATE learning.enrolment SET state = 'ACTIVE', completed_at = NULL, updated_at = $2 WHERE id = $1`, [enrolmentId, now])
  }

  /** Standing completions of a version, in pages by enrolment. */
  ofVersion(tx: Tx, versionId: string, after: string | null, most: number): Promise<Completion[]> {
    return tx.sql<Completion & Record<string, unknown>>(
      `SELECT ${COMPLETION} FROM learning.completion c
       WHERE c.version_id = $1 AND c.voided_at IS NULL AND ($2::uuid IS NULL OR c.enrolment_id > $2::uuid) ORDER BY c.enrolment_id LIMIT $3`,
      [versionId, after, most],
    )
  }

  /** How many completions stand on each of these versions. */
  async counts(tx: Tx, versionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.sql<{ versionId: string; count: number }>(
      `SELECT version_id AS "versionId", count(*)::int AS count FROM learning.completion WHERE version_id = ANY ($1::uuid[]) AND voided_at IS NULL GROUP BY version_id`,
      [versionIds],
    )
    return new Map(rows.map((row) => [row.versionId, row.count]))
  }
}
