import { cityDay, formatterOf } from './format.js'

describe('numbers and days as they are written', () => {
  it('in Vietnamese', () => {
    const format = formatterOf('vi')
    expect(format.number(1234.5, 1)).toBe('1.234,5')
    expect(format.date('2026-11-23T18:30:00Z')).toBe('24/11/2026')
    expect(format.moment('2026-11-23T18:30:00Z')).toBe('24/11/2026 01:30')
    expect(format.day('2026-11-05')).toBe('05/11/2026')
    expect(['Đống Đa', 'Ba Đình', 'Ân Thi'].sort(format.compare)).toEqual(['Ân Thi', 'Ba Đình', 'Đống Đa'])
  })

  it('in English, the day first too', () => {
    expect(formatterOf('en').number(1234.5, 1)).toBe('1,234.5')
    expect(formatterOf('en').date('2026-11-23T18:30:00Z')).toBe('24/11/2026')
  })

  it('as the browser writes them, those too that it is not asked for', () => {
    for (const [locale, tag] of [['vi', 'vi-VN'], ['en', 'en-GB']] as const) {
      const [number, per] = [new Intl.NumberFormat(tag), new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })]
      for (const value of [0, 7, 42, 999, 1000, -3, 2.5]) expect(formatterOf(locale).number(value, 3)).toBe(number.format(value))
      for (let hundredths = 0; hundredths <= 100; hundredths++) expect(formatterOf(locale).share(hundredths / 100)).toBe(per.format(hundredths / 100))
      expect(formatterOf(locale).share(0.125)).toBe(per.format(0.125))
    }
  })

  it('with a share that is never made better than it is', () => {
    expect([0.596, 0.6, 0.07, 1].map(formatterOf('en').wholeShare)).toEqual(['59%', '60%', '7%', '100%'])
  })

  it('by the days of the city', () => {
    expect(cityDay(new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-24')
  })
})
