import { parse } from 'csv-parse/sync'
import { cardKey, type CardDraft } from './card.js'
import type { CourseFault } from './course-fault.js'

/** The columns of a deck, and how many characters each may have. */
const columns = { front: 500, back: 500, reading: 500, example: 1_000, exampleBack: 1_000, audio: 300, image: 300, tags: 500 } as const
type Column = keyof typeof columns
const names = Object.keys(columns) as Column[]
const MOST_CARDS = 5_000
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f]/

interface Line {
  record: string[]
  raw: string
  info: { lines: number }
}

/** A card and the line on which it begins. */
export interface ReadCard {
  line: number
  card: CardDraft
}

/**
 * Reads a deck: comma-separated (semicolons where the header has no comma, as spreadsheets in Vietnam save it), or tab-separated where the
 * name ends in `.tsv`, with a header that names at least `front` and `back`.
 * Refused, each with its line: an unknown or doubled column, a missing front or back, a doubled front, a text that is too long,
 * quotes that do not close, a row with more or fewer cells than the header. A deck holds 1 to 5,000 cards; `tags` are parted by spaces.
 */
export function readCards(text: string, file: string): { cards: ReadCard[]; faults: CourseFault[] } {
  const faults: CourseFault[] = []
  const refuse = (line: number, key: string, values?: Record<string, string | number>): void => void faults.push({ file, line, key, ...(values ? { values } : {}) })
  const lines = linesOf(text, file, refuse)
  const [header, ...rows] = lines
  if (!header) return { cards: [], faults: faults.length > 0 ? faults : [{ file, line: 1, key: 'cards.none' }] }
  const heads = header.record.map((name) => names.find((known) => known.toLowerCase() === name.trim().toLowerCase()))
  for (const [n, head] of heads.entries()) {
    if (!head) refuse(lineOf(header), 'cards.column', { name: header.record[n]?.trim() ?? '' })
    else if (heads.indexOf(head) < n) refuse(lineOf(header), 'cards.column-twice', { name: head })
  }
  for (const needed of ['front', 'back'] as const) if (!heads.includes(needed)) refuse(lineOf(header), 'cards.column-needed', { name: needed })
  if (faults.length > 0) return { cards: [], faults }
  if (rows.length === 0) refuse(lineOf(header), 'cards.none')
  if (rows.length > MOST_CARDS) refuse(lineOf(rows[MOST_CARDS] as Line), 'cards.too-many', { max: MOST_CARDS })
  const seen = new Map<string, number>()
  const cards = rows.slice(0, MOST_CARDS).flatMap((row) => {
    const line = lineOf(row)
    const card = readRow(row, heads as Column[], (key, values) => refuse(line, key, values))
    if (!card) return []
    const first = seen.get(card.key)
    if (first !== undefined) refuse(line, 'cards.twice', { name: card.front, line: first })
    else seen.set(card.key, line)
    return [{ line, card }]
  })
  return { cards, faults }
}

function readRow(row: Line, heads: readonly Column[], refuse: (key: string, values?: Record<string, string | number>) => void): CardDraft | null {
  if (row.record.length !== heads.length) {
    refuse('cards.cells', { wanted: heads.length, found: row.record.length })
    return null
  }
  const cell = (name: Column): string => row.record[heads.indexOf(name)]?.normalize('NFC').trim() ?? ''
  for (const name of heads) {
    if (cell(name).length > columns[name]) refuse('cards.too-long', { name, max: columns[name] })
    if (UNPRINTABLE.test(cell(name))) refuse('cards.characters', { name })
  }
  for (const name of ['front', 'back'] as const) if (cell(name) === '') refuse('cards.empty', { name })
  if (cell('front') === '') return null
  const optional = (name: Column): string | null => cell(name) || null
  const path = (name: 'audio' | 'image'): string | null => optional(name)?.replace(/^\.\//, '') ?? null
  return {
    key: cardKey(cell('front')), front: cell('front'), back: cell('back'), reading: optional('reading'), example: optional('example'), exampleBack: optional('exampleBack'),
    audio: path('audio'), image: path('image'), tags: [...new Set(cell('tags').split(/\s+/u).filter(Boolean))],
  }
}

/** The rows with their lines; none, and a fault, where the text is no table. */
function linesOf(text: string, file: string, refuse: (line: number, key: string, values?: Record<string, string | number>) => void): Line[] {
  const tabs = file.toLowerCase().endsWith('.tsv')
  const [header = ''] = text.trimStart().split('\n')
  const comma = header.includes(';') && !header.includes(',') ? ';' : ','
  try {
    return parse(text, { delimiter: tabs ? '\t' : comma, relax_quotes: tabs, relax_column_count: true, info: true, raw: true, skip_records_with_empty_values: true }) as unknown as Line[]
  } catch (error) {
    const { lines = 1, code = '' } = error as { lines?: number; code?: string }
    refuse(lines, code === 'CSV_QUOTE_NOT_CLOSED' ? 'cards.quote-open' : /QUOTE/.test(code) ? 'cards.quote' : 'cards.broken', { detail: error instanceof Error ? error.message : String(error) })
    return []
  }
}

/** The line on which a row begins: `info.lines` is that on which it ends. */
const lineOf = ({ info, raw }: Line): number => info.lines - (raw.trim().match(/\n/g)?.length ?? 0)
