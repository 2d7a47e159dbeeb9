import type { FieldFault } from '@khue/platform/http'

const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD]/u

/** A name as it is kept: NFC, trimmed, spaces single; or what is wrong with it. Family name first, never split. */
export function readDisplayName(text: string, path: string): { name: string } | { fault: FieldFault } {
  const name = text.normalize('NFC').trim().replace(/[ \u00A0\t]+/g, ' ')
  if (name === '') return { fault: { path, key: 'input.required' } }
  if ([...name].length > 100) return { fault: { path, key: 'input.too-long', values: { max: 100 } } }
  return FORBIDDEN.test(name) ? { fault: { path, key: 'input.characters' } } : { name }
}

/** Whether a year of birth is possible for a learner: from 6 years on, born 1900 or later. */
export const isBirthYear = (year: number, thisYear: number): boolean => Number.isInteger(year) && year >= 1900 && year <= thisYear - 6
