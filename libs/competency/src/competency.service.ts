import { Inject, Injectable } from '@nestjs/common'
import { Database, statement } from '@khue/platform/database'
import { FrameworksService } from '@khue/frameworks'
import { drawMap, type FrameworkPicture, type ShownEvidence } from './domain/competency-map.js'

/** The highest level of a competence that somebody has shown, since when, and by which course. */
export interface Attainment {
  competencyCode: string
  nameVi: string
  nameEn: string
  level: number
  attainedAt: Date
  courseSlug: string
  courseTitle: string
}

/** Of each competence the highest level, and the first evidence of it. */
const mine = statement(
  'competency.mine',
  `SELECT DISTINCT ON (e.competency) e.competency AS "competencyCode", e.level, e.occurred_at AS "attainedAt", e.course_slug AS "courseSlug", e.course_title AS "courseTitle"
   FROM competency.evidence e
   WHERE e.account_id = $1 AND NOT EXISTS (SELECT FROM competency.voided v WHERE v.completion_id = e.completion_id)
   ORDER BY e.competency, e.level DESC, e.occurred_at`,
)

/** Every standing piece of evidence, of each competence the highest first. */
const behind = statement(
  'competency.evidence',
  `SELECT e.competency, e.level, e.course_slug AS "courseSlug", e.course_title AS "courseTitle", e.occurred_at AS "shownAt", s.score
   FROM competency.evidence e LEFT JOIN competency.score s USING (completion_id)
   WHERE e.account_id = $1 AND NOT EXISTS (SELECT FROM competency.voided v WHERE v.completion_id = e.completion_id)
   ORDER BY e.competency, e.level DESC, e.occurred_at`,
)

/** What a learner can do, by the evidence of her completions. */
@Injectable()
export class CompetencyService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
  ) {}

  async attainments(accountId: string): Promise<Attainment[]> {
    const rows = await this.database.read((tx) => tx.run<Omit<Attainment, 'nameVi' | 'nameEn'> & Record<string, unknown>>(mine, [accountId]))
    return Promise.all(
      rows.map(async (row) => {
        const competency = await this.frameworks.competency(row.competencyCode)
        return { ...row, nameVi: competency?.nameVi ?? row.competencyCode, nameEn: competency?.nameEn ?? row.competencyCode }
      }),
    )
  }

  /** The whole picture: every framework with what the learner has shown in it, and by what. One statement. */
  async map(accountId: string): Promise<FrameworkPicture[]> {
    const evidence = await this.database.read((tx) => tx.run<ShownEvidence & Record<string, unknown>>(behind, [accountId]))
    return drawMap(await this.frameworks.competencies(), evidence)
  }
}
