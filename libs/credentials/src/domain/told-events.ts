import { z } from 'zod'
import { faultsOf, type StoredEvent, UnusableEvents } from '@khue/platform/outbox'

const alignments = z.array(z.object({ competency: z.string(), level: z.number().int() }))
const person = { residentId: z.uuid(), unitCode: z.string().nullable(), birthYear: z.number().int().nullable(), gender: z.string().nullable() }
const shown = z.object({ lessons: z.number().int(), quizzes: z.array(z.object({ title: z.string(), score: z.number(), passMark: z.number() })) })

/** How a completion was shown: required lessons done, quizzes taken with their best scores. Shares are 0 to 1. */
export type Shown = z.infer<typeof shown>
export type Alignment = z.infer<typeof alignments>[number]

/** What certificates live on, of each kind of event; all else in a payload is not their business. What an older event lacks has its default. */
const payloads = {
  'completed': z.object({
    ...person, enrolmentId: z.uuid(), courseId: z.uuid(), versionId: z.uuid(), courseSlug: z.string(), courseTitle: z.string(), alignments,
    courseSummary: z.string().nullable().default(null), courseLanguage: z.string().default('vi'), score: z.number().nullable().default(null), shown: shown.nullable().default(null),
    certificate: z.boolean().default(true),
  }),
  'completion-voided': z.object({ corrects: z.uuid(), reason: z.string().default('') }),
  'alignments-recognised': z.object({ alignments, evidenceOf: z.uuid() }),
} as const

export type CompletedPayload = z.infer<(typeof payloads)['completed']>

/** A completed course that asks for a certificate. `completionId`: its event. */
export interface ToldCompletion extends CompletedPayload {
  completionId: string
  completedAt: Date
}

export interface ToldEvents {
  completions: ToldCompletion[]
  voided: { completionId: string; at: Date; reason: string }[]
  recognised: { completionId: string; alignments: Alignment[] }[]
}

/** The kinds of events that certificates live on. */
export const toldKinds = Object.keys(payloads)

/** @throws UnusableEvents that names each event whose payload is not what its kind promises. */
export function readTold(events: readonly StoredEvent[]): ToldEvents {
  const told: ToldEvents = { completions: [], voided: [], recognised: [] }
  const reasons = new Map<string, string>()
  const refuse = (id: string, error: z.ZodError): void => void reasons.set(id, faultsOf(error))
  for (const { id, kind, occurredAt, payload } of events) {
    if (kind === 'completed') {
      const read = payloads.completed.safeParse(payload)
      if (!read.success) refuse(id, read.error)
      else if (read.data.certificate) told.completions.push({ ...read.data, completionId: id, completedAt: occurredAt })
    } else if (kind === 'completion-voided') {
      const read = payloads['completion-voided'].safeParse(payload)
      if (read.success) told.voided.push({ completionId: read.data.corrects, at: occurredAt, reason: read.data.reason })
      else refuse(id, read.error)
    } else {
      const read = payloads['alignments-recognised'].safeParse(payload)
      if (read.success) told.recognised.push({ completionId: read.data.evidenceOf, alignments: read.data.alignments })
      else refuse(id, read.error)
    }
  }
  if (reasons.size > 0) throw new UnusableEvents(reasons)
  return told
}
