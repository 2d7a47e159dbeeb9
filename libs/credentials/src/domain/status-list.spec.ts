import fc from 'fast-check'
import { encodeList, isSet, LIST_LENGTH, placeOf } from './status-list.js'

describe('a list of revocations', () => {
  it('has set what was put in, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(LIST_LENGTH - 1), { maxLength: 50 }), fc.nat(LIST_LENGTH - 1), (set, other) => {
        const encoded = encodeList(set)
        expect(encoded).toMatch(/^u[\w-]+$/)
        expect(set.every((index) => isSet(encoded, index))).toBe(true)
        expect(isSet(encoded, other)).toBe(set.includes(other))
      }),
      { numRuns: 30 },
    )
  })

  it('begins with the leftmost bit, and goes on in the next list', () => {
    expect([isSet(encodeList([0]), 0), isSet(encodeList([0]), 7)]).toEqual([true, false])
    expect([placeOf(5), placeOf(LIST_LENGTH), placeOf(LIST_LENGTH * 2 + 3)]).toEqual([{ list: 0, index: 5 }, { list: 1, index: 0 }, { list: 2, index: 3 }])
  })
})
