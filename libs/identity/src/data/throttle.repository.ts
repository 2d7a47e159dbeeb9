import type { Database, Tx } from '@khue/platform/database'
import { tooManyRequests } from '@khue/platform/http'
import type { Allowance } from '../domain/tries.js'

export type { Allowance } from '../domain/tries.js'

/** What is counted under which key, and how much of it is let through. */
export type Counted = readonly (readonly [key: string, allowance: Allowance])[]

export type Counts = ReadonlyMap<string, { count: number; minutes: number }>

/** Counts kept in PostgreSQL, so that every process sees the same. */
export class ThrottleRepository {
  constructor(private readonly database: Database) {}

  /** @throws TOO_MANY_REQUESTS where a count is used up; counts nothing. */
  async demand(keys: Counted): Promise<void> {
    demandIn(await this.counts(keys.map(([key]) => key)), keys)
  }

  /** What is counted of some keys, and when it is forgotten. */
  async counts(keys: readonly string[]): Promise<Counts> {
    const rows = await this.database.read((tx) =>
      tx.sql<{ key: string; count: number; minutes: number }>(
        `SELECT key, count, ceil(extract(epoch FROM resets_at - now()) / 60)::int AS minutes FROM identity.throttle WHERE key = ANY ($1) AND resets_at > now()`,
        [keys],
      ),
    )
    return new Map(rows.map((row) => [row.key, row]))
  }

  /** Counts one more for each key, in a transaction of its own: a refusal counts although it changes nothing else. */
  async count(keys: Counted): Promise<void> {
    await this.database.transaction((tx) => this.countIn(tx, keys))
  }

  /** Counts one more for each key, in the caller's transaction. */
  async countIn(tx: Tx, keys: Counted): Promise<void> {
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
  async countFailure(keys: Counted): Promise<void> {
    await this.count(keys)
    await this.demand(keys.map(([key, { most, minutes }]) => [key, { most: most + 1, minutes }] as const))
  }

  /** Counts one more and holds whoever is beyond the allowance, in the caller's transaction: of many at once no more than so many go on. */
  async spendIn(tx: Tx, [key, allowance]: Counted[number]): Promise<void> {
    await this.countIn(tx, [[key, allowance]])
    const [row] = await tx.sql<{ count: number; minutes: number }>(`SELECT count, ceil(extract(epoch FROM resets_at - now()) / 60)::int AS minutes FROM identity.throttle WHERE key = $1`, [key])
    if (row && row.count > allowance.most) throw tooManyRequests(Math.max(1, row.minutes))
  }

  async forget(tx: Tx, ...keys: string[]): Promise<void> {
    await tx.sql('DELETE FROM identity.throttle WHERE key = ANY ($1)', [keys])
  }

  /** Forgets what was counted under these keys, from whatever address. */
  async forgetEverywhere(tx: Tx, ...keys: string[]): Promise<void> {
    await tx.sql(`DELETE FROM identity.throttle WHERE key = ANY ($1) OR key LIKE ANY (SELECT k || '@%' FROM unnest($1::text[]) AS k)`, [keys])
  }
}

/** @throws TOO_MANY_REQUESTS where a count is used up. */
export function demandIn(counts: Counts, keys: Counted): void {
  for (const [key, { most }] of keys) {
    const row = counts.get(key)
    if (row && row.count >= most) throw tooManyRequests(Math.max(1, row.minutes))
  }
}
