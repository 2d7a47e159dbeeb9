import { type Identifiers, readIdentifier } from './identifiers.js'

/** What an officer typed to find somebody: an address in full, or words of the name. */
export interface ResidentSearch {
  identifiers: Identifiers
  /** Patterns for LIKE on the folded name, each to be found at the start of a word; the longest first. */
  patterns: string[]
}

/** A name as it is searched: lower case, no diacritics, 'đ' as 'd', single spaces. */
export const foldName = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Reads a search; null where it is too little to look for: fewer than three letters would list a ward. */
export function readResidentSearch(text: string): ResidentSearch | null {
  const words = foldName(text.slice(0, 200)).split(' ').filter(Boolean).slice(0, 8)
  const identifiers = readIdentifier(text.slice(0, 200))
  const isNumber = words.every((word) => /^\d+$/.test(word))
  if (words.join('').length < 3) return null
  return { identifiers, patterns: isNumber ? [] : words.sort((a, b) => b.length - a.length).map((word) => `% ${word}%`) }
}
