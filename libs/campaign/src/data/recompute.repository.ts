import type { Tx } from '@khue/platform/database'
import { flowColumns, stockColumns } from '../domain/indicators.js'
import { ledgerKinds } from '../domain/ledger-row.js'
import type { Closure } from './flow.repository.js'
import { attainmentFromLedger, derivedTables, stockDeltas } from './stock.repository.js'

/** A figure (or a row it rests on) that is not what the ledger says. */
export interface Difference {
  what: string
  stands: string | null
  shouldBe: string | null
}

/** Every FLOW figure, counted out of the whole ledger. Parameters: 4 columns of definitions, 2 of the closure. */
const FLOWS_FROM_LEDGER = `
  SELECT d.indicator, p.grain, p.start, c.ancestor AS unit_code,
         CASE WHEN d.per_resident THEN count(DISTINCT l.resident) ELSE count(*) END AS value
  FROM campaign.ledger l
  JOIN unnest($1::text[], $2::text[], $3::bool[], $4::int[]) AS d(indicator, kind, per_resident, age) ON d.kind = l.kind
  JOIN unnest($5::text[], $6::text[]) AS c(unit, ancestor) ON c.unit = l.unit_code
  CROSS JOIN LATERAL campaign.periods(l.counts_on) AS p
  WHERE (d.age IS NULL OR l.birth_year IS NULL OR l.birth_year + d.age <= extract(year FROM p.next - 1))
    AND NOT EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = l.event_id)
  GROUP BY d.indicator, d.per_resident, p.grain, p.start, c.ancestor`

const TOLD = `l.kind IN ('resident-registered', 'resident-moved', 'profile-corrected')`
const ATTAINMENTS = attainmentFromLedger('true')
const RESIDENCES = `SELECT DISTINCT ON (l.resident, l.occurred_at) l.resident, l.occurred_at AS since, l.unit_code FROM campaign.ledger l
  WHERE l.kind IN ('resident-registered', 'resident-moved') AND l.unit_code IS NOT NULL ORDER BY l.resident, l.occurred_at, l.applied_seq`
const PERSONS = `SELECT DISTINCT ON (l.resident) l.resident, l.birth_year, l.occurred_at AS told_at FROM campaign.ledger l
  WHERE ${TOLD} ORDER BY l.resident, l.occurred_at DESC, l.birth_year DESC NULLS LAST`
const VOIDED = `SELECT DISTINCT ON (l.corrects) l.corrects AS event_id FROM campaign.ledger l WHERE l.kind = 'completion-voided'`

/** Every STOCK difference, derived from the ledger alone. $1 is unused; the rest as in `stockDeltas`. */
const STOCKS_FROM_LEDGER = stockDeltas({ attainment: `(${ATTAINMENTS})`, residence: `(${RESIDENCES})`, person: `(${PERSONS})`, only: '$1::text IS NULL' })
const STOCKS_FROM_TABLES = stockDeltas({ ...derivedTables, only: '$1::text IS NULL' })

/** Compares rows that stand with rows that should: key columns, then the value. Zero is the same as none. */
const compare = (what: string, standing: string, due: string): string => `
  SELECT '${what} ' || coalesce(a.key, b.key) AS what, a.value AS stands, b.value AS "shouldBe"
  FROM (${standing}) AS a FULL JOIN (${due}) AS b ON b.key = a.key
  WHERE coalesce(nullif(a.value, '0'), '') <> coalesce(nullif(b.value, '0'), '')
  ORDER BY 1 LIMIT 1000`

const keyed = (rows: string, keys: readonly string[], value: string): string =>
  `SELECT concat_ws(' ', ${keys.join(', ')}) AS key, (${value})::text AS value FROM (${rows}) AS r`

/** Holds the ledger against the kept events, one by one. */
const LEDGER_AGAINST_EVENTS = `
  WITH under_way AS MATERIALIZED (
    SELECT event_id FROM outbox.waiting UNION SELECT unnest(event_ids) FROM outbox.batch WHERE consumer = 'indicators'
  ), due AS (
    SELECT e.* FROM outbox.event e LEFT JOIN under_way u ON u.event_id = e.id WHERE e.kind = ANY ($1) AND u.event_id IS NULL
  )
  SELECT 'ledger ' || coalesce(l.event_id, e.id) AS what,
         CASE WHEN l.event_id IS NULL THEN NULL ELSE concat_ws(' ', l.kind, l.resident, l.unit_code, l.birth_year, l.occurred_at, l.alignments) END AS stands,
         CASE WHEN e.id IS NULL THEN NULL ELSE concat_ws(' ', e.kind, e.payload ->> 'residentId', e.payload ->> 'unitCode', e.payload ->> 'birthYear', e.occurred_at, e.payload -> 'alignments') END AS "shouldBe"
  FROM campaign.ledger l FULL JOIN due e ON e.id = l.event_id
  WHERE l.event_id IS NULL OR e.id IS NULL OR l.kind <> e.kind OR l.occurred_at <> e.occurred_at OR l.recorded_at <> e.recorded_at
     OR l.resident::text <> e.payload ->> 'residentId' OR l.unit_code IS DISTINCT FROM e.payload ->> 'unitCode'
     OR l.birth_year::text IS DISTINCT FROM e.payload ->> 'birthYear' OR l.gender IS DISTINCT FROM e.payload ->> 'gender'
     OR coalesce(l.alignments, '[]') <> coalesce(e.payload -> 'alignments', '[]')
     OR l.corrects::text IS DISTINCT FROM coalesce(e.payload ->> 'corrects', e.payload ->> 'evidenceOf')
     OR l.counts_on <> (l.occurred_at AT TIME ZONE $2)::date
  ORDER BY 1 LIMIT 1000`

