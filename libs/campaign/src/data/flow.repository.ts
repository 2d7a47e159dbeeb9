import { attachMonths, type MonthlyTable, type Tx } from '@khue/platform/database'
import type { LedgerRow } from '../domain/ledger-row.js'
import type { FiguresVersion } from './figures-version.repository.js'

/** The ledger, by the month in which an event was recorded. */
export const LEDGER: MonthlyTable = { table: 'campaign.ledger', key: 'date' }

/** Whether a row counts for an indicator by the age of its resident: an unknown year counts. */
const OLD_ENOUGH = (row: string): string =>
  `(d.age IS NULL OR ${row}.birth_year IS NULL OR ${row}.birth_year <= extract(year FROM ${row}.counts_on) - d.age)`

/** How a statement tells versions of the figures apart. Mostly there is one alone, and to carry its number through every step would cost a third of the time. */
interface ByVersion {
  /** The column of a source, to be followed by others; empty where there is one version. */
  of: (source: string) => string
  own: string
  same: (one: string, other: string) => string
  /** Whether a row's resident is in the version that a definition belongs to: one that is being filled has those below its mark alone. */
  isIn: (row: string) => string
  /** The version of a row of `moved`. */
  name: string
}
const oneVersion: ByVersion = { of: () => '', own: '', same: () => '', isIn: () => '', name: '(SELECT min(version) FROM defs)' }
const severalVersions: ByVersion = {
  of: (source) => `${source}.version, `, own: 'version, ', same: (one, other) => `${one}.version = ${other}.version AND `,
  isIn: (row) => ` AND (d.below IS NULL OR ${row}.resident < d.below)`, name: 'moved.version',
}

/** Asked of the key for each row, whatever the planner thinks of the table's size. */
const IS_VOIDED = (row: string): string => `EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = ${row}.event_id OFFSET 0)`

/**
 * People whose coming or going moves a distinct count. `people` are (version where there are several, indicator, unit, resident, counts_on); `past` are the other
 * standing days of the same residents. Periods are whole stretches of days, so the nearest day before and after decides for every length.
 */
const nearest = (v: ByVersion): string => `
  known AS (
    SELECT DISTINCT ${v.of('past')}past.indicator, closure.ancestor AS unit, past.resident, past.counts_on AS day
    FROM past JOIN closure ON ${v.same('closure', 'past')}closure.unit = past.unit_code
  ), near AS (
    SELECT ${v.of('p')}p.indicator, p.unit, p.resident, p.counts_on,
           max(k.day) FILTER (WHERE k.day <= p.counts_on) AS before, min(k.day) FILTER (WHERE k.day >= p.counts_on) AS after
    FROM people p LEFT JOIN known k ON ${v.same('k', 'p')}k.indicator = p.indicator AND k.unit = p.unit AND k.resident = p.resident
    GROUP BY ${v.of('p')}p.indicator, p.unit, p.resident, p.counts_on
  ), alone AS (
    SELECT DISTINCT ${v.of('near')}near.indicator, near.unit, near.resident, days.grain, days.start
    FROM near JOIN days ON days.day = near.counts_on
    WHERE (near.before IS NULL OR near.before < days.start) AND (near.after IS NULL OR near.after >= days.next)
  )`

/**
 * Appends a batch to the ledger and moves the FLOW roll-ups by what is really new, in one statement: every part of it sees the
 * ledger as it was before. Whether a resident is new in a unit and period is asked of the ledger itself.
 */
