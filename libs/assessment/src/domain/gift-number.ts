import { plainMarks } from './marks.js'
import { readEscapes } from './gift-blocks.js'
import { readTypedNumber } from './typed-number.js'

const MOODLES = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i

/** A number of a key: a point is its decimal sign, as in Moodle; `3,14` and `1.500.000` are read too, for they say one thing alone. Null where it is none. */
export function keyNumber(text: string): number | null {
  const plain = plainMarks(readEscapes(text)).replace(/^([+-]) /, '$1')
  if (MOODLES.test(plain)) return finite(Number(plain))
  const read = readTypedNumber(plain)
  const numbers = [...new Set(read?.forms.map(Number))]
  return read?.unit === '' && numbers.length === 1 ? finite(numbers[0] ?? Number.NaN) : null
}

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null)
