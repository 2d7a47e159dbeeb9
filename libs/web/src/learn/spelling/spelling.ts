/** What is to be said of one letter: right, another letter, only its tone or its vowel mark (or both) amiss, left out, or too much. */
export type LetterFault = 'right' | 'letter' | 'tone' | 'mark' | 'tone-and-mark' | 'missing' | 'extra'

/** One letter of the comparison. `typed` is '' for one that was left out, `expected` '' for one too many. */
export interface ComparedLetter {
  readonly typed: string
  readonly expected: string
  readonly fault: LetterFault
}

/** A letter in its parts: `ế` is e, the circumflex and the rising tone; the stroke of `đ` counts as a vowel mark does. */
export interface LetterParts {
  readonly base: string
  readonly mark: string
  readonly tone: string
}

/** Grave, acute, tilde, hook above, dot below: the five tones that are written. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

export function partsOf(letter: string): LetterParts {
  const apart = letter.toLocaleLowerCase('vi').normalize('NFD')
  const stroke = apart.startsWith('đ')
  const signs = apart.replace(/^./su, '')
  return { base: stroke ? 'd' : (apart[0] ?? ''), mark: (stroke ? '-' : '') + signs.replace(TONES, ''), tone: (signs.match(TONES) ?? []).join('') }
}

/** Where two letters differ; null where they are different letters altogether. */
function faultOf(typed: string, expected: string): LetterFault | null {
  const [one, other] = [partsOf(typed), partsOf(expected)]
  if (one.base !== other.base) return null
  if (one.mark !== other.mark) return one.tone === other.tone ? 'mark' : 'tone-and-mark'
  return one.tone === other.tone ? 'right' : 'tone'
}

/** How much each fault weighs when the letters are laid side by side: a wrong tone is nearer than a wrong letter. */
const weights: Record<LetterFault, number> = { right: 0, tone: 0.4, mark: 0.4, 'tone-and-mark': 0.6, letter: 1.1, missing: 1, extra: 1 }

/** Case, spaces at the ends and in a row, the marks of a sentence and the two forms of an apostrophe do not matter. */
export function plainSpelling(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi').replace(/[’‘`]/g, "'").replace(/[.,!?;:…"“”()]/g, ' ').replace(/\s+/g, ' ').trim()
}

/** Letters as a reader counts them, each with its marks. */
const lettersOf = (text: string): string[] => plainSpelling(text).match(/\P{M}\p{M}*/gu) ?? []

/** Lays what was typed beside what was expected, letter by letter, with the fewest faults. */
export function compareSpelling(typed: string, expected: string): readonly ComparedLetter[] {
  const [own, right] = [lettersOf(typed), lettersOf(expected)]
  const costs = Array.from({ length: own.length + 1 }, (_, row) => Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)))
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? Infinity
  const swap = (row: number, column: number): LetterFault => faultOf(own[row - 1] ?? '', right[column - 1] ?? '') ?? 'letter'
  for (let row = 1; row <= own.length; row++) {
    for (let column = 1; column <= right.length; column++) {
      const cells = costs[row]
      if (cells) cells[column] = Math.min(cost(row - 1, column - 1) + weights[swap(row, column)], cost(row - 1, column) + 1, cost(row, column - 1) + 1)
    }
  }
  const compared: ComparedLetter[] = []
  let [row, column] = [own.length, right.length]
  while (row > 0 || column > 0) {
    if (row > 0 && column > 0 && cost(row, column) === cost(row - 1, column - 1) + weights[swap(row, column)]) {
      compared.push({ typed: own[row - 1] ?? '', expected: right[column - 1] ?? '', fault: swap(row, column) })
      row -= 1
      column -= 1
    } else if (row > 0 && cost(row, column) === cost(row - 1, column) + 1) {
      compared.push({ typed: own[row - 1] ?? '', expected: '', fault: 'extra' })
      row -= 1
    } else {
      compared.push({ typed: '', expected: right[column - 1] ?? '', fault: 'missing' })
      column -= 1
    }
  }
  return compared.reverse()
}

/** A front may give several spellings, parted by `;` or ` / `: the one that is nearest counts. */
export function compareWithNearest(typed: string, expected: string): readonly ComparedLetter[] {
  const weigh = (letters: readonly ComparedLetter[]): number => letters.reduce((sum, { fault }) => sum + weights[fault], 0)
  const spellings = [expected, ...expected.split(/;|(?<=\s)\/(?=\s)/).map((spelling) => spelling.trim())].filter((spelling) => spelling.trim() !== '')
  return spellings.map((spelling) => compareSpelling(typed, spelling)).reduce((best, one) => (weigh(one) < weigh(best) ? one : best))
}

export const isAllRight = (letters: readonly ComparedLetter[]): boolean => letters.every(({ fault }) => fault === 'right')