const append = (v: ByVersion): string => `
  WITH batch AS (
    SELECT * FROM unnest($1::date[], $2::uuid[], $3::text[], $4::smallint[], $5::uuid[], $6::text[], $7::smallint[], $8::text[], $9::uuid[], $10::uuid[],
      $11::uuid[], $12::text[], $13::jsonb[], $14::timestamptz[], $15::timestamptz[], $16::date[], $17::uuid[])
      AS e(month, event_id, kind, version, resident, unit_code, birth_year, gender, enrolment_id, course_id, course_version, course_slug, alignments,
           occurred_at, recorded_at, counts_on, corrects)
  ), new AS (
    INSERT INTO campaign.ledger (month, event_id, kind, version, resident, unit_code, birth_year, gender, enrolment_id, course_id, course_version,
                                 course_slug, alignments, occurred_at, recorded_at, counts_on, corrects, applied_seq)
    SELECT batch.*, $18::bigint FROM batch ON CONFLICT DO NOTHING
    RETURNING event_id, kind, resident, unit_code, birth_year, counts_on, corrects
  ), voided AS (
    INSERT INTO campaign.voided (event_id, by_event, applied_seq)
    SELECT corrects, event_id, $18 FROM new WHERE kind = 'completion-voided' ON CONFLICT DO NOTHING RETURNING event_id
  ), defs AS MATERIALIZED (
    SELECT * FROM unnest($19::bigint[], $20::uuid[], $21::text[], $22::text[], $23::bool[], $24::int[]) AS d(version, below, indicator, kind, per_resident, age)
  ), closure AS MATERIALIZED (
    SELECT * FROM unnest($25::bigint[], $26::text[], $27::text[]) AS c(version, unit, ancestor)
  ), days AS MATERIALIZED (
    SELECT seen.day, p.grain, p.start, p.next FROM (SELECT DISTINCT counts_on AS day FROM new) AS seen, campaign.periods(seen.day) AS p
  ), countable AS MATERIALIZED (
    SELECT ${v.of('d')}d.indicator, d.per_resident, new.resident, new.counts_on, closure.ancestor AS unit
    FROM new JOIN defs d ON d.kind = new.kind${v.isIn('new')} JOIN closure ON ${v.same('closure', 'd')}closure.unit = new.unit_code
    WHERE ${OLD_ENOUGH('new')}
      AND NOT ${IS_VOIDED('new')} AND NOT EXISTS (SELECT FROM voided v WHERE v.event_id = new.event_id)
  ), people AS MATERIALIZED (
    SELECT DISTINCT ${v.own}indicator, unit, resident, counts_on FROM countable WHERE per_resident
  ), past AS MATERIALIZED (
    SELECT ${v.of('d')}d.indicator, l.resident, l.unit_code, l.counts_on
    FROM campaign.ledger l JOIN defs d ON d.kind = l.kind AND d.per_resident${v.isIn('l')}
    WHERE l.resident = ANY ($31::uuid[]) AND l.month >= $28::date AND l.counts_on BETWEEN $29::date AND $30::date AND ${OLD_ENOUGH('l')}
      AND NOT ${IS_VOIDED('l')}
  ), ${nearest(v)}, moved AS (
    SELECT ${v.own}indicator, grain, start, unit, count(*) AS more FROM alone GROUP BY ${v.own}indicator, grain, start, unit
    UNION ALL
    SELECT ${v.of('c')}c.indicator, days.grain, days.start, c.unit, count(*)
    FROM countable c JOIN days ON days.day = c.counts_on WHERE NOT c.per_resident
    GROUP BY ${v.of('c')}c.indicator, days.grain, days.start, c.unit
  ), rolled AS (
    INSERT INTO campaign.flow_rollup AS r (version, indicator, grain, start, unit_code, value)
    SELECT ${v.name}, indicator, grain, start, unit, more FROM moved ORDER BY ${v.own}indicator, grain, start, unit
    ON CONFLICT (version, indicator, grain, start, unit_code) DO UPDATE SET value = r.value + excluded.value
  )
  SELECT event_id AS "eventId" FROM new`

/**
 * Takes completions that this batch voids, and that earlier batches had counted, out of the FLOW roll-ups. A resident leaves a
 * distinct count only with her last standing event in it. $1: the batch, $2: events it voids, $3: months of the ledger.
 */
const takeBack = (v: ByVersion): string => `
  WITH gone AS MATERIALIZED (
    SELECT l.* FROM campaign.ledger l JOIN campaign.voided v ON v.event_id = l.event_id AND v.applied_seq = $1
    WHERE l.month = ANY ($3::date[]) AND l.event_id = ANY ($2::uuid[]) AND l.applied_seq < $1
  ), defs AS MATERIALIZED (
    SELECT * FROM unnest($4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::bool[], $9::int[]) AS d(version, below, indicator, kind, per_resident, age)
  ), closure AS MATERIALIZED (
    SELECT * FROM unnest($10::bigint[], $11::text[], $12::text[]) AS c(version, unit, ancestor)
  ), days AS MATERIALIZED (
    SELECT seen.day, p.grain, p.start, p.next FROM (SELECT DISTINCT counts_on AS day FROM gone) AS seen, campaign.periods(seen.day) AS p
  ), countable AS MATERIALIZED (
    SELECT ${v.of('d')}d.indicator, d.per_resident, gone.resident, gone.counts_on, closure.ancestor AS unit
    FROM gone JOIN defs d ON d.kind = gone.kind${v.isIn('gone')} JOIN closure ON ${v.same('closure', 'd')}closure.unit = gone.unit_code WHERE ${OLD_ENOUGH('gone')}
  ), people AS MATERIALIZED (
    SELECT DISTINCT ${v.own}indicator, unit, resident, counts_on FROM countable WHERE per_resident
  ), past AS MATERIALIZED (
    SELECT ${v.of('d')}d.indicator, l.resident, l.unit_code, l.counts_on
    FROM (SELECT DISTINCT resident FROM people) AS p
    JOIN campaign.ledger l ON l.resident = p.resident
    JOIN defs d ON d.kind = l.kind AND d.per_resident${v.isIn('l')}
    WHERE ${OLD_ENOUGH('l')} AND NOT ${IS_VOIDED('l')}
  ), ${nearest(v)}, moved AS (
    SELECT ${v.own}indicator, grain, start, unit, count(*) AS fewer FROM alone GROUP BY ${v.own}indicator, grain, start, unit
    UNION ALL
    SELECT ${v.of('c')}c.indicator, days.grain, days.start, c.unit, count(*)
    FROM countable c JOIN days ON days.day = c.counts_on WHERE NOT c.per_resident
    GROUP BY ${v.of('c')}c.indicator, days.grain, days.start, c.unit
  )
  UPDATE campaign.flow_rollup r SET value = r.value - moved.fewer
  FROM moved WHERE r.version = ${v.name} AND r.indicator = moved.indicator AND r.grain = moved.grain AND r.start = moved.start AND r.unit_code = moved.unit`

