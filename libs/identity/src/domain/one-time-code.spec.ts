import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { newOneTimeCode, readOneTimeCode, showOneTimeCode } from './one-time-code.js'

const anyCode = fc.array(fc.nat(30), { minLength: 8, maxLength: 8 }).map((numbers) => newOneTimeCode(() => numbers.pop() ?? 0))

describe('a one-time code', () => {
  it('has eight signs, none of which is taken for another', () => {
    for (let n = 0; n < 500; n++) expect(newOneTimeCode((below) => randomInt(below))).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  })

  it('is read as it was shown, in whatever case and with whatever gaps', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('', ' ', '-', ' – ', '.', '\u00A0'), (code, gap) => {
        const [left, right] = showOneTimeCode(code).split('-')
        expect(readOneTimeCode(` ${left?.toLowerCase()}${gap}${right} `)).toBe(code)
      }),
    )
  })

  it.each(['', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFG0', 'ABCD-EFGI', 'ABCDEFG\u0000', 'Đ'.repeat(8), 'A'.repeat(100_000)])('is no %j', (text) => {
    expect(readOneTimeCode(text)).toBeNull()
  })
})
