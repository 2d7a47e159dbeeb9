import { plainMarks } from './marks.js'
import { readTypedNumber, saysSameNumber } from './typed-number.js'

const TONES = '\u0300\u0301\u0303\u0309\u0323'
const LATE_TONE = new RegExp(`(o)([ae])([${TONES}])(?!\\p{L})|(?<!q)(u)(y)([${TONES}])(?!\\p{L})`, 'gu')

/** Vietnamese has two ways to place a tone over oa, oe and uy at a word's end, both taught: khoá and khóa. Here the second. */
const withOneTonePlace = (text: string): string => text.normalize('NFD').replace(LATE_TONE, (_, o?: string, a?: string, tone?: string, u?: string, y?: string, other?: string) => `${o ?? u}${tone ?? other}${a ?? y}`).normalize('NFC')

/**
 * Text as every typed answer is compared, an accepted form and what was typed alike: marks as the plain keyboard has them, lower case, one space
 * between words and none before `%`, tones in one place; without diacritics too where they do not count.
 */
export function fold(text: string, ignoreDiacritics = false): string {
  const folded = withOneTonePlace(plainMarks(text).toLowerCase().replaceAll(' %', '%'))
  return ignoreDiacritics ? folded.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC') : folded
}

/**
 * Whether a typed text is the accepted one, `*` standing for anything; a number is the same however its signs are set. Takes the pieces between
 * the stars from the left, so that no pattern is slow.
 * @param prompt what was asked: a unit that it names may stand behind a number or not.
 */
export function matchesText(accepted: string, given: string, ignoreDiacritics = false, prompt = ''): boolean {
  const text = fold(given, ignoreDiacritics)
  const [first = '', ...pieces] = fold(accepted, ignoreDiacritics).replaceAll('\\*', '\0').split('*').map((piece) => piece.replaceAll('\0', '*'))
  const last = pieces.pop()
  if (text === '') return false
  if (last === undefined) return text === first || saysSameNumber(accepted, given, prompt)
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

/** Words, and numbers with the signs in them. */
const WORDS = /(?<![\p{L}\p{N}])-?\d+(?:[.,' ]\d{3}(?!\d)|[.,]\d+)*|[\p{L}\p{N}\p{M}']+/gu

/** The words of a sentence, each as all that it may be read as: `1.500` is `1500` too. */
function wordsOf(text: string, ignoreDiacritics: boolean): string[][] {
  const words = (fold(text, ignoreDiacritics).match(WORDS) ?? []).map((word) => word.replace(/^'+|(?<!')'+$/g, '')).filter(Boolean)
  return words.map((word) => (/^-?\d/.test(word) ? [...(readTypedNumber(word)?.forms ?? []), word] : [word]))
}

const isSame = (word: readonly string[], other: readonly string[]): boolean => word[0] === other[0] || (word.length + other.length > 2 && word.some((form) => other.includes(form)))

/**
 * How much of a sentence was written as it was heard, 0 to 1: the words that are right and in order (the longest common
 * subsequence), of all that were said or, where more were written, of all that were written. Case and punctuation do not count.
 */
export function shareOfWords(said: string, written: string, ignoreDiacritics = false): number {
  const [expected, given] = [wordsOf(said, ignoreDiacritics), wordsOf(written, ignoreDiacritics)]
  let row = Array.from({ length: given.length + 1 }, () => 0)
  for (const word of expected) {
    const next = [0]
    for (const [n, other] of given.entries()) next.push(isSame(word, other) ? (row[n] ?? 0) + 1 : Math.max(row[n + 1] ?? 0, next[n] ?? 0))
    row = next
  }
  return expected.length === 0 ? 0 : (row.at(-1) ?? 0) / Math.max(expected.length, given.length)
}
