import type { Khue } from '../../client/index.js'
import { IndicatorFiguresDocument, UnitFiguresDocument } from '../campaign/documents.gen.js'
import { indicatorOf, loadReference, ownUnit, type Reference, unitName } from '../shell/reference.js'
import type { FigureRow } from './figure-row.js'
import { type Period, periodOf, readPeriod } from './period.js'

/** What the address of the figures says. */
export interface FiguresSearch {
  /** One indicator in a unit and the units below it; or every indicator of one unit. */
  readonly view?: View
  readonly indicator?: string
  readonly unit?: string
  readonly period?: string
  readonly sort?: string
  /** Part of a unit's or an indicator's name. */
  readonly q?: string
}

export type View = 'indicator' | 'unit'

/** The choice that the page shows, nothing left open. */
export interface FiguresChoice {
  readonly view: View
  readonly indicator: string
  readonly unit: string
  readonly period: Period
}

export interface FiguresData {
  readonly choice: FiguresChoice
  readonly reference: Reference
  readonly rows: readonly FigureRow[]
}

const FIRST_INDICATOR = 'learners'

export async function loadFigures(khue: Khue, search: FiguresSearch): Promise<FiguresData> {
  await khue.texts.add('desk')
  const reference = await loadReference(khue)
  const choice = choose(reference, search)
  const rows = await (choice.view === 'indicator' ? oneIndicator(khue, reference, choice) : oneUnit(khue, reference, choice))
  return { choice, reference, rows }
}

/** A ward's officer begins with all of her ward, the staff with the city's learners; both with this year, which has targets. */
function choose(reference: Reference, search: FiguresSearch): FiguresChoice {
  const own = ownUnit(reference)
  const thisYear = periodOf('year', reference.desk.today)
  return {
    view: search.view ?? (own === reference.desk.topUnitCode ? 'indicator' : 'unit'),
    indicator: search.indicator ?? FIRST_INDICATOR,
    unit: search.unit ?? own,
    period: readPeriod(search.period ?? thisYear) ?? readPeriod(thisYear) ?? { text: thisYear, grain: 'year', year: Number(thisYear), part: 0, day: 0 },
  }
}

async function oneIndicator(khue: Khue, reference: Reference, { indicator, unit, period }: FiguresChoice): Promise<FigureRow[]> {
  const { indicatorValues } = await khue.campaign.ask(IndicatorFiguresDocument, { indicatorCode: indicator, period: period.text, parentCode: unit })
  const unitOfMeasure = indicatorOf(reference, indicator)?.unitOfMeasure ?? ''
  return indicatorValues.map(({ unitCode, numerator, denominator, value, target }) => ({
    id: unitCode, name: unitName(reference, unitCode), unitCode, indicatorCode: indicator, unitOfMeasure, whole: unitCode === unit && indicatorValues.length > 1, numerator, denominator, value, target,
  }))
}

async function oneUnit(khue: Khue, reference: Reference, { unit, period }: FiguresChoice): Promise<FigureRow[]> {
  const { unitFigures } = await khue.campaign.ask(UnitFiguresDocument, { unitCode: unit, period: period.text })
  return unitFigures.map(({ indicator: { code }, numerator, denominator, value, target }) => ({
    id: code, name: indicatorOf(reference, code)?.name ?? code, unitCode: unit, indicatorCode: code, unitOfMeasure: indicatorOf(reference, code)?.unitOfMeasure ?? '', whole: false, numerator, denominator, value, target,
  }))
}
