import { readTable, type ReadingNote, type TableRow } from '@khue/platform/reading'
import { cardKey, type CardDraft } from './card.js'
import { plainCell } from './plain-cell.js'

/** The columns of a deck, and how many characters each may have. */
const columns = { front: 500, back: 500, reading: 500, example: 1_000, exampleBack: 1_000, audio: 300, image: 300, tags: 500 } as const
type Column = keyof typeof columns
const names = Object.keys(columns) as Column[]
const MOST_CARDS = 5_000
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** A card and the line on which it begins. */
export interface ReadCard {
  line: number
  card: CardDraft
}

interface ReadDeck {
  cards: ReadCard[]
  faults: ReadingNote[]
  warnings: ReadingNote[]
}

/**
 * Reads a deck: a table (commas, semicolons or tabs, as its header shows) with a header that names at least `front` and `back`. A deck holds 1 to 5,000
 * cards; `tags` are parted by spaces. Fronts are told apart by their letters, capitals and small ones too (`Polish`, `polish`).
 * Refused, each with its line: what is no such table, a missing front or back, a front that stands there with something else, a text that is too long.
 * Told: a row that stands there twice, marks of HTML that were read.
 */
export function readCards(text: string, file: string): ReadDeck {
  const { rows, columns: found, line: header, faults, warnings } = readTable(text, { columns: names, needed: ['front', 'back'], others: 'refuse', ...(/\.tsv$/i.test(file) ? { separator: '\t' as const } : {}) })
  if (faults.length > 0) return { cards: [], faults, warnings }
  if (rows.length === 0) faults.push({ line: header, key: 'cards.none' })
  const tooMany = rows[MOST_CARDS]
  if (tooMany) faults.push({ line: tooMany.line, key: 'cards.too-many', values: { max: MOST_CARDS } })
  const seen = new Map<string, { line: number; card: string }>()
  const cards = rows.slice(0, MOST_CARDS).flatMap((row) => {
    const card = readRow(row, found, { faults, warnings })
    if (!card) return []
    const said = JSON.stringify(card)
    const name = card.front.replace(/\s+/gu, ' ')
    const first = seen.get(name)
    if (first && first.card !== said) faults.push({ line: row.line, key: 'cards.twice', values: { name: card.front, line: first.line } })
    else if (first) warnings.push({ line: row.line, key: 'cards.same', values: { name: card.front, line: first.line } })
    if (first) return []
    seen.set(name, { line: row.line, card: said })
    return [{ line: row.line, card }]
  })
  return { cards, faults, warnings }
}

function readRow({ line, cell: written }: TableRow<Column>, found: readonly Column[], { faults, warnings }: Pick<ReadDeck, 'faults' | 'warnings'>): CardDraft | null {
  const cell = new Map<Column, string>()
  for (const name of found) {
    const { text, tags } = name === 'audio' || name === 'image' ? { text: written(name), tags: null } : plainCell(written(name))
    if (tags !== null) warnings.push({ line, key: 'cards.html', values: { name, marks: tags } })
    if (text.length > columns[name]) faults.push({ line, key: 'cards.too-long', values: { name, max: columns[name] } })
    if (UNPRINTABLE.test(text)) faults.push({ line, key: 'cards.characters', values: { name } })
    cell.set(name, text)
  }
  const of = (name: Column): string | null => cell.get(name) || null
  const [front, back] = [of('front'), of('back')]
  for (const name of ['front', 'back'] as const) if (of(name) === null) faults.push({ line, key: 'cards.empty', values: { name } })
  if (front === null || back === null) return null
  return {
    key: cardKey(front), front, back, reading: of('reading'), example: of('example'), exampleBack: of('exampleBack'),
    audio: of('audio'), image: of('image'), tags: [...new Set((of('tags') ?? '').split(/\s+/u).filter(Boolean))],
  }
}
