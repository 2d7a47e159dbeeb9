import { z } from 'zod'
import { type Person, personShape } from '@khue/identity'
import type { NewEvent } from '@khue/platform/outbox'

const about = { enrolmentId: z.uuid(), courseId: z.uuid(), versionId: z.uuid(), courseSlug: z.string() }
const alignments = z.array(z.object({ competency: z.string(), level: z.number().int() }))

/** What learning tells the world: every event, its payload's schema (version 1), and who the person was when it occurred. */
export const learningEvents = {
  'enrolled': z.object({ ...personShape, ...about }),
  'learner-active': z.object(personShape),
  'completed': z.object({ ...personShape, ...about, courseTitle: z.string(), score: z.number().nullable(), alignments }),
  'completion-voided': z.object({ ...personShape, ...about, corrects: z.uuid(), reason: z.string() }),
  'alignments-recognised': z.object({ ...personShape, ...about, courseTitle: z.string(), alignments, evidenceOf: z.uuid() }),
} as const

export type LearningEventKind = keyof typeof learningEvents
export type LearningEventPayload<Kind extends LearningEventKind> = z.infer<(typeof learningEvents)[Kind]>

/** An event of this context, to be added to the outbox in the transaction that makes it true. */
export function learningEvent<Kind extends LearningEventKind>(kind: Kind, accountId: string, occurredAt: Date, payload: LearningEventPayload<Kind>, id?: string): NewEvent {
  return { kind, version: 1, accountId, occurredAt, payload, ...(id ? { id } : {}) }
}

export type { Person }
