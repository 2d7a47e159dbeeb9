import { parse } from 'csv-parse/sync'
import type { ReadingNote } from './note.js'

const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

const MOST_COLUMNS = 200
const MOST_RECORD = 200_000

/** How a table is to be understood. */
export interface TableForm<Column extends string> {
  /** The columns it may have; a header is known in any case, with blanks around it. */
  columns: readonly Column[]
  needed: readonly Column[]
  /** What becomes of a named column that is none of these. */
  others: 'refuse' | 'leave out'
  /** In a table parted by tabs a quotation mark is a character like any other, unless it opens a cell. */
  separator?: Separator
}

export interface TableRow<Column extends string> {
  /** On which it begins; 1 is the first of the file. */
  line: number
  /** Trimmed; empty where the row or the whole column is missing. */
  cell(name: Column): string
}

export interface Table<Column extends string> {
  separator: Separator
  /** Of the header. */
  line: number
  columns: Column[]
  rows: TableRow<Column>[]
  faults: ReadingNote[]
  warnings: ReadingNote[]
}

interface Line {
  cells: string[]
  line: number
}

const isEmpty = ({ cells }: Line): boolean => cells.every((cell) => cell === '')

/**
 * Reads a table with a header. The separator is that by which most of the header is known (comma, semicolon, tab, or what a first line `sep=;` says).
 * Empty rows are none; so are columns without a name and without content. Rows that end early are told once, their missing cells are empty.
 * Refused, with the line: an unknown, doubled or missing column; content under no name; a row that is longer than the header; broken quotes.
 * @param text with `\n` between lines, as `decodeText` gives it.
 */
export function readTable<Column extends string>(text: string, { columns, needed, others, separator: only }: TableForm<Column>): Table<Column> {
  const faults: ReadingNote[] = []
  const warnings: ReadingNote[] = []
  const said = /^sep=([,;\t])\n/i.exec(text)
  const separator = said ? (said[1] as Separator) : (only ?? separatorOf(text, columns))
  const nothing = (line = 1): Table<Column> => ({ separator, line, columns: [], rows: [], faults, warnings })
  const lines = linesOf(said ? text.slice(said[0].length) : text, separator, said ? 1 : 0, faults)
  const [header, ...rest] = lines
  if (!header) {
    if (faults.length === 0) faults.push({ line: 1, key: 'table.empty' })
    return nothing()
  }
  if (header.cells.length > MOST_COLUMNS) {
    faults.push({ line: header.line, key: 'table.too-many-columns', values: { max: MOST_COLUMNS } })
    return nothing(header.line)
  }
  const places = placesOf(header, columns, others, { faults, warnings })
  for (const name of needed) if (!places.has(name)) faults.push({ line: header.line, key: 'table.column-needed', values: { name } })
  if (faults.length > 0) return nothing(header.line)
  checkRows(header, rest, { faults, warnings })
  const rows = rest.map(({ cells, line }) => ({ line, cell: (name: Column): string => cells[places.get(name) ?? -1] ?? '' }))
  return { separator, line: header.line, columns: [...places.keys()], rows, faults, warnings }
}

interface Told {
  faults: ReadingNote[]
  warnings: ReadingNote[]
}

function placesOf<Column extends string>({ cells, line }: Line, columns: readonly Column[], others: 'refuse' | 'leave out', { faults, warnings }: Told): Map<Column, number> {
  const places = new Map<Column, number>()
  const known = new Map(columns.map((name) => [name.toLowerCase(), name]))
  for (const [at, name] of cells.entries()) {
    if (name === '') continue
    const column = known.get(name.toLowerCase())
    if (column === undefined) (others === 'refuse' ? faults : warnings).push({ line, key: others === 'refuse' ? 'table.column' : 'table.column-left-out', values: { name } })
    else if (places.has(column)) faults.push({ line, key: 'table.column-twice', values: { name: column } })
    else places.set(column, at)
  }
  return places
}

function checkRows(header: Line, rows: readonly Line[], { faults, warnings }: Told): void {
  const wanted = header.cells.findLastIndex((name) => name !== '') + 1
  const unnamed = new Set(header.cells.flatMap((name, at) => (name === '' && at < wanted ? [at] : [])))
  const short: number[] = []
  for (const { cells, line } of rows) {
    const found = cells.findLastIndex((cell) => cell !== '') + 1
    if (found > wanted) faults.push({ line, key: 'table.cells', values: { wanted, found } })
    for (const at of unnamed) if (cells[at]) faults.push({ line, key: 'table.no-name', values: { column: at + 1 } })
    if (cells.length < wanted) short.push(line)
  }
  if (short[0] !== undefined) warnings.push({ line: short[0], key: 'table.short-rows', values: { count: short.length, wanted } })
}

/** The separator by which the header holds most of the known names; where none does, the one that it holds most often. */
function separatorOf(text: string, columns: readonly string[]): Separator {
  const header = /^\s*([^\n]{0,20000})/.exec(text)?.[1] ?? ''
  const names = new Set(columns.map((name) => name.toLowerCase()))
  const pieces = SEPARATORS.map((separator) => header.split(separator).map((cell) => cell.trim().replace(/^"/, '').replace(/"$/, '').trim().toLowerCase()))
  const scores = pieces.map((cells) => cells.filter((cell) => names.has(cell)).length * MOST_RECORD + cells.length)
  return SEPARATORS[scores.indexOf(Math.max(...scores))] ?? ','
}

/** The rows that hold something, with their lines; none, and a fault, where the text is no table. */
function linesOf(text: string, separator: Separator, before: number, faults: ReadingNote[]): Line[] {
  try {
    let line = before + 1
    const lines: Line[] = []
    for (const { record, info } of parse(text, { delimiter: separator, relax_quotes: separator === '\t', relax_column_count: true, trim: separator !== '\t', info: true, max_record_size: MOST_RECORD }) as unknown as { record: string[]; info: { lines: number } }[]) {
      lines.push({ cells: record.map((cell) => cell.normalize('NFC').trim()), line })
      line = before + info.lines + 1
    }
    return lines.filter((row) => !isEmpty(row))
  } catch (error) {
    const { lines = 1, code = '' } = error as { lines?: number; code?: string }
    const key = code === 'CSV_QUOTE_NOT_CLOSED' ? 'table.quote-open' : /QUOTE/.test(code) ? 'table.quote' : code === 'CSV_MAX_RECORD_SIZE' ? 'table.too-long' : 'table.broken'
    faults.push({ line: before + lines, key, ...(key === 'table.broken' ? { values: { detail: error instanceof Error ? error.message : String(error) } } : {}) })
    return []
  }
}
