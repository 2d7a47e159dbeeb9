import { clockFace, clockLead, minutesToTell, secondsLeft } from './time-left.js'

describe('the time that is left', () => {
  it('is counted in whole seconds and ends at none', () => {
    expect(secondsLeft(10_000, 8_001)).toBe(2)
    expect(secondsLeft(10_000, 20_000)).toBe(0)
  })

  it('is written as a clock shows it', () => {
    expect([5, 65, 600, 3_725].map(clockFace)).toEqual(['0:05', '1:05', '10:00', '1:02:05'])
  })

  it('is told at five minutes and at one, once each', () => {
    expect(minutesToTell(301, 300)).toBe(5)
    expect(minutesToTell(300, 299)).toBeNull()
    expect(minutesToTell(61, 60)).toBe(1)
    expect(minutesToTell(400, 200)).toBe(4)
    expect(minutesToTell(2, 0)).toBeNull()
  })

  it('goes by the server, also on a device that is a day off', () => {
    const device = Date.parse('2026-11-23T08:00:00Z')
    expect(clockLead('Tue, 24 Nov 2026 08:00:00 GMT', device)).toBe(24 * 3_600_000 + 500)
    expect(clockLead(null, device)).toBe(0)
    expect(clockLead('yesterday', device)).toBe(0)
  })
})
