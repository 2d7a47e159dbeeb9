import type { Tx } from '@khue/platform/database'
import { type IndicatorDefinition, indicators } from '../domain/indicators.js'
import type { Period } from '../domain/period.js'

/** A figure of one unit in one period. Numbers are null where they are not known or not defined. */
export interface Figure {
  indicatorCode: string
  unitCode: string
  /** Null: the version of the figures that is shown does not have the indicator yet. */
  numerator: number | null
  denominator: number | null
  value: number | null
  target: number | null
}

/** Which figures: some indicators, some units, one period; `today` (YYYY-MM-DD) cuts off what has not come yet. */
export interface FigureQuestion {
  indicators: readonly IndicatorDefinition[]
  unitCodes: readonly string[]
  period: Period
  today: string
}

/**
 * Reads figures out of the roll-ups: one statement whatever the number of residents. A STOCK is the running sum of its
 * differences, by years, then months of its last year, then days of its last month: three stretches of the key, each read by itself. The people of a unit are its own row, else
 * the sum where every unit right below it has one ($8, $9: units with those right below them).
 */
const FIGURES = `
  WITH asked AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::int[]) AS i(indicator, kind, age)
  ), unit AS (
    SELECT unnest($4::text[]) AS code
  ), shown AS MATERIALIZED (
    SELECT id, made_of -> 'indicators' AS indicators FROM campaign.figures_version WHERE state = 'CURRENT'
  ), flow AS (
    SELECT indicator, unit_code, value FROM campaign.flow_rollup
    WHERE version = (SELECT id FROM shown) AND indicator = ANY ($1) AND grain = $5 AND start = $6::date AND unit_code = ANY ($4)
  ), stock AS (
    SELECT indicator, unit_code, sum(delta) AS value FROM (
      SELECT indicator, unit_code, delta FROM campaign.stock_rollup WHERE version = (SELECT id FROM shown) AND indicator = ANY ($1) AND grain = 'year' AND start < date_trunc('year', $7::timestamp)::date
      UNION ALL
      SELECT indicator, unit_code, delta FROM campaign.stock_rollup
      WHERE version = (SELECT id FROM shown) AND indicator = ANY ($1) AND grain = 'month' AND start >= date_trunc('year', $7::timestamp)::date AND start < date_trunc('month', $7::timestamp)::date
      UNION ALL
      SELECT indicator, unit_code, delta FROM campaign.stock_rollup
      WHERE version = (SELECT id FROM shown) AND indicator = ANY ($1) AND grain = 'day' AND start >= date_trunc('month', $7::timestamp)::date AND start <= $7::date
    ) AS steps WHERE unit_code IN (SELECT code FROM unit) GROUP BY indicator, unit_code
  ), people AS (
    SELECT unit.code, ages.age, coalesce(own.people, below.people) AS people
    FROM unit CROSS JOIN (SELECT DISTINCT age FROM asked WHERE age IS NOT NULL) AS ages
    LEFT JOIN campaign.population own ON own.unit_code = unit.code AND own.year = $10 AND own.age_from = ages.age
    LEFT JOIN LATERAL (
      SELECT sum(p.people) AS people FROM unnest($8::text[], $9::text[]) AS b(parent, child)
      LEFT JOIN campaign.population p ON p.unit_code = b.child AND p.year = $10 AND p.age_from = ages.age
      WHERE b.parent = unit.code HAVING count(*) = count(p.people)
    ) AS below ON own.people IS NULL
  )
  SELECT asked.indicator AS "indicatorCode", unit.code AS "unitCode",
         CASE WHEN (SELECT indicators ? asked.indicator FROM shown) IS NOT FALSE THEN coalesce(CASE asked.kind WHEN 'FLOW' THEN flow.value ELSE stock.value END, 0)::float8 END AS numerator,
         people.people::float8 AS denominator,
         CASE WHEN asked.kind = 'STOCK' OR $5 = 'year' THEN coalesce(own.value, base.value) END AS target
  FROM asked CROSS JOIN unit
  LEFT JOIN flow ON flow.indicator = asked.indicator AND flow.unit_code = unit.code
  LEFT JOIN stock ON stock.indicator = asked.indicator AND stock.unit_code = unit.code
  LEFT JOIN people ON people.code = unit.code AND people.age = asked.age
  LEFT JOIN campaign.target own ON own.indicator = asked.indicator AND own.unit_code = unit.code AND own.year = $10
  LEFT JOIN campaign.target base ON base.indicator = asked.indicator AND base.unit_code = '' AND base.year = $10`

/** Units with those right below them, as two columns: whose people a unit without a row of its own is the sum of. */
export interface Children {
  parents: readonly string[]
  children: readonly string[]
}

export class FiguresRepository {
  /** One row for each asked indicator and unit, zeros included, in the order of the question. */
  async read(tx: Tx, question: FigureQuestion, below: Children): Promise<Figure[]> {
    const { period, today, unitCodes } = question
    const until = period.end < today ? period.end : today
    const rows = await tx.sql<Omit<Figure, 'value'> & Record<string, unknown>>(FIGURES, [
      question.indicators.map((indicator) => indicator.code),
      question.indicators.map((indicator) => indicator.kind),
      question.indicators.map((indicator) => indicator.populationFrom),
      unitCodes, period.grain, period.start, until, below.parents, below.children, period.year,
    ])
    const order = new Map(unitCodes.map((code, at) => [code, at]))
    const byIndicator = new Map(indicators.map((indicator, at) => [indicator.code, at]))
    return rows
      .map((row) => ({ ...row, value: valueOf(row.indicatorCode, row.numerator, row.denominator) }))
      .sort((a, b) => (byIndicator.get(a.indicatorCode) ?? 0) - (byIndicator.get(b.indicatorCode) ?? 0) || (order.get(a.unitCode) ?? 0) - (order.get(b.unitCode) ?? 0))
  }
}

/** A share of the people where one is defined (null where their number is missing), else the number itself. */
function valueOf(indicatorCode: string, numerator: number | null, denominator: number | null): number | null {
  const definition = indicators.find((indicator) => indicator.code === indicatorCode)
  if (numerator === null || !definition || definition.populationFrom === null) return numerator
  return denominator === null || denominator === 0 ? null : numerator / denominator
}
