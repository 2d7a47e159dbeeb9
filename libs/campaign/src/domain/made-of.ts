import { createHash } from 'node:crypto'
import { flowColumns, type IndicatorDefinition, stockColumns } from './indicators.js'

/** Units with each of their ancestors, themselves included, as two columns. */
export interface Closure {
  units: readonly string[]
  ancestors: readonly string[]
}

/** Everything that decides a figure beside what happened: kept with the roll-ups that it made. */
export interface MadeOf {
  /** Codes of the indicators that are counted. */
  indicators: readonly string[]
  flow: ReturnType<typeof flowColumns>
  stock: ReturnType<typeof stockColumns>
  closure: Closure
  timeZone: string
}

/** What figures are made of by these definitions and boundaries. */
export const madeOf = (definitions: readonly IndicatorDefinition[], closure: Closure, timeZone: string): MadeOf => ({
  indicators: definitions.map((indicator) => indicator.code), flow: flowColumns(definitions), stock: stockColumns(definitions), closure, timeZone,
})

/** The same for the same definitions, whatever they are called. */
export const definitionHash = ({ indicators, flow, stock }: MadeOf): string => hash([indicators, flow, stock])

/** The same for the same units below the same ones, in whatever order. */
export const boundariesHash = ({ closure, timeZone }: MadeOf): string => hash([timeZone, closure.units.map((unit, n) => `${unit} ${closure.ancestors[n]}`).sort()])

const hash = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('hex')
