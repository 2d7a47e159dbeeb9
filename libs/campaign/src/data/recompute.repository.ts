import type { Tx } from '@khue/platform/database'
import { inNewestVersion, newestVersions, type StoredEvent, UnusableEvents } from '@khue/platform/outbox'
import { ledgerKinds } from '../domain/ledger-row.js'
import { type FiguresVersion, residentAt } from './figures-version.repository.js'
import { ATTAINMENTS, FLOWS_FROM_LEDGER, keptTo, PERSONS, RESIDENCES } from './from-ledger.js'
import { derivedTables, stockDeltas, stockValues } from './stock.repository.js'

/** A figure (or a row it rests on) that is not what the ledger says. */
export interface Difference {
  what: string
  stands: string | null
  shouldBe: string | null
}

const VOIDED = `SELECT DISTINCT ON (l.corrects) l.corrects AS event_id FROM campaign.ledger l WHERE l.kind = 'completion-voided'`

/** Every STOCK difference, derived from the ledger alone. $1 is unused; the rest as in `stockDeltas`. */
const STOCKS_FROM_LEDGER = stockDeltas({ attainment: `(${ATTAINMENTS('true')})`, residence: `(${RESIDENCES('true')})`, person: `(${PERSONS('true')})`, only: '$1::text IS NULL' })
/** The same out of the derived tables, for the residents from $1 to $11. */
const STOCKS_OF_SLICE = stockDeltas({ ...derivedTables, only: keptTo('s.resident', '$1', '$11') })

/** Compares rows that stand with rows that should: key columns, then the value. Zero is the same as none. */
const compare = (what: string, standing: string, due: string): string => `
  SELECT '${what} ' || coalesce(a.key, b.key) AS what, a.value AS stands, b.value AS "shouldBe"
  FROM (${standing}) AS a FULL JOIN (${due}) AS b ON b.key = a.key
  WHERE coalesce(nullif(a.value, '0'), '') <> coalesce(nullif(b.value, '0'), '')
  ORDER BY 1 LIMIT 1000`

const keyed = (rows: string, keys: readonly string[], value: string): string =>
  `SELECT concat_ws(' ', ${keys.join(', ')}) AS key, (${value})::text AS value FROM (${rows}) AS r`

/** Events that the processor has still to be given out of the past. */
const OWED = `SELECT FROM outbox.filling f WHERE f.consumer = 'indicators' AND e.kind = ANY (f.kinds)
  AND (f.seqs @> e.seq OR e.seq IS NULL AND f.unnumbered AND (e.recorded_at, e.id) > (f.cursor_at, f.cursor_id))`

