import { beginAt, cueAt } from './cue-at.js'

const cues = [{ start: 1, end: 3 }, { start: 3, end: 5 }, { start: 8, end: 9 }]

describe('following the speech', () => {
  it('finds the cue that is spoken', () => {
    expect([0, 1, 2.9, 3, 8.5, 100].map((time) => cueAt(cues, time))).toEqual([-1, 0, 0, 1, 2, 2])
  })

  it('stays with the last words in a pause, and says nothing without cues', () => {
    expect(cueAt(cues, 6)).toBe(1)
    expect(cueAt([], 6)).toBe(-1)
  })
})

describe('where a recording goes on', () => {
  it('takes the second that the device knows before the share that the server knows', () => {
    expect(beginAt(41.5, 0.9, 100)).toBe(41.5)
    expect(beginAt(null, 0.5, 100)).toBe(50)
  })

  it('begins anew at either end, and while the length is not known', () => {
    expect(beginAt(0.5, 0, 100)).toBe(0)
    expect(beginAt(99, 1, 100)).toBe(0)
    expect(beginAt(41, 0.4, Infinity)).toBe(0)
    expect(beginAt(41, 0.4, NaN)).toBe(0)
  })
})
