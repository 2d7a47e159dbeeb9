/** Figures and what they rest on as the ledger alone tells them; `only` is a condition on its rows, `l`. */

/** Rows of residents from one id (included) to another (excluded; null: to the end). */
export const keptTo = (column: string, from: string, to: string): string => `(${column} >= ${from}::uuid AND (${to}::uuid IS NULL OR ${column} < ${to}::uuid))`

/** Every FLOW figure, counted out of the ledger. Parameters: 4 columns of definitions, 2 of the closure. */
export const FLOWS_FROM_LEDGER = (only: string): string => `
  SELECT d.indicator, p.grain, p.start, c.ancestor AS unit_code,
         CASE WHEN d.per_resident THEN count(DISTINCT l.resident) ELSE count(*) END AS value
  FROM campaign.ledger l
  JOIN unnest($1::text[], $2::text[], $3::bool[], $4::int[]) AS d(indicator, kind, per_resident, age) ON d.kind = l.kind
  JOIN unnest($5::text[], $6::text[]) AS c(unit, ancestor) ON c.unit = l.unit_code
  CROSS JOIN LATERAL campaign.periods(l.counts_on) AS p
  WHERE ${only} AND (d.age IS NULL OR l.birth_year IS NULL OR l.birth_year + d.age <= extract(year FROM p.next - 1))
    AND NOT EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = l.event_id)
  GROUP BY d.indicator, d.per_resident, p.grain, p.start, c.ancestor`

/** Attainments as the ledger alone tells them; `only` is a condition on `l`. A recognition stands while the completion it adds to stands. */
export const ATTAINMENTS = (only: string): string => `
  SELECT l.resident, x.competency, x.level, min(l.counts_on) AS since
  FROM campaign.ledger l, jsonb_to_recordset(l.alignments) AS x(competency text, level smallint)
  WHERE l.kind IN ('completed', 'alignments-recognised') AND ${only}
    AND NOT EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = CASE l.kind WHEN 'completed' THEN l.event_id ELSE l.corrects END)
  GROUP BY l.resident, x.competency, x.level`

export const RESIDENCES = (only: string): string => `
  SELECT DISTINCT ON (l.resident, l.occurred_at) l.resident, l.occurred_at AS since, l.unit_code FROM campaign.ledger l
  WHERE l.kind IN ('resident-registered', 'resident-moved') AND l.unit_code IS NOT NULL AND ${only} ORDER BY l.resident, l.occurred_at, l.applied_seq`

export const PERSONS = (only: string): string => `
  SELECT DISTINCT ON (l.resident) l.resident, l.birth_year, l.occurred_at AS told_at FROM campaign.ledger l
  WHERE l.kind IN ('resident-registered', 'resident-moved', 'profile-corrected') AND ${only} ORDER BY l.resident, l.occurred_at DESC, l.birth_year DESC NULLS LAST`
