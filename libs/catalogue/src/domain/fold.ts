/** A text as it is searched: lower case, no diacritics, 'đ' as 'd', single spaces. */
export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** The words of a search as patterns for LIKE, each to be found anywhere; at most ten. */
export const searchPatterns = (search: string): string[] =>
  fold(search.slice(0, 200)).split(' ').filter(Boolean).slice(0, 10).map((word) => `%${word}%`)