/** Holds the ledger against the kept events, one by one, each in its newest form. */
const LEDGER_AGAINST_EVENTS = `
  WITH under_way AS MATERIALIZED (
    SELECT event_id FROM outbox.waiting UNION SELECT unnest(event_ids) FROM outbox.batch WHERE consumer = 'indicators'
  ), due AS (
    SELECT e.id, e.kind, e.occurred_at, e.recorded_at, coalesce(newest.payload, e.payload) AS payload
    FROM outbox.event e LEFT JOIN under_way u ON u.event_id = e.id LEFT JOIN pg_temp.newest_form newest ON newest.id = e.id
    WHERE e.kind = ANY ($1) AND u.event_id IS NULL AND NOT EXISTS (${OWED})
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

/** Counts what the FLOW figures of a slice of the residents come to, and adds it to the version. */
const ADD_FLOWS = `
  INSERT INTO campaign.flow_rollup AS r (version, indicator, grain, start, unit_code, value)
  SELECT $9::bigint, indicator, grain, start, unit_code, value FROM (${FLOWS_FROM_LEDGER(keptTo('l.resident', '$7', '$8'))}) AS f ORDER BY indicator, grain, start, unit_code
  ON CONFLICT (version, indicator, grain, start, unit_code) DO UPDATE SET value = r.value + excluded.value`

const ADD_STOCKS = `
  INSERT INTO campaign.stock_rollup AS r (version, indicator, unit_code, grain, start, delta)
  SELECT $12::bigint, indicator, unit, grain, start::date, delta::bigint FROM (${STOCKS_OF_SLICE}) AS s ORDER BY indicator, grain, start, unit
  ON CONFLICT (version, indicator, grain, start, unit_code) DO UPDATE SET delta = r.delta + excluded.delta`

/** Brings a derived table, for a slice of the residents, to what the ledger says: rows that agree are not touched. */
const merge = (table: string, key: readonly string[], values: readonly string[], due: string): string => `
  WITH due AS MATERIALIZED (${due}), gone AS (
    DELETE FROM ${table} t WHERE ${keptTo('t.resident', '$1', '$2')} AND NOT EXISTS (SELECT FROM due WHERE ${key.map((column) => `due.${column} = t.${column}`).join(' AND ')})
  )
  INSERT INTO ${table} AS t (${[...key, ...values].join(', ')}) SELECT ${[...key, ...values].join(', ')} FROM due ORDER BY ${key.join(', ')}
  ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${values.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE (${values.map((column) => `t.${column}`).join(', ')}) IS DISTINCT FROM (${values.map((column) => `excluded.${column}`).join(', ')})`

const SLICE = keptTo('l.resident', '$1', '$2')
const MERGES = [
  merge('campaign.attainment', ['resident', 'competency', 'level'], ['since'], ATTAINMENTS(SLICE)),
  merge('campaign.residence', ['resident', 'since'], ['unit_code'], RESIDENCES(SLICE)),
  merge('campaign.person', ['resident'], ['birth_year', 'told_at'], PERSONS(SLICE)),
]

/** Making figures anew, and proving them: everything out of the ledger, in another way than the processor's. */
export class RecomputeRepository {
  /** Brings the list of what is voided to what the ledger says. */
  async mergeVoided(tx: Tx): Promise<void> {
    await tx.sql(
      `INSERT INTO campaign.voided (event_id, by_event, applied_seq)
       SELECT DISTINCT ON (corrects) corrects, event_id, applied_seq FROM campaign.ledger WHERE kind = 'completion-voided' ORDER BY corrects, applied_seq
       ON CONFLICT DO NOTHING`,
    )
    await tx.sql(`DELETE FROM campaign.voided v WHERE NOT EXISTS (SELECT FROM campaign.ledger l WHERE l.kind = 'completion-voided' AND l.corrects = v.event_id)`)
  }

  /** Takes the residents whose ids begin with `filledTo` up to `until` (of 65,536) into a version. The caller holds the processor's lock. */
  async fillSlice(tx: Tx, { id, madeOf, filledTo, anew }: FiguresVersion, until: number): Promise<void> {
    const [from, to] = [residentAt(filledTo), residentAt(until)]
    if (anew) for (const sql of MERGES) await tx.sql(sql, [from, to])
    await tx.sql(ADD_FLOWS, [...madeOf.flow, madeOf.closure.units, madeOf.closure.ancestors, from, to, id])
    await tx.sql(ADD_STOCKS, [from, ...stockValues(madeOf), to, id])
  }

  /** Compares everything that stands with what the ledger says by the version's own definitions and boundaries, and the ledger with the kept events. Changes nothing. */
  async differences(tx: Tx, { id, madeOf }: FiguresVersion, tell: (step: string) => void): Promise<Difference[]> {
    await this.upcastEvents(tx)
    const { flow, closure, timeZone } = madeOf
    const ofVersion = (table: string): string => `SELECT * FROM campaign.${table} WHERE version = ${Number(id)}`
    const flowKeys = ['indicator', 'grain', 'start', 'unit_code']
    const checks: [step: string, sql: string, values: unknown[]][] = [
      ['FLOW figures', compare('flow', keyed(ofVersion('flow_rollup'), flowKeys, 'value'), keyed(FLOWS_FROM_LEDGER('true'), flowKeys, 'value')), [...flow, closure.units, closure.ancestors]],
      [
        'STOCK figures',
        compare('stock', keyed(ofVersion('stock_rollup'), flowKeys, 'delta'), keyed(STOCKS_FROM_LEDGER, ['indicator', 'grain', 'start', 'unit'], 'delta')),
        [null, ...stockValues(madeOf)],
      ],
      ['attainments', compare('attainment', keyed('SELECT * FROM campaign.attainment', ['resident', 'competency', 'level'], 'since'), keyed(ATTAINMENTS('true'), ['resident', 'competency', 'level'], 'since')), []],
      ['residences', compare('residence', keyed('SELECT * FROM campaign.residence', ['resident', 'since'], 'unit_code'), keyed(RESIDENCES('true'), ['resident', 'since'], 'unit_code')), []],
      ['persons', compare('person', keyed('SELECT * FROM campaign.person', ['resident'], `coalesce(birth_year::text, '-')`), keyed(PERSONS('true'), ['resident'], `coalesce(birth_year::text, '-')`)), []],
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

  /** Lays the newest form of the events that were written in an older one aside, for this transaction. */
  private async upcastEvents(tx: Tx): Promise<void> {
    const { kinds, versions } = newestVersions()
    await tx.sql('CREATE TEMP TABLE newest_form (id uuid PRIMARY KEY, payload jsonb NOT NULL) ON COMMIT DROP')
    for (let at = '-infinity', id = '00000000-0000-0000-0000-000000000000'; ; ) {
      const page: (StoredEvent & { at: string })[] = await tx.sql<StoredEvent & { at: string } & Record<string, unknown>>(
        `SELECT e.id, e.kind, e.version, e.occurred_at AS "occurredAt", e.recorded_at AS "recordedAt", e.request_id AS "requestId", e.payload, e.recorded_at::text AS at
         FROM outbox.event e JOIN unnest($1::text[], $2::int[]) AS k(kind, version) ON k.kind = e.kind AND e.version < k.version
         WHERE (e.recorded_at, e.id) > ($3::timestamptz, $4::uuid) ORDER BY e.recorded_at, e.id LIMIT 5000`,
        [kinds, versions, at, id],
      )
      const last = page.at(-1)
      if (!last) return
      ;[at, id] = [last.at, last.id]
      const read = page.flatMap((event) => newestForm(event))
      await tx.sql('INSERT INTO pg_temp.newest_form SELECT * FROM unnest($1::uuid[], $2::jsonb[])', [read.map((event) => event.id), read.map((event) => JSON.stringify(event.payload))])
    }
  }
}

/** None where it cannot be brought there: such an event is parked. */
function newestForm(event: StoredEvent): StoredEvent[] {
  try {
    return inNewestVersion([event])
  } catch (error) {
    if (error instanceof UnusableEvents) return []
    throw error
  }
}
