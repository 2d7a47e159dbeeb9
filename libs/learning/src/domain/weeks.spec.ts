import { learningWeeks, mondayOf } from './weeks.js'

describe('weeks in a row', () => {
  it('begin on Monday, also over the turn of a year', () => {
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-29'), mondayOf('2027-01-01')]).toEqual(['2026-11-23', '2026-11-23', '2026-12-28'])
  })

  it.each([
    [[], 0, 0],
    [['2026-11-24', '2026-11-24', '2026-11-23'], 1, 2],
    [['2026-11-20', '2026-11-09'], 2, 0],
    [['2026-11-24', '2026-11-16', '2026-11-15', '2026-10-01'], 3, 1],
    [['2026-11-13'], 0, 0],
  ])('of %j are %i, with %i days this week', (days, inARow, daysThisWeek) => {
    expect(learningWeeks(days, '2026-11-24')).toEqual({ inARow, daysThisWeek })
  })
})
