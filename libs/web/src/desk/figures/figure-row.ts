/** What is told of a figure. Shares are 0 to 1; null: not known (a denominator: not known, or none). */
export interface Figure {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number | null
  readonly target: number | null
}

/** A line of the table. */
export interface FigureRow extends Figure {
  readonly id: string
  readonly name: string
  readonly unitCode: string
  readonly indicatorCode: string
  readonly unitOfMeasure: string
  /** The unit itself above the units in it: it stays on top. */
  readonly whole: boolean
}

/**
 * How a figure is told: `count` has no denominator, `share` is of a population, `no-population` is a share whose
 * population is missing, `unknown` was never entered.
 */
export type FigureKind = 'count' | 'share' | 'no-population' | 'unknown'

export function kindOf({ numerator, denominator, value }: Figure): FigureKind {
  if (numerator === null) return 'unknown'
  if (value === null) return 'no-population'
  return denominator === null ? 'count' : 'share'
}

/** How far the value is beyond its target, in the same measure (below 0: still missing); null where either is not known. */
export function distance({ value, target }: Figure): number | null {
  return value === null || target === null ? null : value - target
}

/** What the table may be ordered by. */
export const columns = ['name', 'numerator', 'denominator', 'value', 'target', 'distance'] as const
export type Column = (typeof columns)[number]

/** An order as it stands in the address: `value` upwards, `-value` downwards. */
export interface Order {
  readonly column: Column
  readonly down: boolean
}

export function readOrder(text: string | undefined): Order | null {
  const down = text?.startsWith('-') ?? false
  const name = down ? text?.slice(1) : text
  const column = columns.find((candidate) => candidate === name)
  return column ? { column, down } : null
}

/** The order after a press on a column's head: figures begin with the largest, names with the first. */
export function pressed(order: Order | null, column: Column): string {
  const down = order?.column === column ? !order.down : column !== 'name'
  return down ? `-${column}` : column
}

/** Orders the rows; what is whole stays on top and what is not known comes last, whichever way. */
export function ordered(rows: readonly FigureRow[], order: Order | null, compare: (one: string, other: string) => number): FigureRow[] {
  if (!order) return [...rows]
  const { column, down } = order
  const numberOf = (row: FigureRow): number | null => (column === 'distance' ? distance(row) : column === 'name' ? null : row[column])
  const sign = down ? -1 : 1
  return [...rows].sort((one, other) => {
    if (one.whole !== other.whole) return one.whole ? -1 : 1
    if (column === 'name') return sign * compare(one.name, other.name)
    const [first, second] = [numberOf(one), numberOf(other)]
    if (first === null || second === null) return first === second ? compare(one.name, other.name) : first === null ? 1 : -1
    return sign * (first - second) || compare(one.name, other.name)
  })
}
