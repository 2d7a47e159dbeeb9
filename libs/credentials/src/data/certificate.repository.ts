import { statement, type Tx } from '@khue/platform/database'
import type { Certificate } from '../domain/certificate.js'
import { LIST_LENGTH } from '../domain/status-list.js'
import type { ToldCompletion, ToldEvents } from '../domain/told-events.js'

const CERTIFICATE = `c.id, c.number::int AS number, c.account_id AS "accountId", c.subject_id AS "subjectId", c.course_slug AS "courseSlug", c.course_title AS "courseTitle",
  c.course_summary AS "courseSummary", c.course_language AS "courseLanguage", coalesce(r.alignments, c.alignments) AS alignments, c.score, c.shown,
  c.completed_at AS "completedAt", c.issued_at AS "issuedAt", c.revoked_at AS "revokedAt", c.show_name AS "showName"
  FROM credentials.certificate c LEFT JOIN credentials.recognised r USING (completion_id)`

const mine = statement('credentials.mine', `SELECT ${CERTIFICATE} WHERE c.account_id = $1 ORDER BY c.completed_at DESC, c.number DESC LIMIT 500`)
const byId = statement('credentials.certificate', `SELECT ${CERTIFICATE} WHERE c.id = $1`)
const revokedIn = statement(
  'credentials.revoked-in-list',
  'SELECT number::int AS number, revoked_at AS "revokedAt" FROM credentials.certificate WHERE revoked_at IS NOT NULL AND number >= $1 AND number < $2 ORDER BY number',
)

/** Nothing for what is voided, or has its certificate; in one order, so that writers beside one another do not wait in a circle. */
const ISSUE = `
  INSERT INTO credentials.certificate
    (completion_id, enrolment_id, account_id, course_id, version_id, course_slug, course_title, course_summary, course_language, alignments, score, shown, completed_at, issued_at)
  SELECT r."completionId", r."enrolmentId", r."accountId", r."courseId", r."versionId", r."courseSlug", r."courseTitle", r."courseSummary", r."courseLanguage",
         r.alignments, r.score, CASE WHEN r.shown <> 'null' THEN r.shown END, r."completedAt", $2
  FROM jsonb_to_recordset($1) AS r("completionId" uuid, "enrolmentId" uuid, "accountId" uuid, "courseId" uuid, "versionId" uuid, "courseSlug" text, "courseTitle" text,
    "courseSummary" text, "courseLanguage" text, alignments jsonb, score float8, shown jsonb, "completedAt" timestamptz)
  WHERE NOT EXISTS (SELECT FROM credentials.voided v WHERE v.completion_id = r."completionId")
    AND NOT EXISTS (SELECT FROM credentials.certificate c WHERE c.completion_id = r."completionId")
  ORDER BY r."completionId"
  ON CONFLICT DO NOTHING
  RETURNING completion_id AS "completionId"`

/** Certificates. */
export class CertificateRepository {
  /** @returns the completions that were given a certificate now. */
  async issue(tx: Tx, completions: readonly (ToldCompletion & { accountId: string })[], now: Date): Promise<Set<string>> {
    if (completions.length === 0) return new Set()
    const rows = await tx.sql<{ completionId: string }>(ISSUE, [JSON.stringify(completions), now.toISOString()])
    return new Set(rows.map((row) => row.completionId))
  }

  /** Remembers what counts no more, and revokes what was given for it. */
  async void(tx: Tx, voided: ToldEvents['voided']): Promise<void> {
    if (voided.length === 0) return
    await tx.sql('INSERT INTO credentials.voided (completion_id) SELECT DISTINCT id FROM unnest($1::uuid[]) AS r(id) ORDER BY id ON CONFLICT DO NOTHING', [voided.map((row) => row.completionId)])
    await tx.sql(
      `UPDATE credentials.certificate c SET revoked_at = greatest(r.at, c.issued_at), revoke_reason = r.reason
       FROM jsonb_to_recordset($1) AS r("completionId" uuid, at timestamptz, reason text) WHERE c.completion_id = r."completionId" AND c.revoked_at IS NULL`,
      [JSON.stringify(voided)],
    )
  }

  async recognise(tx: Tx, recognised: ToldEvents['recognised']): Promise<void> {
    if (recognised.length === 0) return
    await tx.sql(
      `INSERT INTO credentials.recognised (completion_id, alignments)
       SELECT DISTINCT ON ("completionId") "completionId", alignments FROM jsonb_to_recordset($1) AS r("completionId" uuid, alignments jsonb) ORDER BY "completionId"
       ON CONFLICT (completion_id) DO UPDATE SET alignments = excluded.alignments`,
      [JSON.stringify(recognised)],
    )
  }

  /** An account's, the latest completion first: certificates of one batch are issued at the same time. */
  mine(tx: Tx, accountId: string): Promise<Certificate[]> {
    return tx.run<Certificate & Record<string, unknown>>(mine, [accountId])
  }

  async byId(tx: Tx, id: string): Promise<Certificate | null> {
    return (await tx.run<Certificate & Record<string, unknown>>(byId, [id]))[0] ?? null
  }

  /** Waits for whoever changes it now. @returns whether it is there, and since when it is revoked. */
  async lock(tx: Tx, id: string): Promise<{ accountId: string; revokedAt: Date | null } | null> {
    const [row] = await tx.sql<{ accountId: string; revokedAt: Date | null }>('SELECT account_id AS "accountId", revoked_at AS "revokedAt" FROM credentials.certificate WHERE id = $1 FOR UPDATE', [id])
    return row ?? null
  }

  async revoke(tx: Tx, id: string, reason: string, now: Date): Promise<void> {
    await tx.sql('UPDATE credentials.certificate SET revoked_at = $2, revoke_reason = $3 WHERE id = $1', [id, now.toISOString(), reason])
  }

  async showName(tx: Tx, id: string, showName: boolean): Promise<void> {
    await tx.sql('UPDATE credentials.certificate SET show_name = $2 WHERE id = $1', [id, showName])
  }

  /** What is revoked among the numbers of a list. */
  revokedIn(tx: Tx, list: number): Promise<{ number: number; revokedAt: Date }[]> {
    return tx.run<{ number: number; revokedAt: Date }>(revokedIn, [list * LIST_LENGTH, (list + 1) * LIST_LENGTH])
  }

  /** The first and the last number given out, and when the first was. */
  async span(tx: Tx): Promise<{ last: number; since: Date | null }> {
    const [row] = await tx.sql<{ last: number | null; since: Date | null }>(
      `SELECT (SELECT number::int FROM credentials.certificate ORDER BY number DESC LIMIT 1) AS last, (SELECT issued_at FROM credentials.certificate ORDER BY number LIMIT 1) AS since`,
    )
    return { last: row?.last ?? 0, since: row?.since ?? null }
  }
}
