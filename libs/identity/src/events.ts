import { z } from 'zod'
import { eventKind } from '@khue/platform/outbox'
import type { SignedIn } from './domain/roles.js'

/** What every event says of a person, as she was when it occurred. */
export const personShape = {
  residentId: z.uuid(),
  unitCode: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  gender: z.string().nullable(),
}

/** What identity tells the world. */
export const residentRegistered = eventKind('resident-registered', z.object(personShape))
export const residentMoved = eventKind('resident-moved', z.object({ ...personShape, unitCode: z.string(), fromUnit: z.string().nullable() }))
export const profileCorrected = eventKind('profile-corrected', z.object(personShape))
export type Person = z.infer<typeof residentRegistered.schema>

/** A person as she is stamped into an event; `unitCode`: where she lived when it occurred. */
export const personOf = (from: Pick<SignedIn, 'residentId' | 'birthYear' | 'gender'>, unitCode: string | null): Person => ({
  residentId: from.residentId, unitCode, birthYear: from.birthYear, gender: from.gender,
})