/** Rebuilding and proving the figures: everything out of the ledger, in another way than the processor's. */
export class RecomputeRepository {
  /** Rebuilds the derived tables and both roll-ups. The caller holds the processor's lock. */
  async rebuild(tx: Tx, closure: Closure, timeZone: string): Promise<void> {
    await tx.sql('TRUNCATE campaign.flow_rollup, campaign.stock_rollup, campaign.attainment, campaign.residence, campaign.person')
    await tx.sql(
      `INSERT INTO campaign.voided (event_id, by_event, applied_seq)
       SELECT DISTINCT ON (corrects) corrects, event_id, applied_seq FROM campaign.ledger WHERE kind = 'completion-voided' ORDER BY corrects, applied_seq
       ON CONFLICT DO NOTHING`,
    )
    await tx.sql(`INSERT INTO campaign.attainment (resident, competency, level, since) ${ATTAINMENTS}`)
    await tx.sql(`INSERT INTO campaign.residence (resident, since, unit_code) ${RESIDENCES}`)
    await tx.sql(`INSERT INTO campaign.person (resident, birth_year, told_at) ${PERSONS}`)
    await tx.sql(`INSERT INTO campaign.flow_rollup (indicator, grain, start, unit_code, value) ${FLOWS_FROM_LEDGER}`, [...flowColumns(), closure.units, closure.ancestors])
    await tx.sql(
      `INSERT INTO campaign.stock_rollup (indicator, unit_code, grain, start, delta)
       SELECT indicator, unit, grain, start::date, delta::bigint FROM (${STOCKS_FROM_TABLES}) AS s`,
      [null, ...stockColumns(), closure.units, closure.ancestors, timeZone],
    )
  }

  /** Compares everything that stands with what the ledger says, and the ledger with the kept events. Changes nothing. */
  async differences(tx: Tx, closure: Closure, timeZone: string, tell: (step: string) => void): Promise<Difference[]> {
    const flowKeys = ['indicator', 'grain', 'start', 'unit_code']
    const checks: [step: string, sql: string, values: unknown[]][] = [
      ['FLOW figures', compare('flow', keyed('SELECT * FROM campaign.flow_rollup', flowKeys, 'value'), keyed(FLOWS_FROM_LEDGER, flowKeys, 'value')), [...flowColumns(), closure.units, closure.ancestors]],
      [
        'STOCK figures',
        compare('stock', keyed('SELECT * FROM campaign.stock_rollup', flowKeys, 'delta'), keyed(STOCKS_FROM_LEDGER, ['indicator', 'grain', 'start', 'unit'], 'delta')),
        [null, ...stockColumns(), closure.units, closure.ancestors, timeZone],
      ],
      ['attainments', compare('attainment', keyed('SELECT * FROM campaign.attainment', ['resident', 'competency', 'level'], 'since'), keyed(ATTAINMENTS, ['resident', 'competency', 'level'], 'since')), []],
      ['residences', compare('residence', keyed('SELECT * FROM campaign.residence', ['resident', 'since'], 'unit_code'), keyed(RESIDENCES, ['resident', 'since'], 'unit_code')), []],
      ['persons', compare('person', keyed('SELECT * FROM campaign.person', ['resident'], `coalesce(birth_year::text, '-')`), keyed(PERSONS, ['resident'], `coalesce(birth_year::text, '-')`)), []],
      ['voided events', compare('voided', keyed('SELECT * FROM campaign.voided', ['event_id'], `'yes'`), keyed(VOIDED, ['event_id'], `'yes'`)), []],
      ['the ledger against the kept events', LEDGER_AGAINST_EVENTS, [ledgerKinds, timeZone]],
    ]
    const found: Difference[] = []
    for (const [step, sql, values] of checks) {
      tell(step)
      found.push(...(await tx.sql<Difference & Record<string, unknown>>(sql, values)))
    }
    return found
  }
}
