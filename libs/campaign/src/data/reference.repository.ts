import type { Tx } from '@khue/platform/database'

export interface PopulationRow {
  unitCode: string
  year: number
  /** This age or older. */
  ageFrom: number
  people: number
}

export interface TargetRow {
  indicator: string
  /** Empty: the default of every unit. */
  unitCode: string
  year: number
  value: number
  source: string | null
}

/** Populations and targets, as staff bring them. */
export class ReferenceRepository {
  /** @returns how many rows were new or changed. */
  population(tx: Tx, rows: readonly PopulationRow[], source: string): Promise<number> {
    return tx.write(
      `INSERT INTO campaign.population AS p (unit_code, year, age_from, people, source)
       SELECT u, y, a, n, $5 FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[]) AS r(u, y, a, n)
       ON CONFLICT (unit_code, year, age_from) DO UPDATE SET people = excluded.people, source = excluded.source WHERE p.people <> excluded.people`,
      [rows.map((row) => row.unitCode), rows.map((row) => row.year), rows.map((row) => row.ageFrom), rows.map((row) => row.people), source],
    )
  }

  /** @param keep leaves rows that exist as they are. @returns how many rows were new or changed. */
  targets(tx: Tx, rows: readonly TargetRow[], keep = false): Promise<number> {
    return tx.write(
      `INSERT INTO campaign.target AS t (indicator, unit_code, year, value, source)
       SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::float8[], $5::text[])
       ON CONFLICT (indicator, unit_code, year) ${keep ? 'DO NOTHING' : 'DO UPDATE SET value = excluded.value, source = excluded.source WHERE t.value <> excluded.value'}`,
      [rows.map((row) => row.indicator), rows.map((row) => row.unitCode), rows.map((row) => row.year), rows.map((row) => row.value), rows.map((row) => row.source)],
    )
  }
}
