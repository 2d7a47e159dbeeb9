const TONES = '\u0300\u0301\u0303\u0309\u0323'
const LATE_TONE = new RegExp(`(o)([ae])([${TONES}])(?!\\p{L})|(?<!q)(u)(y)([${TONES}])(?!\\p{L})`, 'gu')

/** Vietnamese has two ways to place a tone over oa, oe and uy at a word's end, both taught: khoá and khóa. Here the second. */
const withOneTonePlace = (text: string): string => text.normalize('NFD').replace(LATE_TONE, (_, o?: string, a?: string, tone?: string, u?: string, y?: string, other?: string) => `${o ?? u}${tone ?? other}${a ?? y}`).normalize('NFC')

/** Text as a typed answer is compared: NFC, lower case, one space between words, tones in one place; without diacritics too where they do not count. */
export function fold(text: string, ignoreDiacritics = false): string {
  const folded = withOneTonePlace(text.toLowerCase().replace(/\s+/gu, ' ').trim())
  return ignoreDiacritics ? folded.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC') : folded
}

/** Whether a typed text is the accepted one, `*` standing for anything. Takes the pieces between the stars from the left, so that no pattern is slow. */
export function matchesText(accepted: string, given: string, ignoreDiacritics = false): boolean {
  const text = fold(given, ignoreDiacritics)
  const [first = '', ...pieces] = fold(accepted, ignoreDiacritics).replaceAll('\\*', '\0').split('*').map((piece) => piece.replaceAll('\0', '*'))
  const last = pieces.pop()
  if (text === '' || !text.startsWith(first)) return false
  if (last === undefined) return text === first
  let at = first.length
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

const wordsOf = (text: string, ignoreDiacritics: boolean): string[] => fold(text, ignoreDiacritics).replaceAll('’', "'").split(/[^\p{L}\p{N}\p{M}']+/u).filter(Boolean)

/**
 * How much of a sentence was written as it was heard, 0 to 1: the words that are right and in order (the longest common
 * subsequence), of all that were said or, where more were written, of all that were written. Case and punctuation do not count.
 */
export function shareOfWords(said: string, written: string, ignoreDiacritics = false): number {
  const [expected, given] = [wordsOf(said, ignoreDiacritics), wordsOf(written, ignoreDiacritics)]
  let row = Array.from({ length: given.length + 1 }, () => 0)
  for (const word of expected) {
    const next = [0]
    for (const [n, other] of given.entries()) next.push(word === other ? (row[n] ?? 0) + 1 : Math.max(row[n + 1] ?? 0, next[n] ?? 0))
    row = next
  }
  return expected.length === 0 ? 0 : (row.at(-1) ?? 0) / Math.max(expected.length, given.length)
}
