import { drawMap, type KnownCompetency, type ShownEvidence } from './competency-map.js'

const known = (code: string, domain = 1, levels = [1, 2, 3]): KnownCompetency => ({
  code, frameworkCode: code.split('.')[0] ?? code, frameworkNameVi: 'Khung', frameworkNameEn: 'Framework', domain, domainNameVi: `Miền ${domain}`, domainNameEn: `Domain ${domain}`,
  nameVi: code, nameEn: code, levels, levelNamesVi: levels.map((level) => `Bậc ${level}`), levelNamesEn: levels.map((level) => `Level ${level}`),
})
const shown = (competency: string, level: number, day: string): ShownEvidence => ({ competency, level, courseSlug: 'c', courseTitle: 'C', shownAt: new Date(day), score: null })

describe('the picture of what a learner can do', () => {
  it('has every competence, shown or not, by framework and domain', () => {
    const [digital, english] = drawMap([known('vn-digital.2.1', 2), known('vn-digital.1.1'), known('lang-en')], [])
    expect(digital?.domains.map((domain) => [domain.domain, domain.competencies.map((picture) => picture.competency.code)])).toEqual([[1, ['vn-digital.1.1']], [2, ['vn-digital.2.1']]])
    expect(english?.domains[0]?.competencies[0]).toMatchObject({ level: null, nextLevel: 1, evidence: [] })
  })

  it('tells the highest level, what stands behind it, and the one after it', () => {
    const evidence = [shown('lang-en', 1, '2026-01-01'), shown('lang-en', 2, '2026-03-01'), shown('lang-en', 2, '2026-02-01'), shown('gone', 1, '2026-01-01')]
    const picture = drawMap([known('lang-en')], evidence)[0]?.domains[0]?.competencies[0]
    expect(picture).toMatchObject({ level: 2, nextLevel: 3 })
    expect(picture?.evidence.map((row) => [row.level, row.shownAt.toISOString().slice(0, 7)])).toEqual([[2, '2026-02'], [2, '2026-03'], [1, '2026-01']])
  })

  it('has nothing above the top', () => {
    expect(drawMap([known('lang-en')], [shown('lang-en', 3, '2026-01-01')])[0]?.domains[0]?.competencies[0]).toMatchObject({ level: 3, nextLevel: null })
  })
})
