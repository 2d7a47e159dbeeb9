import { z } from 'zod'
import { personOf, personShape, type SignedIn } from '@khue/identity'
import { eventKind, type NewEvent, newEvent } from '@khue/platform/outbox'
import type { ToldCompletion } from './domain/told-events.js'

/** What credentials tell the world. */
export const certificateIssuedKind = eventKind(
  'certificate-issued',
  z.object({ ...personShape, enrolmentId: z.uuid(), courseId: z.uuid(), versionId: z.uuid(), courseSlug: z.string() }),
)

/** That a certificate was issued, at the time of issue, with the person as she is then and lives then. */
export function certificateIssued({ enrolmentId, courseId, versionId, courseSlug }: ToldCompletion, holder: Pick<SignedIn, 'residentId' | 'birthYear' | 'gender' | 'unitCode'>, now: Date): NewEvent {
  return newEvent(certificateIssuedKind, now, { ...personOf(holder, holder.unitCode), enrolmentId, courseId, versionId, courseSlug })
}
