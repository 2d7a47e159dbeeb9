import { cellPath, type Competency, countShown, heightOf, ringsOf, splitMap } from './picture.js'

const levels = (count: number, level: number | null) => Array.from({ length: count }, (_, at) => ({ level: at + 1, name: `Bậc ${at + 1}`, attained: level !== null && at < level }))
const competency = (code: string, level: number | null, count = 8): Competency => ({ code, name: code, level, nextLevel: (level ?? 0) + 1, levels: levels(count, level), evidence: [] })
const domain = { number: 4, name: 'An toàn', competencies: [competency('vn-digital.4.1', 2), competency('vn-digital.4.2', null), competency('vn-digital.4.3', 5)] }
const map = [
  { code: 'vn-digital', name: 'Năng lực số', domains: [domain] },
  { code: 'lang', name: 'Ngôn ngữ', domains: [{ number: 0, name: '', competencies: [competency('lang-en', null, 6), competency('lang-zh', 2, 6)] }] },
]

describe('the picture of what one can do', () => {
  it('keeps languages apart, those that one has first', () => {
    const { frameworks, languages } = splitMap(map)
    expect(frameworks.map(({ code }) => code)).toEqual(['vn-digital'])
    expect(languages.map(({ code }) => code)).toEqual(['lang-zh', 'lang-en'])
  })

  it('is as high in a domain as its highest competence', () => {
    expect(heightOf(domain)).toBe(5)
    expect(heightOf({ ...domain, competencies: [] })).toBe(0)
    expect(countShown(domain)).toBe(2)
    expect(ringsOf({ code: 'vn-digital', name: '', domains: [domain] })).toBe(8)
  })

  it('draws a cell between two angles and two radii', () => {
    expect(cellPath(100, 0, Math.PI / 2, 10, 20)).toBe('M100.00 90.00L100.00 80.00A20 20 0 0 1 120.00 100.00L110.00 100.00A10 10 0 0 0 100.00 90.00Z')
  })
})
