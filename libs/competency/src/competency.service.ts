import { Inject, Injectable } from '@nestjs/common'
import { Database, statement } from '@khue/platform/database'
import { FrameworksService } from '@khue/frameworks'

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
}
