import { z } from 'zod'
import { type Person, personShape } from '@khue/identity'
import { eventKind, type NewEvent, newEvent } from '@khue/platform/outbox'

const about = { enrolmentId: z.uuid(), courseId: z.uuid(), versionId: z.uuid(), courseSlug: z.string() }
const alignments = z.array(z.object({ competency: z.string(), level: z.number().int() }))

/** How it was shown: the required lessons that were done, and each quiz that was taken with its best score. Shares are 0 to 1. */
const shown = z.object({ lessons: z.number().int(), quizzes: z.array(z.object({ title: z.string(), score: z.number(), passMark: z.number() })) })

/** What learning tells the world: every kind of event, and who the person was when it occurred. */
export const learningEvents = {
  'enrolled': eventKind('enrolled', z.object({ ...personShape, ...about })),
  'learner-active': eventKind('learner-active', z.object(personShape)),
  'completed': eventKind(
    'completed',
    z.object({ ...personShape, ...about, courseTitle: z.string(), courseSummary: z.string().nullable(), courseLanguage: z.string(), score: z.number().nullable(), shown, certificate: z.boolean(), alignments }),
  ),
  'completion-voided': eventKind('completion-voided', z.object({ ...personShape, ...about, corrects: z.uuid(), reason: z.string() })),
  'alignments-recognised': eventKind('alignments-recognised', z.object({ ...personShape, ...about, courseTitle: z.string(), alignments, evidenceOf: z.uuid() })),
} as const

export type LearningEventKind = keyof typeof learningEvents
export type LearningEventPayload<Kind extends LearningEventKind> = z.infer<(typeof learningEvents)[Kind]['schema']>

/** An event of this context, to be added to the outbox in the transaction that makes it true. */
export function learningEvent<Kind extends LearningEventKind>(kind: Kind, occurredAt: Date, payload: LearningEventPayload<Kind>, id?: string): NewEvent {
  return newEvent(learningEvents[kind], occurredAt, payload, id)
}

export type { Person }

/** A person as she was when something occurred, without the campaign's id of her: it stands beside her account in one table alone. */
export type StampedPerson = Omit<Person, 'residentId'>
