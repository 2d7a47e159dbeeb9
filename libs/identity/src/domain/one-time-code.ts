/** Without those that are taken for one another, read or heard: no 0 and O, no 1, I and L. 31 signs, so that eight make 39 bits. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

/**
 * What holds for every code: how long it lives, in minutes, how often it may be tried from one address, and how often from everywhere,
 * so that a stranger's tries do not use up its person's: of 39 bits a hundred guesses find nothing.
 */
export const oneTimeCode = { minutes: 30, triesFromOneAddress: 5, tries: 100 } as const

/** A new code. @param random a whole number from 0, below its argument. */
export const newOneTimeCode = (random: (below: number) => number): string => Array.from({ length: LENGTH }, () => SIGNS[random(SIGNS.length)]).join('')

/** A code as it is read aloud: `K7PM-3XQD`. */
export const showOneTimeCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The code that somebody typed, whatever the case and the gaps; null where it can be none. */
export function readOneTimeCode(text: string): string | null {
  const code = text.slice(0, 100).normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}._]/gu, '')
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null
}
