import type { Tx } from '@khue/platform/database'
import type { MadeOf } from '../domain/made-of.js'
import type { FiguresVersion } from './figures-version.repository.js'
import { ATTAINMENTS } from './from-ledger.js'

/** A first day of evidence of a level. `day` is YYYY-MM-DD. */
export interface Evidence {
  resident: string
  competency: string
  level: number
  day: string
}

/** Aggregated changes of the STOCK roll-ups. */
export interface StockDelta {
  indicator: string
  unit: string
  grain: string
  start: string
  delta: string
}

/** Where the derivation reads from: the derived tables, or the ledger itself. */
export interface StockSources {
  attainment: string
  residence: string
  person: string
  /** Keeps a source to some residents, as a condition on `s.resident`. */
  only: string
}

/** The derived tables, for the residents in $1. */
export const derivedTables: StockSources = {
  attainment: 'campaign.attainment', residence: 'campaign.residence', person: 'campaign.person', only: 's.resident = ANY ($1::uuid[])',
}

/**
 * By how much each STOCK figure changes on which day because of these residents: +1 where one holds all that is required, is old
 * enough and lives in the unit; -1 where she leaves it. Of several moves on one day the last decides.
 * Columns $2 to $7: the definitions; $8, $9: the closure; $10: the time zone.
 */
export const stockDeltas = ({ attainment, residence, person, only }: StockSources): string => `
  WITH defs AS MATERIALIZED (
    SELECT * FROM unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::int[], $7::int[]) AS d(indicator, prefix, level, except_for, age, needed)
  ), closure AS MATERIALIZED (
    SELECT * FROM unnest($8::text[], $9::text[]) AS c(unit, ancestor)
  ), met AS (
    SELECT s.resident, d.indicator, d.prefix, d.age, d.needed, min(s.since) AS since
    FROM ${attainment} AS s JOIN defs d ON starts_with(s.competency, d.prefix) AND s.level >= d.level AND s.competency IS DISTINCT FROM d.except_for
    WHERE ${only}
    GROUP BY s.resident, d.indicator, d.prefix, d.age, d.needed
  ), held AS (
    SELECT resident, indicator, age, max(since) AS since FROM met GROUP BY resident, indicator, age, needed HAVING count(*) = needed
  ), holder AS (
    SELECT h.resident, h.indicator, greatest(h.since, make_date(s.birth_year + h.age, 1, 1)) AS since
    FROM held h LEFT JOIN ${person} AS s ON s.resident = h.resident
  ), lived AS (
    SELECT s.resident, s.unit_code, (s.since AT TIME ZONE $10)::date AS from_day,
           lead((s.since AT TIME ZONE $10)::date) OVER (PARTITION BY s.resident ORDER BY s.since) AS to_day
    FROM ${residence} AS s WHERE ${only}
  ), stay AS (
    SELECT holder.indicator, lived.unit_code, greatest(holder.since, lived.from_day) AS from_day, lived.to_day
    FROM holder JOIN lived ON lived.resident = holder.resident
    WHERE lived.to_day IS NULL OR greatest(holder.since, lived.from_day) < lived.to_day
  ), step AS (
    SELECT indicator, unit_code, from_day AS day, 1 AS delta FROM stay
    UNION ALL SELECT indicator, unit_code, to_day, -1 FROM stay WHERE to_day IS NOT NULL
  ), daily AS (
    SELECT step.indicator, closure.ancestor AS unit, step.day, sum(step.delta) AS delta
    FROM step JOIN closure ON closure.unit = step.unit_code GROUP BY step.indicator, closure.ancestor, step.day
  )
  SELECT daily.indicator, daily.unit, p.grain, p.start::text AS start, sum(daily.delta)::text AS delta
  FROM daily, campaign.periods(daily.day) AS p WHERE p.grain <> 'quarter'
  GROUP BY daily.indicator, daily.unit, p.grain, p.start HAVING sum(daily.delta) <> 0`

const DELTAS = stockDeltas(derivedTables)

/** Residents to whom this evidence gives something new or earlier. */
const GAINERS = `
  SELECT DISTINCT e.resident FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::date[]) AS e(resident, competency, level, day)
  LEFT JOIN campaign.attainment a ON a.resident = e.resident AND a.competency = e.competency AND a.level = e.level
  WHERE a.since IS NULL OR a.since > e.day`

const ATTAIN = `
  INSERT INTO campaign.attainment AS a (resident, competency, level, since)
  SELECT resident, competency, level, min(day) FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::date[]) AS e(resident, competency, level, day)
  GROUP BY resident, competency, level ORDER BY resident, competency, level
  ON CONFLICT (resident, competency, level) DO UPDATE SET since = excluded.since WHERE excluded.since < a.since`

