import type { Separator } from './tables.js'

/** A number out of a table. `reshaped`: whether it was written otherwise than with a decimal point alone, which is to be told. */
export interface ReadNumber {
  value: number
  reshaped: boolean
}

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/
const GROUPED = /^-?\d{1,3}(?:([.,\s'])\d{3})(?:\1\d{3}){0,4}$/
const GROUPED_WITH_DECIMALS = /^-?\d{1,3}(?:([.,\s'])\d{3})(?:\1\d{3}){0,4}([.,])\d{1,15}$/
const WITH_COMMA = /^-?\d{1,15},\d{1,15}$/

/**
 * Reads a number of a table as spreadsheets write it: `8000000`, `8.000.000`, `8,000,000`, `8 000 000`, `0.6`, `0,6`, `1.500,5`.
 * Where a single sign can be read two ways: a whole number has no decimals, so `8.000` is eight thousand; of others, the comma is the decimal
 * sign in a table parted by semicolons (as where Excel parts by them), the point in any other; what contradicts that is refused as `two-ways`.
 */
export function readNumber(text: string, { separator, whole }: { separator: Separator; whole: boolean }): ReadNumber | 'two-ways' | null {
  const sign = text.replace(/\u2212/g, '-').trim()
  const grouped = GROUPED.exec(sign)
  const bare = (part: string): string => part.replace(/[.,\s']/g, '')
  if (whole) {
    if (/^-?\d{1,15}$/.test(sign)) return { value: Number(sign), reshaped: false }
    return grouped ? { value: Number(bare(sign)), reshaped: true } : null
  }
  const once = grouped?.[1] !== undefined && sign.split(grouped[1]).length === 2 && /[.,]/.test(grouped[1]) && !/^-?0/.test(sign)
  if (once && (separator === ';') === (grouped[1] === '.')) return 'two-ways'
  if (PLAIN.test(sign)) return { value: Number(sign), reshaped: false }
  if (WITH_COMMA.test(sign)) return { value: Number(sign.replace(',', '.')), reshaped: true }
  if (grouped) return { value: Number(bare(sign)), reshaped: true }
  const both = GROUPED_WITH_DECIMALS.exec(sign)
  if (!both?.[2] || both[1] === both[2]) return null
  const at = sign.lastIndexOf(both[2])
  return { value: Number(`${bare(sign.slice(0, at))}.${sign.slice(at + 1)}`), reshaped: true }
}
