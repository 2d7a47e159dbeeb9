import { statement, type Tx } from '@khue/platform/database'
import type { Attained, Offer } from '../domain/where-to-start.js'

/** For each competence the course that gives the lowest level above the attained one: in the reader's language where there is one, then the shortest. */
const nextSteps = statement(
  'catalogue.next-steps',
  `SELECT DISTINCT ON (a.competency) c.current_version_id AS "versionId", a.competency, a.level, c.minutes
   FROM catalogue.course c JOIN catalogue.version v ON v.id = c.current_version_id AND v.alignments_state = 'APPROVED'
   CROSS JOIN LATERAL jsonb_to_recordset(v.alignments) AS a(competency text, level int)
   LEFT JOIN unnest($1::text[], $2::int[]) AS had(competency, level) ON had.competency = a.competency
   WHERE a.level > coalesce(had.level, 0)
   ORDER BY a.competency, a.level, (split_part(c.language, '-', 1) <> $3), c.minutes, c.title`,
)
/** Only those that are no step of any competence: a short course of the second level is nothing to begin with. */
const shortest = statement(
  'catalogue.shortest-courses',
  `SELECT c.current_version_id AS "versionId", NULL AS competency, NULL AS level, c.minutes FROM catalogue.course c
   WHERE c.current_version_id IS NOT NULL AND c.levels = '{}' AND split_part(c.language, '-', 1) = $1 ORDER BY c.minutes, c.id LIMIT $2`,
)

/** What there is to begin with. */
export class StartRepository {
  nextSteps = (tx: Tx, attained: readonly Attained[], language: string): Promise<Offer[]> =>
    tx.run<Offer & Record<string, unknown>>(nextSteps, [attained.map((one) => one.competencyCode), attained.map((one) => one.level), language])

  shortest = (tx: Tx, language: string, most: number): Promise<Offer[]> => tx.run<Offer & Record<string, unknown>>(shortest, [language, most])
}