/** What residents hold, where they live, how old they are, and the STOCK roll-ups that follow. */
export class StockRepository {
  async gainers(tx: Tx, evidence: readonly Evidence[]): Promise<string[]> {
    if (evidence.length === 0) return []
    return (await tx.sql<{ resident: string }>(GAINERS, evidenceColumns(evidence))).map((row) => row.resident)
  }

  /** What these residents add to a version's roll-ups as the derived tables stand now; those who are not in it add nothing. */
  deltas(tx: Tx, residents: readonly string[], { below, madeOf }: FiguresVersion): Promise<StockDelta[]> {
    return tx.sql<StockDelta & Record<string, unknown>>(DELTAS, [below === null ? residents : residents.filter((resident) => resident < below), ...stockValues(madeOf)])
  }

  async attain(tx: Tx, evidence: readonly Evidence[]): Promise<void> {
    if (evidence.length > 0) await tx.sql(ATTAIN, evidenceColumns(evidence))
  }

  /** Derives these residents' attainments anew: after a voiding nothing else tells what is left. */
  async deriveAnew(tx: Tx, residents: readonly string[]): Promise<void> {
    if (residents.length === 0) return
    await tx.sql('DELETE FROM campaign.attainment WHERE resident = ANY ($1::uuid[])', [residents])
    await tx.sql(`INSERT INTO campaign.attainment (resident, competency, level, since) ${ATTAINMENTS('l.resident = ANY ($1::uuid[])')}`, [residents])
  }

  /** Adds to where residents live; `since` is an instant. */
  async settle(tx: Tx, rows: readonly { resident: string; since: Date; unitCode: string }[]): Promise<void> {
    if (rows.length === 0) return
    await tx.sql(
      `INSERT INTO campaign.residence (resident, since, unit_code)
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) ON CONFLICT DO NOTHING`,
      [rows.map((row) => row.resident), rows.map((row) => row.since.toISOString()), rows.map((row) => row.unitCode)],
    )
  }

  /** Keeps the year of birth that was told last. */
  async tell(tx: Tx, rows: readonly { resident: string; birthYear: number | null; toldAt: Date }[]): Promise<void> {
    if (rows.length === 0) return
    await tx.sql(
      `INSERT INTO campaign.person AS p (resident, birth_year, told_at)
       SELECT DISTINCT ON (resident) * FROM unnest($1::uuid[], $2::smallint[], $3::timestamptz[]) AS t(resident, birth_year, told_at)
       ORDER BY resident, told_at DESC, birth_year DESC NULLS LAST
       ON CONFLICT (resident) DO UPDATE SET birth_year = excluded.birth_year, told_at = excluded.told_at
       WHERE (excluded.told_at, coalesce(excluded.birth_year, 0)) > (p.told_at, coalesce(p.birth_year, 0))`,
      [rows.map((row) => row.resident), rows.map((row) => row.birthYear), rows.map((row) => row.toldAt.toISOString())],
    )
  }

  /** Moves a version's roll-ups from what was to what is. */
  async move(tx: Tx, version: string, before: readonly StockDelta[], after: readonly StockDelta[]): Promise<void> {
    const rows = [...after, ...before.map((row) => ({ ...row, delta: String(-Number(row.delta)) }))]
    if (rows.length === 0) return
    await tx.sql(
      `INSERT INTO campaign.stock_rollup AS r (version, indicator, grain, start, unit_code, delta)
       SELECT $6::bigint, indicator, grain, start, unit, sum(delta) FROM unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::bigint[]) AS d(indicator, grain, start, unit, delta)
       GROUP BY indicator, grain, start, unit HAVING sum(delta) <> 0 ORDER BY indicator, grain, start, unit
       ON CONFLICT (version, indicator, grain, start, unit_code) DO UPDATE SET delta = r.delta + excluded.delta`,
      [rows.map((row) => row.indicator), rows.map((row) => row.grain), rows.map((row) => row.start), rows.map((row) => row.unit), rows.map((row) => row.delta), version],
    )
  }
}

/** What `stockDeltas` asks for after its first parameter. */
export const stockValues = ({ stock, closure, timeZone }: MadeOf): unknown[] => [...stock, closure.units, closure.ancestors, timeZone]

const evidenceColumns = (evidence: readonly Evidence[]): unknown[][] => [
  evidence.map((row) => row.resident), evidence.map((row) => row.competency), evidence.map((row) => row.level), evidence.map((row) => row.day),
]
