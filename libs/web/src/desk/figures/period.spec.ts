import { daysOf, neighbour, periodOf, readPeriod, recent, regrained, shifted, type Period } from './period.js'

const read = (text: string): Period => readPeriod(text) ?? { text, grain: 'year', year: 0, part: 0, day: 0 }

describe('a period of the desk', () => {
  it('is a year, a quarter, a month or a day, and nothing else', () => {
    expect(['2026', '2026-Q4', '2026-11', '2024-02-29'].map((text) => readPeriod(text)?.grain)).toEqual(['year', 'quarter', 'month', 'day'])
    expect(['', '26', '2026-Q5', '2026-13', '2026-02-29', '2026-11-2', '2026-11-23 '].map(readPeriod)).toEqual(Array(7).fill(null))
  })

  it('has its days', () => {
    expect(daysOf(read('2024-02'))).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(daysOf(read('2026-Q4'))).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(daysOf(read('2026'))).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })

  it('leads to its neighbours over the ends of months and years', () => {
    expect([shifted(read('2026-Q1'), -1), shifted(read('2026-12'), 1), shifted(read('2026-03-01'), -1), shifted(read('2026'), 1)]).toEqual(['2025-Q4', '2027-01', '2026-02-28', '2027'])
  })

  it('offers none that has not begun', () => {
    expect(neighbour(read('2026-11'), 1, '2026-11-24')).toBeNull()
    expect(neighbour(read('2026-10'), 1, '2026-11-24')).toBe('2026-11')
  })

  it('changes its length and stays at the same time, never beyond today', () => {
    expect(regrained(read('2026'), 'day', '2026-11-24')).toBe('2026-11-24')
    expect(regrained(read('2025'), 'month', '2026-11-24')).toBe('2025-12')
    expect(regrained(read('2026-05-09'), 'quarter', '2026-11-24')).toBe('2026-Q2')
  })

  it('is chosen from a list that begins with the newest', () => {
    expect(recent('quarter', '2026-11-24').slice(0, 5)).toEqual(['2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'])
    expect(periodOf('year', recent('month', '2026-01-05')[1] ?? '')).toBe('2025')
  })
})
