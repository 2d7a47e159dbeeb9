import { certificatesOnTheWay } from './on-the-way.js'

const now = new Date('2026-11-24T08:00:00Z')

describe('a certificate on its way', () => {
  it('is that of a course completed just now, until it is there', () => {
    const completed = [{ courseSlug: 'a', completedAt: '2026-11-24T07:59:50Z' }]
    expect(certificatesOnTheWay(completed, [], now)).toEqual(['a'])
    expect(certificatesOnTheWay(completed, [{ courseSlug: 'a' }], now)).toEqual([])
  })

  it('is not waited for without end: some courses give none', () => {
    expect(certificatesOnTheWay([{ courseSlug: 'a', completedAt: '2026-11-24T07:50:00Z' }, { courseSlug: 'b', completedAt: null }], [], now)).toEqual([])
  })
})
