import type { Database, Tx } from './database.js'

/** A table that is partitioned by months, and how long its rows are needed. */
export interface MonthlyTable {
  /** With its schema: `outbox.event`. */
  readonly table: string
  /** What its key holds: a day (`date`), or an instant (`timestamptz`, months of UTC). */
  readonly key: 'date' | 'timestamptz'
  /** The setting that tells for how many days a row is needed; none: for good. */
  readonly keepDays?: 'IDEMPOTENCY_DAYS'
}

/** Months made ahead of the one that runs: how long every process together may be down before a writer finds no room. */
const AHEAD = 3

/** Months (YYYY-MM-01) from the one before `now` to those that are made ahead. */
export function monthsAround(now: Date): string[] {
  return Array.from({ length: AHEAD + 2 }, (_, n) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + n - 1, 1)).toISOString().slice(0, 10))
}

/** Of each partition its bounds as PostgreSQL prints them: `FROM (MINVALUE) TO ('2026-11-01 00:00:00+00')`. */
const PARTITIONS = `
  SELECT c.oid::regclass::text AS name, substring(bound FROM 'FROM \\(''([^'']+)''') AS "from", substring(bound FROM 'TO \\(''([^'']+)''') AS "until"
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid CROSS JOIN LATERAL pg_get_expr(c.relpartbound, c.oid) AS bound
  WHERE i.inhparent = $1::regclass AND NOT i.inhdetachpending`

interface Partition {
  name: string
  /** Null: since ever. */
  from: string | null
  until: string
}

/**
 * Attaches partitions for these months (YYYY-MM-01) where nothing covers them yet. A partition is made beside the table and attached:
 * neither writers nor readers wait for it, as they would for one that is made in place.
 */
export async function attachMonths(tx: Tx, { table, key }: MonthlyTable, months: readonly string[]): Promise<void> {
  const covered = (partitions: readonly Partition[]): string[] => months.filter((month) => !partitions.some((one) => (one.from === null || dayOf(one.from) <= month) && month < dayOf(one.until)))
  if (covered(await tx.sql<Partition & Record<string, unknown>>(PARTITIONS, [table])).length === 0) return
  await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:months:' || $1, 0))`, [table])
  for (const month of covered(await tx.sql<Partition & Record<string, unknown>>(PARTITIONS, [table]))) {
    const name = `${table}_${month.slice(0, 7).replace('-', '_')}`
    const [from, until] = [month, nextMonth(month)].map((day) => (key === 'date' ? day : `${day} 00:00:00+00`))
    await tx.sql(`CREATE TABLE ${name} (LIKE ${table} INCLUDING ALL)`)
    await tx.sql(`ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${until}')`)
  }
}

/** Drops the partitions that end at or before an instant. Waits a second at the most for whoever reads them, else throws. @returns their names. */
export async function dropMonthsBefore(database: Database, { table }: MonthlyTable, before: Date): Promise<string[]> {
  const old = (await database.read((tx) => tx.sql<Partition & Record<string, unknown>>(PARTITIONS, [table]))).filter((one) => new Date(dayOf(one.until)) <= before && one.from !== null)
  for (const { name } of old) {
    await database.transaction(async (tx) => {
      await tx.sql(`SET LOCAL lock_timeout = '1s'`)
      await tx.sql(`DROP TABLE ${name}`)
    })
  }
  await emptySinceEver(database, table, before)
  return old.map((one) => one.name)
}

/** The partition of everything older than the first month stays where it is, for what comes from long ago; its rows go. */
async function emptySinceEver(database: Database, table: string, before: Date): Promise<void> {
  const [first] = (await database.read((tx) => tx.sql<Partition & Record<string, unknown>>(PARTITIONS, [table]))).filter((one) => one.from === null)
  if (!first || new Date(dayOf(first.until)) > before) return
  await database.transaction(async (tx) => {
    await tx.sql(`SET LOCAL lock_timeout = '1s'`)
    await tx.sql(`TRUNCATE ${first.name}`)
  })
}

/** The day on which a bound stands; bounds are midnights of UTC, or days. */
const dayOf = (bound: string): string => (bound.length > 10 ? new Date(bound.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString() : bound).slice(0, 10)

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
}

/** What the months are kept for: the tables of all contexts. */
const monthlyOf = (contexts: readonly { readonly monthly?: readonly MonthlyTable[] }[]): MonthlyTable[] => contexts.flatMap((context) => [...(context.monthly ?? [])])

/** Makes the months that run and come, each table in a transaction of its own. Cheap where they are there. */
export async function attachMonthsAhead(database: Database, contexts: readonly { readonly monthly?: readonly MonthlyTable[] }[], now: Date): Promise<void> {
  for (const monthly of monthlyOf(contexts)) await database.transaction((tx) => attachMonths(tx, monthly, monthsAround(now)))
}

/** Lets go of the months that are needed no longer. @returns names of the partitions that went. */
export async function dropOldMonths(database: Database, contexts: readonly { readonly monthly?: readonly MonthlyTable[] }[], settings: { IDEMPOTENCY_DAYS: number }, now: Date): Promise<string[]> {
  const gone: string[] = []
  for (const monthly of monthlyOf(contexts)) {
    if (monthly.keepDays) gone.push(...(await dropMonthsBefore(database, monthly, new Date(now.getTime() - settings[monthly.keepDays] * 86_400_000))))
  }
  return gone
}
