import fc from 'fast-check'
import { compareSpelling, compareWithNearest, isAllRight, partsOf, plainSpelling } from './spelling.js'

const faults = (typed: string, expected: string) => compareSpelling(typed, expected).map(({ typed: own, expected: right, fault }) => (fault === 'right' ? own : `${own}>${right} ${fault}`))

describe('a typed answer beside the right one', () => {
  it('tells a letter, its vowel mark and its tone apart', () => {
    expect(partsOf('ế')).toEqual({ base: 'e', mark: '\u0302', tone: '\u0301' })
    expect(partsOf('Đ')).toEqual({ base: 'd', mark: '-', tone: '' })
    expect(partsOf('ữ')).toEqual({ base: 'u', mark: '\u031b', tone: '\u0303' })
  })

  it('names each letter’s fault', () => {
    expect(faults('ma', 'má')).toEqual(['m', 'a>á tone'])
    expect(faults('duong', 'đường')).toEqual(['d>đ mark', 'u>ư mark', 'o>ờ tone-and-mark', 'n', 'g'])
    expect(faults('mẹ', 'mệ')).toEqual(['m', 'ẹ>ệ mark'])
    expect(faults('nhở', 'nhớ')).toEqual(['n', 'h', 'ở>ớ tone'])
    expect(faults('bò', 'bà')).toEqual(['b', 'ò>à letter'])
  })

  it('finds what was left out and what is too much', () => {
    expect(faults('helo', 'hello').filter((one) => one.includes('missing'))).toEqual(['>l missing'])
    expect(faults('hellloo', 'hello').filter((one) => one.includes('extra'))).toHaveLength(2)
    expect(faults('', 'ab')).toEqual(['>a missing', '>b missing'])
  })

  it('does not mind case, spaces, marks of a sentence and how the letters are encoded', () => {
    expect(isAllRight(compareSpelling('  XIN   CHÀO! '.normalize('NFD'), 'Xin chào.'))).toBe(true)
    expect(plainSpelling('I’m Lan.')).toBe("i'm lan")
  })

  it('takes the nearest of several spellings', () => {
    expect(isAllRight(compareWithNearest('trà', 'trà; chè'))).toBe(true)
    expect(isAllRight(compareWithNearest('chè', 'trà; chè'))).toBe(true)
    expect(isAllRight(compareWithNearest('chề', 'trà; chè'))).toBe(false)
  })

  it('loses no letter of either, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }), (typed, expected) => {
        const compared = compareSpelling(typed, expected)
        expect(compared.map((letter) => letter.typed).join('')).toBe((plainSpelling(typed).match(/\P{M}\p{M}*/gu) ?? []).join(''))
        expect(compared.map((letter) => letter.expected).join('')).toBe((plainSpelling(expected).match(/\P{M}\p{M}*/gu) ?? []).join(''))
        expect(isAllRight(compareSpelling(typed, typed))).toBe(true)
      }),
    )
  })
})
