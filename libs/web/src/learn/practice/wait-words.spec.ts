import { waitWords } from './wait-words.js'

describe('a wait in words', () => {
  it('is told in the unit that fits, in both languages', () => {
    const day = 86_400_000
    expect([30_000, 600_000, 7_200_000, day, 12 * day, 60 * day, 400 * day].map((ms) => waitWords(ms, 'en'))).toEqual(['1 minute', '10 minutes', '2 hours', '1 day', '12 days', '2 months', '1 year'])
    expect([600_000, 3 * day].map((ms) => waitWords(ms, 'vi'))).toEqual(['10 phút', '3 ngày'])
  })
})
