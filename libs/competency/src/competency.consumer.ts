import { Inject, Injectable } from '@nestjs/common'
import { IdentityService } from '@khue/identity'
import type { Tx } from '@khue/platform/database'
import type { QueuedConsumer, StoredEvent } from '@khue/platform/outbox'
import { evidenceKinds, readEvidence } from './domain/evidence.js'

/**
 * Keeps what each learner's completions are evidence for; of a resident whose account is gone nothing. Order does not matter: a
 * voiding may come before what it voids.
 */
@Injectable()
export class CompetencyConsumer implements QueuedConsumer {
  readonly name = 'competency' as const
  readonly kinds = evidenceKinds

  constructor(@Inject(IdentityService) private readonly identity: IdentityService) {}

  async apply(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const { evidence, scores, voided } = readEvidence(events)
    if (voided.length > 0) await tx.sql('INSERT INTO competency.voided (completion_id) SELECT DISTINCT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [voided])
    if (scores.length > 0) {
      await tx.sql('INSERT INTO competency.score (completion_id, score) SELECT "completionId", score FROM jsonb_to_recordset($1) AS r("completionId" uuid, score float8) ON CONFLICT DO NOTHING', [JSON.stringify(scores)])
    }
    if (evidence.length === 0) return
    const people = await this.identity.peopleByResident(tx, [...new Set(evidence.map((one) => one.residentId))])
    const ofSomebody = evidence.flatMap(({ residentId, ...one }) => {
      const person = people.get(residentId)
      return person ? [{ ...one, accountId: person.accountId }] : []
    })
    await tx.sql(
      `INSERT INTO competency.evidence AS e (account_id, competency, completion_id, level, course_slug, course_title, occurred_at)
       SELECT DISTINCT ON ("accountId", competency, "completionId") "accountId", competency, "completionId", level, "courseSlug", "courseTitle", "occurredAt"
       FROM jsonb_to_recordset($1) AS r("accountId" uuid, competency text, "completionId" uuid, level smallint, "courseSlug" text, "courseTitle" text, "occurredAt" timestamptz)
       ORDER BY "accountId", competency, "completionId", level DESC
       ON CONFLICT (account_id, competency, completion_id) DO UPDATE SET level = greatest(e.level, excluded.level)`,
      [JSON.stringify(ofSomebody)],
    )
  }
}
