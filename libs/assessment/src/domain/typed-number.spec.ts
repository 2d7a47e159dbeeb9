import fc from 'fast-check'
import { numbersIn, readTypedNumber, saysSameNumber, writeNumber } from './typed-number.js'

const numbers = (text: string, prompt = ''): number[] => numbersIn(text, prompt).sort((a, b) => a - b)

describe('a number that is typed', () => {
  it.each<[string, number[]]>([
    ['3', [3]], ['3.14', [3.14]], ['3,14', [3.14]], ['1.500.000', [1_500_000]], ['1,500,000', [1_500_000]], ['1 500 000', [1_500_000]], ['1\u202F500\u00A0000', [1_500_000]],
    ["1'500", [1_500]], ['1’500', [1_500]], ['1.234,5', [1234.5]], ['1,234.5', [1234.5]], ["1'234.5", [1234.5]], ['-5', [-5]], ['−5', [-5]], ['– 5', [-5]], ['+5', [5]], ['３．１４', [3.14]], ['－５', [-5]],
    ['1e3', [1000]], ['1E3', [1000]], ['1,5·10^3', [1500]], ['1.5 x 10^3', [1500]], ['1,5×10³', [1500]], ['2*10^-2', [0.02]], ['10^3', [1000]], ['10⁻²', [0.01]], ['6.02e23', [6.02e23]],
    ['.5', [0.5]], [',5', [0.5]], ['5.', [5]], ['0.500', [0.5]], ['007', [7]], ['1\u200B5', [15]],
  ])('%s', (text, read) => expect(numbers(text)).toEqual(read))

  it('has both readings where its one sign can be read two ways', () => {
    expect([numbers('1.500'), numbers('1,500'), numbers('12.345')]).toEqual([[1.5, 1500], [1.5, 1500], [12.345, 12345]])
  })

  it.each(['', ' ', 'ba', '1,2,3', '1.2.3', '0x10', 'NaN', 'Infinity', '1 2', '12.34.567', '1..5', '5-3', '1/2', '5 km', '5 6', 'e3', '--5', '1e9999', '9'.repeat(300)])('is none: %s', (text) => expect(numbers(text)).toEqual([]))

  it('takes per cent off where it is asked, and reads it as hundredths where it is not', () => {
    for (const prompt of ['Bao nhiêu phần trăm?', 'Mấy %?', 'How many per cent?', 'What percent is it?']) for (const text of ['75%', '75 %', '75％', '75 phần trăm']) expect(numbers(text, prompt)).toEqual([75])
    expect([numbers('75%', 'Xác suất là?'), numbers('0.75', 'Bao nhiêu phần trăm?')]).toEqual([[0.75], [0.75]])
  })

  it('takes a unit off that the question names, and no other', () => {
    for (const text of ['1.500.000 đồng', '1500000đ', '1,500,000 VND', '1.500.000₫']) expect(numbers(text, 'Hết bao nhiêu đồng?')).toEqual([1_500_000])
    expect([numbers('5 km', 'Bao xa (km)?'), numbers('5 kg', 'Bao xa (km)?'), numbers('5 m', 'Bao xa (km)?')]).toEqual([[5], [], []])
  })

  it('never takes long and never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,\' eEx×·*^-+%đ１￥'.split('')), maxLength: 400 }), (text) => expect(readTypedNumber(text)?.forms.every((form) => !Number.isNaN(Number(form))) ?? true).toBe(true)))
  })

  it('can be typed in again as a right answer is told, by readers of either language', () => {
    expect([writeNumber(3.14, 'vi'), writeNumber(3.14, 'en'), writeNumber(1_500_000, 'vi'), writeNumber(1_500_000, 'en'), writeNumber(1010, 'vi'), writeNumber(6.02e23, 'vi'), writeNumber(-0.000_000_2, 'en')]).toEqual(['3,14', '3.14', '1.500.000', '1,500,000', '1010', '6,02·10^23', '-2·10^-7'])
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), fc.constantFrom('vi' as const, 'en' as const), (number, locale) => {
      const tidy = Number(number.toPrecision(12))
      const near = (other: number): boolean => Math.abs(other - tidy) <= Math.max(Math.abs(tidy) * 1e-9, 1e-12)
      expect(numbers(writeNumber(number, locale)).some(near)).toBe(true)
    }))
  })

  it('is the same in a text however its signs are set, and another where its figures are', () => {
    const same: [string, string][] = [['1500000', '1.500.000'], ['1.500', '1500'], ['3,14', '3.14'], ['75%', '75 %'], ['75%', '75'], ['2026', '2.026']]
    for (const [accepted, given] of same) expect([accepted, given, saysSameNumber(accepted, given, '')]).toEqual([accepted, given, true])
    const other: [string, string][] = [['1.10', '1.1'], ['007', '7'], ['0912345678', '912345678'], ['1.5', '15'], ['75', '75%'], ['5 km', '5'], ['lớp 3', '3'], ['12', '1 2']]
    for (const [accepted, given] of other) expect([accepted, given, saysSameNumber(accepted, given, '')]).toEqual([accepted, given, false])
    expect(saysSameNumber('75', '75%', 'Bao nhiêu phần trăm?')).toBe(true)
  })
})