const [APPEND, APPEND_TO_SEVERAL] = [append(oneVersion), append(severalVersions)]
const [TAKE_BACK, TAKE_BACK_FROM_SEVERAL] = [takeBack(oneVersion), takeBack(severalVersions)]

/** The ledger and the FLOW roll-ups. */
export class FlowRepository {
  /** Makes the ledger's partitions for these months (YYYY-MM-01) where they are missing; those that run and come are there already. */
  ensureMonths(tx: Tx, months: readonly string[]): Promise<void> {
    return attachMonths(tx, LEDGER, months)
  }

  async nextSequence(tx: Tx): Promise<string> {
    const [row] = await tx.sql<{ seq: string }>(`SELECT nextval('campaign.applied_seq') AS seq`)
    return row?.seq ?? ''
  }

  /**
   * The planner takes what the statement makes on its way for tiny, and would join it row by row with everything: it may not. One batch at a time is applied, so that it may have room.
   * @returns ids of the events that were new.
   */
  async append(tx: Tx, rows: readonly LedgerRow[], sequence: string, versions: readonly FiguresVersion[]): Promise<Set<string>> {
    const days = rows.map((row) => row.countsOn).sort()
    const firstYear = `${(days[0] ?? '').slice(0, 4)}-01-01`
    const lastYear = `${(days.at(-1) ?? '').slice(0, 4)}-12-31`
    const residents = [...new Set(rows.map((row) => row.resident))]
    await tx.sql(`SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`)
    const taken = await tx.sql<{ eventId: string }>(versions.length > 1 ? APPEND_TO_SEVERAL : APPEND, [
      ...ledgerColumns(rows), sequence, ...versionColumns(versions), monthBefore(firstYear), firstYear, lastYear, residents,
    ])
    await tx.sql('SET LOCAL enable_nestloop = on')
    return new Set(taken.map((row) => row.eventId))
  }

  async takeBack(tx: Tx, sequence: string, voided: readonly string[], versions: readonly FiguresVersion[]): Promise<void> {
    const months = await tx.sql<{ month: string }>(
      `SELECT to_date(substring(c.relname FROM 8), 'YYYY_MM')::text AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'campaign.ledger'::regclass`,
    )
    await tx.sql(versions.length > 1 ? TAKE_BACK_FROM_SEVERAL : TAKE_BACK, [sequence, voided, months.map((row) => row.month), ...versionColumns(versions)])
  }
}

/** The FLOW definitions of all versions that are moved, and their boundaries, as columns. */
function versionColumns(versions: readonly FiguresVersion[]): unknown[][] {
  const definitions = versions.flatMap(({ id, below, madeOf: { flow } }) => flow[0].map((indicator, n) => [id, below, indicator, flow[1][n], flow[2][n], flow[3][n]]))
  const boundaries = versions.flatMap(({ id, madeOf: { closure } }) => closure.units.map((unit, n) => [id, unit, closure.ancestors[n]]))
  return [...[0, 1, 2, 3, 4, 5].map((at) => definitions.map((row) => row[at])), ...[0, 1, 2].map((at) => boundaries.map((row) => row[at]))]
}

/** The ledger's columns, one array each, in the order of `append`. */
export function ledgerColumns(rows: readonly LedgerRow[]): unknown[][] {
  const column = (value: (row: LedgerRow) => unknown): unknown[] => rows.map(value)
  return [
    column((row) => row.month), column((row) => row.eventId), column((row) => row.kind), column((row) => row.version), column((row) => row.resident),
    column((row) => row.unitCode), column((row) => row.birthYear), column((row) => row.gender), column((row) => row.enrolmentId), column((row) => row.courseId),
    column((row) => row.courseVersion), column((row) => row.courseSlug),
    column((row) => (row.alignments.length > 0 ? JSON.stringify(row.alignments) : null)),
    column((row) => row.occurredAt.toISOString()), column((row) => row.recordedAt.toISOString()), column((row) => row.countsOn), column((row) => row.corrects),
  ]
}

/** An event is recorded at or after its time, but two clocks may differ: a month of room. */
function monthBefore(day: string): string {
  const [year, number] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 10)
}
