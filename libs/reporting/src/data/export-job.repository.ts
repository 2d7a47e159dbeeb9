import type { Tx } from '@khue/platform/database'
import type { ExportFormat, ExportKind } from '../domain/export-request.js'

export type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'

/** An export that somebody asked for. Days are YYYY-MM-DD. */
export interface ExportJob {
  id: string
  accountId: string | null
  kind: ExportKind
  format: ExportFormat
  from: string
  to: string
  unitCode: string | null
  /** Every unit whose rows it holds. */
  unitCodes: string[]
  locale: 'vi' | 'en'
  state: JobState
  progress: number
  rows: number | null
  error: string | null
  tries: number
  createdAt: Date
  expiresAt: Date | null
}

const JOB = `j.id, j.account_id AS "accountId", j.kind, j.format, j.from_day::text AS "from", j.to_day::text AS "to", j.unit_code AS "unitCode", j.unit_codes AS "unitCodes",
  j.locale, j.state, j.progress, j.rows::float8 AS rows, j.error, j.tries, j.created_at AS "createdAt", j.expires_at AS "expiresAt"`

/** One try at a job: a worker that was thought dead and comes back changes nothing of the next one. */
export type Try = Pick<ExportJob, 'id' | 'tries'>
const THIS_TRY = `id = $1 AND tries = $2 AND state = 'RUNNING'`

/**
 * Accounts take turns: the next job is one of the account whose last one was begun the longest ago, its oldest; a worker that has
 * been silent for a minute has lost its job. Two workers never take the same.
 */
const NEXT_IN_TURN = `
  UPDATE reporting.export_job j SET state = 'RUNNING', progress = 0, tries = tries + 1, beat_at = now(), started_at = clock_timestamp()
  WHERE id = (
    SELECT w.id FROM reporting.export_job w
    WHERE w.state = 'QUEUED' OR (w.state = 'RUNNING' AND w.beat_at < now() - interval '1 minute')
    ORDER BY (SELECT max(o.started_at) FROM reporting.export_job o WHERE o.account_id = w.account_id) NULLS FIRST, w.created_at
    LIMIT 1 FOR UPDATE SKIP LOCKED
  )
  RETURNING ${JOB}`

/** Export jobs. */
export class ExportJobRepository {
  async add(tx: Tx, job: Pick<ExportJob, 'id' | 'accountId' | 'kind' | 'format' | 'from' | 'to' | 'unitCode' | 'unitCodes' | 'locale'>): Promise<ExportJob> {
    const [row] = await tx.sql<ExportJob & Record<string, unknown>>(
      `INSERT INTO reporting.export_job AS j (id, account_id, kind, format, from_day, to_day, unit_code, unit_codes, locale)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${JOB}`,
      [job.id, job.accountId, job.kind, job.format, job.from, job.to, job.unitCode, job.unitCodes, job.locale],
    )
    return row as ExportJob
  }

  async find(tx: Tx, id: string): Promise<ExportJob | null> {
    const [row] = await tx.sql<ExportJob & Record<string, unknown>>(`SELECT ${JOB} FROM reporting.export_job j WHERE j.id = $1`, [id])
    return row ?? null
  }

  ofAccount(tx: Tx, accountId: string, most: number): Promise<ExportJob[]> {
    return tx.sql<ExportJob & Record<string, unknown>>(`SELECT ${JOB} FROM reporting.export_job j WHERE j.account_id = $1 ORDER BY j.created_at DESC LIMIT $2`, [accountId, most])
  }

  /** How many jobs of an account wait or are being made. The account's next request waits until this transaction ends. */
  async open(tx: Tx, accountId: string): Promise<number> {
    await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:exports:' || $1, 0))`, [accountId])
    const [row] = await tx.sql<{ count: number }>(`SELECT count(*)::int AS count FROM reporting.export_job WHERE account_id = $1 AND state IN ('QUEUED', 'RUNNING')`, [accountId])
    return row?.count ?? 0
  }

  /** Takes the next job in turn, or null where none waits. */
  async claim(tx: Tx): Promise<ExportJob | null> {
    const [row] = await tx.sql<ExportJob & Record<string, unknown>>(NEXT_IN_TURN)
    return row ?? null
  }

  /** Tells how far a job is. @returns whether it is still wanted of this try. */
  async beat(tx: Tx, job: Try, progress: number): Promise<boolean> {
    return (await tx.write(`UPDATE reporting.export_job SET progress = $3, beat_at = now() WHERE ${THIS_TRY}`, [job.id, job.tries, progress])) > 0
  }

  /** @returns whether it was still running. */
  async finish(tx: Tx, job: Try, rows: number, hours: number): Promise<boolean> {
    const done = `UPDATE reporting.export_job SET state = 'DONE', progress = 1, rows = $3, finished_at = now(), expires_at = now() + make_interval(hours => $4) WHERE ${THIS_TRY}`
    return (await tx.write(done, [job.id, job.tries, rows, hours])) > 0
  }

  /** Gives a job back, for the queue's next try. */
  async release(tx: Tx, job: Try): Promise<void> {
    await tx.sql(`UPDATE reporting.export_job SET state = 'QUEUED', progress = 0, beat_at = now() WHERE ${THIS_TRY}`, [job.id, job.tries])
  }

  async fail(tx: Tx, job: Try, error: string): Promise<void> {
    await tx.sql(`UPDATE reporting.export_job SET state = 'FAILED', error = $3, finished_at = now() WHERE ${THIS_TRY}`, [job.id, job.tries, error])
  }

  /** Those of some jobs whose files have a reason to be: they are done, or being made. */
  async withFiles(tx: Tx, ids: readonly string[]): Promise<(Try & Pick<ExportJob, 'state' | 'format'>)[]> {
    return tx.sql<Try & Pick<ExportJob, 'state' | 'format'>>(`SELECT id, tries, state, format FROM reporting.export_job WHERE id = ANY ($1::uuid[]) AND state IN ('DONE', 'RUNNING')`, [ids])
  }

  async cancel(tx: Tx, id: string): Promise<void> {
    await tx.sql(`UPDATE reporting.export_job SET state = 'CANCELLED', finished_at = now() WHERE id = $1 AND state IN ('QUEUED', 'RUNNING')`, [id])
  }

  /** Jobs that the queue lost, or whose worker died. */
  async overdue(tx: Tx): Promise<Pick<ExportJob, 'id' | 'tries'>[]> {
    return tx.sql<{ id: string; tries: number }>(
      `SELECT id, tries FROM reporting.export_job WHERE (state = 'QUEUED' AND beat_at < now() - interval '30 seconds') OR (state = 'RUNNING' AND beat_at < now() - interval '1 minute')`,
    )
  }

  /** Forgets jobs whose files have expired. @returns their ids and formats. */
  async expire(tx: Tx): Promise<Pick<ExportJob, 'id' | 'format'>[]> {
    return tx.sql<{ id: string; format: ExportFormat }>(
      `DELETE FROM reporting.export_job WHERE expires_at < now() OR (state IN ('FAILED', 'CANCELLED') AND finished_at < now() - interval '7 days') RETURNING id, format`,
    )
  }
}
