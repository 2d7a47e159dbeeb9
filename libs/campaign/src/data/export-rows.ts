/** What an export of events asks of the ledger. */
export interface LedgerExport {
  kind: 'PARTICIPATION' | 'COMPLETIONS'
  /** Days YYYY-MM-DD, both included. */
  from: string
  to: string
  /** The units whose events are wanted, with the names to print. */
  units: readonly { code: string; name: string }[]
  timeZone: string
  /** Whether texts that a spreadsheet would take for formulas get a quote before them. */
  defused: boolean
  /** Makes an SQL literal of a text. */
  literal: (text: string) => string
}

/**
 * The SELECT of an export: a row for each enrolment made in the days (PARTICIPATION), or for each completion not voided
 * (COMPLETIONS). Residents appear by the campaign's id. Values are literals, for COPY takes no parameters.
 */
export function ledgerExportSql({ kind, from, to, units, timeZone, defused, literal }: LedgerExport): string {
  const text = (column: string): string =>
    defused ? `CASE WHEN left(${column}, 1) IN ('=', '+', '-', '@', E'\\t', E'\\r') THEN '''' || ${column} ELSE ${column} END` : column
  const named = units.map((unit) => `(${literal(unit.code)}, ${literal(unit.name)})`).join(', ') || `('', '')`
  const month = `date_trunc('month', ${literal(from)}::timestamp) - interval '1 month'`
  return `SELECT l.resident, l.unit_code, ${text('u.name')} AS unit_name, ${text('l.course_slug')} AS course_slug, l.birth_year, l.gender,
      date_trunc('second', l.occurred_at AT TIME ZONE ${literal(timeZone)}) AS occurred_at, l.counts_on, l.enrolment_id, l.event_id
    FROM campaign.ledger l JOIN (VALUES ${named}) AS u(code, name) ON u.code = l.unit_code
    WHERE l.kind = ${kind === 'PARTICIPATION' ? `'enrolled'` : `'completed'`} AND l.counts_on BETWEEN ${literal(from)} AND ${literal(to)} AND l.month >= ${month}
      ${kind === 'COMPLETIONS' ? 'AND NOT EXISTS (SELECT FROM campaign.voided v WHERE v.event_id = l.event_id)' : ''}`
}
