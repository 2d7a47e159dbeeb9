import { commonPasswords } from './common-passwords.js'

export const passwordLength = { min: 10, max: 128 } as const

export type PasswordFault = 'password.short' | 'password.long' | 'password.common' | 'password.personal' | 'password.simple'

/** The form in which a password is compared, whatever keyboard typed it. */
export const passwordForm = (password: string): string => password.normalize('NFKC')

/**
 * What is wrong with a password, or null. 10 to 128 characters of any script, spaces included, no rules on composition; refused are
 * common ones, ones that repeat or count, and those that are the person's own name or address (NIST SP 800-63B, section 5.1.1.2).
 */
export function passwordFault(password: string, personal: readonly (string | null | undefined)[] = []): PasswordFault | null {
  const form = passwordForm(password)
  const characters = [...form]
  if (characters.length < passwordLength.min) return 'password.short'
  if (characters.length > passwordLength.max) return 'password.long'
  const folded = fold(form)
  if (commonPasswords.has(folded)) return 'password.common'
  if (new Set(characters).size < 4 || isRepetition(folded) || isSequence(folded)) return 'password.simple'
  const own = personal.filter((text): text is string => Boolean(text)).flatMap((text) => [fold(text), fold(text.split('@')[0] ?? '')])
  return own.some((text) => text.length >= 4 && (folded === text || (folded.includes(text) && folded.length - text.length < 4))) ? 'password.personal' : null
}

const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace(/\s+/g, '')

/** `abcabcabcabc`: one short piece again and again. */
function isRepetition(text: string): boolean {
  return [1, 2, 3, 4, 5].some((size) => text.length >= size * 2 && text === text.slice(0, size).repeat(Math.ceil(text.length / size)).slice(0, text.length))
}

/** `1234567890`, `abcdefghij`, or the same backwards. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, n) => (character.codePointAt(0) ?? 0) - (text.codePointAt(n) ?? 0))
  const wraps = (step: number): number => (step === -9 ? 1 : step === 9 ? -1 : step)
  return steps.every((step) => wraps(step) === 1) || steps.every((step) => wraps(step) === -1)
}
