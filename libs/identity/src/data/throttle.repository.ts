import type { Database, Tx } from '@khue/platform/database'
import { tooManyRequests } from '@khue/platform/http'

/** How much of something is let through: `most` in `minutes`. */
export interface Allowance {
  most: number
  minutes: number
}

/** Counts kept in PostgreSQL, so that every process sees the same. */
export class ThrottleRepository {
  constructor(private readonly database: Database) {}

  /** @throws TOO_MANY_REQUESTS where a count is used up; counts nothing. */
  async demand(keys: readonly (readonly [key: string, allowance: Allowance])[]): Promise<void> {
    const rows = await this.database.read((tx) =>
      tx.sql<{ key: string; count: number; minutes: number }>(
        `SELECT key, count, ceil(extract(epoch FROM resets_at - now()) / 60)::int AS minutes FROM identity.throttle WHERE key = ANY ($1) AND resets_at > now()`,
        [keys.map(([key]) => key)],
      ),
    )
    for (const row of rows) {
      const allowance = keys.find(([key]) => key === row.key)?.[1]
      if (allowance && row.count >= allowance.most) throw tooManyRequests(Math.max(1, row.minutes))
    }
  }

  /** Counts one more for each key, in a transaction of its own: a refusal counts although it changes nothing else. */
  async count(keys: readonly (readonly [key: string, allowance: Allowance])[]): Promise<void> {
    await this.database.transaction((tx) => this.countIn(tx, keys))
  }

  /** Counts one more for each key, in the caller's transaction. */
  async countIn(tx: Tx, keys: readonly (readonly [key: string, allowance: Allowance])[]): Promise<void> {
    await tx.sql(
      `INSERT INTO identity.throttle AS t (key, count, resets_at)
       SELECT key, 1, now() + make_interval(mins => minutes) FROM unnest($1::text[], $2::int[]) AS r(key, minutes) ORDER BY key
       ON CONFLICT (key) DO UPDATE SET count = CASE WHEN t.resets_at > now() THEN t.count + 1 ELSE 1 END,
         resets_at = CASE WHEN t.resets_at > now() THEN t.resets_at ELSE excluded.resets_at END`,
      [keys.map(([key]) => key), keys.map(([, allowance]) => allowance.minutes)],
    )
  }

  /**
   * Counts a failure. Of many at the same time, which all were let through, only so many are told what failed.
   * @throws TOO_MANY_REQUESTS for the others.
   */
  async countFailure(keys: readonly (readonly [key: string, allowance: Allowance])[]): Promise<void> {
    await this.count(keys)
    await this.demand(keys.map(([key, { most, minutes }]) => [key, { most: most + 1, minutes }] as const))
  }

  async forget(tx: Tx, ...keys: string[]): Promise<void> {
    await tx.sql('DELETE FROM identity.throttle WHERE key = ANY ($1)', [keys])
  }
}
