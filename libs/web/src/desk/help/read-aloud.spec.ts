import { minutesUntil, spelled } from './read-aloud.js'

describe('a code that is read aloud', () => {
  it('is spelled sign by sign, with a pause in the middle', () => {
    expect(spelled('K7PM-3XQD')).toBe('K, 7, P, M; 3, X, Q, D')
  })

  it('tells how long it lives in whole minutes, never none', () => {
    const now = new Date('2026-11-24T08:00:00.400Z')
    expect(minutesUntil('2026-11-24T08:30:00.000Z', now)).toBe(30)
    expect(minutesUntil('2026-11-24T07:00:00.000Z', now)).toBe(1)
  })
})
