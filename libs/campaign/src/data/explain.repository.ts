import type { Tx } from '@khue/platform/database'
import type { FlowIndicator, StockIndicator } from '../domain/indicators.js'
import type { Period } from '../domain/period.js'

/** One event behind a figure. Days are YYYY-MM-DD. */
export interface ExplanationRow {
  eventId: string
  residentId: string
  kind: string
  unitCode: string | null
  courseSlug: string | null
  occurredAt: Date
  countsOn: string
  recordedAt: Date
}

const COLUMNS = `l.event_id AS "eventId", l.resident AS "residentId", l.kind, l.unit_code AS "unitCode", l.course_slug AS "courseSlug",
  l.occurred_at AS "occurredAt", l.counts_on::text AS "countsOn", l.recorded_at AS "recordedAt"`

/** The events (or, of distinct residents, each one's first event) that a FLOW figure counts. */
const flowRows = (perResident: boolean): string => `
  WITH counted AS (
    SELECT ${perResident ? 'DISTINCT ON (l.resident)' : ''} ${COLUMNS} FROM campaign.ledger l
    WHERE l.kind = ANY ($1) AND l.unit_code = ANY ($2) AND l.counts_on BETWEEN $3::date AND $4::date
      AND l.month >= date_trunc('month', $3::timestamp)::date - interval '1 month'
      AND ($5::int IS NULL OR l.birth_year IS NULL OR l.birth_year <= $6::int - $5::int)
      AND NOT EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = l.event_id)
    ${perResident ? 'ORDER BY l.resident, l.occurred_at, l.event_id' : ''}
  )
  SELECT * FROM counted WHERE $7::uuid IS NULL OR ("eventId" > $7::uuid) ORDER BY "eventId" LIMIT $8`

/** The residents that a STOCK figure counts, each with the event that made her hold what is required. */
const STOCK_ROWS = `
  WITH defs AS (
    SELECT * FROM unnest($1::text[], $2::int[], $3::text[]) AS d(prefix, level, except_for)
  ), home AS (
    SELECT DISTINCT ON (r.resident) r.resident, r.unit_code FROM campaign.residence r
    WHERE (r.since AT TIME ZONE $5)::date <= $4::date AND EXISTS (SELECT FROM campaign.residence h WHERE h.resident = r.resident AND h.unit_code = ANY ($6))
    ORDER BY r.resident, r.since DESC
  ), met AS (
    SELECT a.resident, d.prefix, min(a.since) AS since FROM home
    JOIN campaign.attainment a ON a.resident = home.resident
    JOIN defs d ON starts_with(a.competency, d.prefix) AND a.level >= d.level AND a.competency IS DISTINCT FROM d.except_for
    WHERE home.unit_code = ANY ($6) GROUP BY a.resident, d.prefix
  ), held AS (
    SELECT met.resident, max(met.since) AS since FROM met LEFT JOIN campaign.person p ON p.resident = met.resident
    WHERE p.birth_year IS NULL OR p.birth_year <= extract(year FROM $4::date) - $7::int
    GROUP BY met.resident HAVING count(*) = cardinality($1::text[]) AND max(met.since) <= $4::date
  ), page AS (
    SELECT held.*, home.unit_code FROM held JOIN home ON home.resident = held.resident
    WHERE $8::uuid IS NULL OR held.resident > $8::uuid ORDER BY held.resident LIMIT $9
  )
  SELECT l.event_id AS "eventId", page.resident AS "residentId", l.kind, page.unit_code AS "unitCode", l.course_slug AS "courseSlug",
         l.occurred_at AS "occurredAt", page.since::text AS "countsOn", l.recorded_at AS "recordedAt"
  FROM page JOIN LATERAL (
    SELECT l.* FROM campaign.ledger l
    WHERE l.resident = page.resident AND l.counts_on = page.since AND l.kind IN ('completed', 'alignments-recognised') AND l.alignments IS NOT NULL
      AND NOT EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = l.event_id)
    ORDER BY l.event_id LIMIT 1
  ) AS l ON true
  ORDER BY page.resident`

/** 'Why 412?': the rows behind a figure, in pages. */
export class ExplainRepository {
  /** @param unitCodes the unit and all below it. */
  flow(tx: Tx, flow: FlowIndicator, period: Period, unitCodes: readonly string[], after: string | null, most: number): Promise<ExplanationRow[]> {
    return tx.sql<ExplanationRow & Record<string, unknown>>(flowRows(flow.counts === 'residents'), [
      flow.of, unitCodes, period.start, period.end, flow.populationFrom, period.year, after, most,
    ])
  }

  stock(tx: Tx, stock: StockIndicator, day: string, timeZone: string, unitCodes: readonly string[], after: string | null, most: number): Promise<ExplanationRow[]> {
    return tx.sql<ExplanationRow & Record<string, unknown>>(STOCK_ROWS, [
      stock.requires.map((row) => row.prefix), stock.requires.map((row) => row.level), stock.requires.map((row) => row.except ?? null),
      day, timeZone, unitCodes, stock.populationFrom ?? 0, after, most,
    ])
  }
}
