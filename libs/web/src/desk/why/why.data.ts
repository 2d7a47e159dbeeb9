import { type Khue, Refusal } from '../../client/index.js'
import { ExplainDocument, type ExplainQuery, UnitFiguresDocument } from '../campaign/documents.gen.js'
import type { Figure } from '../figures/figure-row.js'
import { type Period, periodOf, readPeriod } from '../figures/period.js'
import { indicatorOf, loadReference, ownUnit, type Reference } from '../shell/reference.js'

/** Which figure is asked about. */
export interface WhySearch {
  readonly indicator?: string
  readonly unit?: string
  readonly period?: string
}

export type Explanation = ExplainQuery['explain']

export interface WhyData {
  readonly reference: Reference
  readonly indicator: Reference['indicators'][number]
  readonly unitCode: string
  readonly period: Period
  readonly figure: Figure
  /** The first rows; null where the person may see the total alone. */
  readonly explanation: Explanation | null
}

const PAGE = 50

export async function loadWhy(khue: Khue, search: WhySearch): Promise<WhyData> {
  await khue.texts.add('desk')
  const reference = await loadReference(khue)
  const unitCode = search.unit ?? ownUnit(reference)
  const periodText = search.period ?? periodOf('year', reference.desk.today)
  const code = search.indicator ?? 'learners'
  const indicator = indicatorOf(reference, code)
  const period = readPeriod(periodText)
  if (!indicator || !period) throw new Refusal('NOT_FOUND', '')
  const [{ unitFigures }, explanation] = await Promise.all([
    khue.campaign.ask(UnitFiguresDocument, { unitCode, period: periodText }),
    askRows(khue, { indicator: code, unit: unitCode, period: periodText }, null).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'FORBIDDEN') return null
      throw error
    }),
  ])
  const figure = unitFigures.find((candidate) => candidate.indicator.code === code)
  return { reference, indicator, unitCode, period, figure: figure ?? { numerator: null, denominator: null, value: null, target: null }, explanation }
}

/** One page of the rows behind a figure, after the cursor of the one before. */
export async function askRows(khue: Khue, { indicator, unit, period }: Required<WhySearch>, after: string | null): Promise<Explanation> {
  const { explain } = await khue.campaign.ask(ExplainDocument, { indicatorCode: indicator, unitCode: unit, period, first: PAGE, after })
  return explain
}
