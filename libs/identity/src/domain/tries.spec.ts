import fc from 'fast-check'
import { delayAfter, fromOneAddress } from './tries.js'

describe('a wrong try', () => {
  it('costs whoever mistypes nothing, and whoever guesses more with each', () => {
    expect([0, 1, 2, 3, 4, 5, 8, 9, 50, 10_000].map(delayAfter)).toEqual([0, 0, 0, 50, 100, 200, 1_600, 2_000, 2_000, 2_000])
    fc.assert(fc.property(fc.nat(), fc.nat(), (a, b) => delayAfter(Math.min(a, b)) <= delayAfter(Math.max(a, b))))
  })

  it('from one address is one of ten, and of one while the account is attacked from many', () => {
    expect([fromOneAddress(0).most, fromOneAddress(99).most, fromOneAddress(100).most]).toEqual([10, 10, 1])
  })
})
