/** A competence as its framework has it; the levels ascend, their names are in the same order. */
export interface KnownCompetency {
  code: string
  frameworkCode: string
  frameworkNameVi: string
  frameworkNameEn: string
  domain: number
  domainNameVi: string
  domainNameEn: string
  nameVi: string
  nameEn: string
  levels: number[]
  levelNamesVi: string[]
  levelNamesEn: string[]
}

/** That a course showed a level. `score`: 0 to 1, null where nothing was graded. */
export interface ShownEvidence {
  competency: string
  level: number
  courseSlug: string
  courseTitle: string
  shownAt: Date
  score: number | null
}

/** One competence with what was shown. `level`: the highest, null before the first; `nextLevel`: the one after it, null at the top. */
export interface CompetencyPicture {
  competency: KnownCompetency
  level: number | null
  nextLevel: number | null
  evidence: ShownEvidence[]
}

export interface DomainPicture {
  domain: number
  nameVi: string
  nameEn: string
  competencies: CompetencyPicture[]
}

export interface FrameworkPicture {
  code: string
  nameVi: string
  nameEn: string
  domains: DomainPicture[]
}

/**
 * Lays what was shown over the frameworks, in the frameworks' order. A level includes every lower one of the same competence, so
 * the next is the one above the highest. Evidence of competences that no framework has any more is left out.
 */
export function drawMap(known: readonly KnownCompetency[], evidence: readonly ShownEvidence[]): FrameworkPicture[] {
  const shown = Map.groupBy(evidence, (row) => row.competency)
  const frameworks = Map.groupBy(known, (competency) => competency.frameworkCode)
  return [...frameworks].map(([code, competencies]) => ({
    code,
    nameVi: competencies[0]?.frameworkNameVi ?? code,
    nameEn: competencies[0]?.frameworkNameEn ?? code,
    domains: [...Map.groupBy(competencies, (competency) => competency.domain)]
      .sort(([a], [b]) => a - b)
      .map(([domain, rows]) => ({ domain, nameVi: rows[0]?.domainNameVi ?? '', nameEn: rows[0]?.domainNameEn ?? '', competencies: rows.map((row) => pictureOf(row, shown.get(row.code) ?? [])) })),
  }))
}

function pictureOf(competency: KnownCompetency, rows: readonly ShownEvidence[]): CompetencyPicture {
  const evidence = [...rows].sort((a, b) => b.level - a.level || a.shownAt.getTime() - b.shownAt.getTime())
  const level = evidence[0]?.level ?? null
  return { competency, level, nextLevel: competency.levels.find((step) => step > (level ?? Number.NEGATIVE_INFINITY)) ?? null, evidence }
}
