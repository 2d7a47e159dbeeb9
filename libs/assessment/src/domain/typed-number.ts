import { plainMarks } from './marks.js'

/** A number as it was typed. */
export interface TypedNumber {
  /**
   * Each way in which its signs can be read, as digits with at most one dot and the fraction as written: `1.500` is 1.500 and 1500.
   * With an exponent behind where one was typed (`1.5e3`).
   */
  forms: string[]
  /** What stands behind it, in lower case: `%`, `km`; empty where nothing does. */
  unit: string
}

/** Signs that part thousands. */
const GROUPS = ['.', ',', "'", ' ']
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const NUMBER = /^([+-]?) ?([\d., ']*\d[.,]?)(?:e([+-]?\d{1,3})| ?[·⋅.*x×] ?10(?:\^ ?([+-]?\d{1,3})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})))? ?(\D*)$/u
const POWER_ALONE = /^([+-]? ?)10(?=[\^⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹])/u
const LONGEST = 200

/** Reads a number as people write it anywhere: `1.500.000`, `1,500,000`, `1 500 000`, `1'500`, `1.234,5`, `−5`, `1e3`, `1,5·10^3`; null where it is none. */
export function readTypedNumber(text: string): TypedNumber | null {
  if (text.length > LONGEST) return null
  const plain = plainMarks(text).toLowerCase().replace(POWER_ALONE, (_, sign: string) => `${sign}1·10`)
  const [, sign = '', digits = '', e, power, raised, unit = ''] = NUMBER.exec(plain) ?? []
  const exponent = e ?? power ?? (raised === undefined ? undefined : [...raised].map((digit) => (digit === '⁻' ? '-' : digit === '⁺' ? '' : String(SUPERSCRIPT.indexOf(digit)))).join(''))
  const forms = formsOf(digits.trim()).map((form) => `${sign === '-' ? '-' : ''}${form}${exponent === undefined ? '' : `e${Number(exponent)}`}`)
  return forms.length === 0 ? null : { forms, unit: unit.replace(/[.,;!?]$/, '').trim() }
}

function formsOf(digits: string): string[] {
  const forms = new Set<string>()
  for (const decimal of ['.', ',']) {
    const [whole = '', fraction, more] = digits.split(decimal)
    if (fraction === undefined || more !== undefined || !/^\d*$/.test(fraction)) continue
    const integer = whole === '' ? '0' : wholeOf(whole)
    if (integer !== null) forms.add(fraction === '' ? integer : `${integer}.${fraction}`)
  }
  const integer = wholeOf(digits)
  if (integer !== null) forms.add(integer)
  return [...forms]
}

/** Digits alone, or in groups of three with one sign between them. */
function wholeOf(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits
  const [sign] = GROUPS.filter((group) => digits.includes(group))
  const [first = '', ...groups] = digits.split(sign ?? ' ')
  return /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group)) ? first + groups.join('') : null
}

/** What means the same behind a number. */
const SAME_UNIT: readonly (readonly string[])[] = [
  ['%', 'phần trăm', 'percent', 'per cent'],
  ['đ', '₫', 'đồng', 'vnd', 'vnđ'],
]
const familyOf = (unit: string): readonly string[] => SAME_UNIT.find((family) => family.includes(unit)) ?? [unit]

/** Whether a text names a unit, or another word for it, as a word of its own. */
function names(text: string, unit: string): boolean {
  const plain = plainMarks(text).toLowerCase()
  return familyOf(unit).some((word) => {
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1)) {
      const isWord = /^[\p{L}\p{M}]/u.test(word)
      if (!isWord || (!/[\p{L}\p{M}]$/u.test(plain.slice(0, at)) && !/^[\p{L}\p{M}]/u.test(plain.slice(at + word.length)))) return true
    }
    return false
  })
}

/**
 * The numbers that an answer can mean to a question. A unit behind it is taken off where the question names it (`75%` where per cent is asked,
 * `1.500 đồng` where đồng are); `75%` is 0.75 where it is not; with another unit it is no number. @returns none where it is none.
 */
export function numbersIn(text: string, prompt: string): number[] {
  const read = readTypedNumber(text)
  if (!read) return []
  const numbers = read.forms.map(Number).filter(Number.isFinite)
  if (read.unit === '' || names(prompt, read.unit)) return numbers
  return read.unit === '%' ? numbers.map((number) => Number(`${number}e-2`)) : []
}

/** Whether a typed text is the number that another text says, however its signs are set: not 1.10 for 1.1, nor 7 for 007. */
export function saysSameNumber(accepted: string, given: string, prompt: string): boolean {
  if (!/\d/.test(accepted)) return false
  const [wanted, typed] = [readTypedNumber(accepted), readTypedNumber(given)]
  if (!wanted || !typed || !wanted.forms.some((form) => typed.forms.includes(form))) return false
  if (familyOf(wanted.unit).includes(typed.unit)) return true
  return (typed.unit === '' && familyOf('%').includes(wanted.unit)) || (wanted.unit === '' && names(prompt, typed.unit))
}

/** A number as a reader of the language writes it; one that can be typed in again. */
export function writeNumber(number: number, locale: 'vi' | 'en'): string {
  const tidy = Number(number.toPrecision(12))
  const size = Math.abs(tidy)
  const plain = (value: number): string => new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 12, useGrouping: 'min2' }).format(value)
  if (tidy === 0 || (size >= 1e-6 && size < 1e15)) return plain(tidy)
  const [mantissa, exponent] = tidy.toExponential().split('e')
  return `${plain(Number(mantissa))}·10^${Number(exponent)}`
}
