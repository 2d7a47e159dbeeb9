/** Scripts that leave no blank between words. */
const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** How many words a text has; syllables in Vietnamese, which writes them apart. */
export function countWords(text: string, language: string): number {
  let words = 0
  let segmenter: Intl.Segmenter | null = null
  for (const piece of text.split(/\s+/)) {
    if (!/[\p{L}\p{N}]/u.test(piece)) continue
    if (!WITHOUT_BLANKS.test(piece)) words++
    else {
      segmenter ??= new Intl.Segmenter(segmentable(language), { granularity: 'word' })
      for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) words++
    }
  }
  return words
}

const segmentable = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'vi'
  } catch {
    return 'vi'
  }
}
