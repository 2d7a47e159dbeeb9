/** A text without case and diacritics, 'đ' too, so that 'ha dong' finds 'Hà Đông'. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim()
}

/** Whether every word that was typed begins a word of the text. */
export function matches(text: string, typed: string): boolean {
  const words = fold(text).split(/\s+/)
  return fold(typed).split(/\s+/).filter(Boolean).every((word) => words.some((candidate) => candidate.startsWith(word)))
}
