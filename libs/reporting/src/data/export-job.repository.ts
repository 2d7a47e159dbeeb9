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

  /** Takes a queued job, or one whose worker has been silent for a minute. */
  async claim(tx: Tx, id: string): Promise<ExportJob | null> {
    const [row] = await tx.sql<ExportJob & Record<string, unknown>>(
      `UPDATE reporting.export_job j SET state = 'RUNNING', progress = 0, tries = tries + 1, beat_at = now()
       WHERE id = $1 AND (state = 'QUEUED' OR (state = 'RUNNING' AND beat_at < now() - interval '1 minute')) RETURNING ${JOB}`,
      [id],
    )
    return row ?? null
  }

  /** Tells how far a job is. @returns whether it is still wanted. */
  async beat(tx: Tx, id: string, progress: number): Promise<boolean> {
    return (await tx.write(`UPDATE reporting.export_job SET progress = $2, beat_at = now() WHERE id = $1 AND state = 'RUNNING'`, [id, progress])) > 0
  }

  /** @returns whether it was still running. */
  async finish(tx: Tx, id: string, rows: number, hours: number): Promise<boolean> {
    const done = `UPDATE reporting.export_job SET state = 'DONE', progress = 1, rows = $2, finished_at = now(), expires_at = now() + make_interval(hours => $3) WHERE id = $1 AND state = 'RUNNING'`
    return (await tx.write(done, [id, rows, hours])) > 0
  }

  /** Gives a job back, for the queue's next try. */
  async release(tx: Tx, id: string): Promise<void> {
    await tx.sql(`UPDATE reporting.export_job SET state = 'QUEUED', progress = 0, beat_at = now() WHERE id = $1 AND state = 'RUNNING'`, [id])
  }

  async fail(tx: Tx, id: string, error: string): Promise<void> {
    await tx.sql(`UPDATE reporting.export_job SET state = 'FAILED', error = $2, finished_at = now() WHERE id = $1 AND state = 'RUNNING'`, [id, error])
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
