import { z } from 'zod'
import type { NewEvent } from '@khue/platform/outbox'
import type { SignedIn } from './domain/roles.js'

/** What every event says of a person, as she was when it occurred. */
export const personShape = {
  residentId: z.uuid(),
  unitCode: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  gender: z.string().nullable(),
}
export const residentRegistered = z.object(personShape)
export const residentMoved = z.object({ ...personShape, fromUnit: z.string().nullable() })
export const profileCorrected = z.object(personShape)
export type Person = z.infer<typeof residentRegistered>

/** A person as she is stamped into an event; `unitCode`: where she lived when it occurred. */
export const personOf = (from: Pick<SignedIn, 'residentId' | 'birthYear' | 'gender'>, unitCode: string | null): Person => ({
  residentId: from.residentId, unitCode, birthYear: from.birthYear, gender: from.gender,
})

/** An event of this context. */
export const identityEvent = (kind: 'resident-registered' | 'resident-moved' | 'profile-corrected', accountId: string, occurredAt: Date, payload: object): NewEvent => ({
  kind, version: 1, accountId, occurredAt, payload,
})
