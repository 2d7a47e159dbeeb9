import { advisoryLocks, type Tx } from '@khue/platform/database'

/** What has ended, by table. An account that waits for nothing keeps of them no row. */
const ended = {
  throttle: 'resets_at < now()',
  session: 'expires_at < now()',
  one_time_code: 'expires_at < now()',
  known_device: "last_used_at < now() - interval '400 days'",
} as const

/** Throws away rows that serve nothing any more. */
export class PurgeRepository {
  readonly tables = Object.keys(ended) as (keyof typeof ended)[]

  /** Throws away as many ended rows of a table as are no burden, those in somebody's hands left alone. @returns how many; null where another process is at it. */
  async purge(tx: Tx, table: keyof typeof ended, most: number): Promise<number | null> {
    const [turn] = await tx.sql<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [advisoryLocks.purge])
    if (!turn?.mine) return null
    return tx.write(`DELETE FROM identity.${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM identity.${table} WHERE ${ended[table]} LIMIT $1 FOR UPDATE SKIP LOCKED))`, [most])
  }
}
