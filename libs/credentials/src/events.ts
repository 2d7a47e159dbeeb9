import { type Person, personOf, type SignedIn } from '@khue/identity'
import type { NewEvent } from '@khue/platform/outbox'
import type { ToldCompletion } from './domain/told-events.js'

/**
 * That a certificate was issued, at the time of issue, with the person as she is then and lives then; where her account is gone,
 * as she was when she completed the course.
 */
export function certificateIssued(completion: ToldCompletion, holder: Pick<SignedIn, 'residentId' | 'birthYear' | 'gender' | 'unitCode'> | null, now: Date): NewEvent {
  const { accountId, residentId, unitCode, birthYear, gender, enrolmentId, courseId, versionId, courseSlug } = completion
  const person: Person = holder ? personOf(holder, holder.unitCode) : { residentId, unitCode, birthYear, gender }
  return { kind: 'certificate-issued', version: 1, accountId, occurredAt: now, payload: { ...person, enrolmentId, courseId, versionId, courseSlug } }
}
