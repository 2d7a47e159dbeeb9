import { z } from 'zod'
import { faultsOf, type StoredEvent, UnusableEvents } from '@khue/platform/outbox'

/** That a completion shows a level of a competence. `completionId`: the event of the completion; `occurredAt`: ISO 8601. */
export interface Evidence {
  residentId: string
  completionId: string
  competency: string
  level: number
  courseSlug: string
  courseTitle: string
  occurredAt: string
}

const alignments = z.array(z.object({ competency: z.string(), level: z.number().int() }))
const course = { residentId: z.uuid(), courseSlug: z.string(), courseTitle: z.string() }

/** What competency reads of each kind of event; all else in a payload is not its business. */
const payloads = {
  'completed': z.object({ ...course, alignments, score: z.number().nullable().optional() }),
  'alignments-recognised': z.object({ ...course, alignments, evidenceOf: z.uuid() }),
  'completion-voided': z.object({ corrects: z.uuid() }),
} as const

/** The kinds of events that competency lives on. */
export const evidenceKinds = Object.keys(payloads) as (keyof typeof payloads)[]

/**
 * Reads events as evidence, and as completions that count no more.
 * @throws UnusableEvents that names each event whose payload is not what its kind promises.
 */
export function readEvidence(events: readonly StoredEvent[]): { evidence: Evidence[]; scores: { completionId: string; score: number }[]; voided: string[] } {
  const reasons = new Map<string, string>()
  const evidence: Evidence[] = []
  const scores: { completionId: string; score: number }[] = []
  const voided: string[] = []
  for (const event of events) {
    const read = payloads[event.kind as keyof typeof payloads].safeParse(event.payload)
    if (!read.success) {
      reasons.set(event.id, faultsOf(read.error))
    } else if ('corrects' in read.data) {
      voided.push(read.data.corrects)
    } else {
      const { residentId, courseSlug, courseTitle } = read.data
      const completionId = 'evidenceOf' in read.data ? String(read.data.evidenceOf) : event.id
      if ('score' in read.data && typeof read.data.score === 'number') scores.push({ completionId, score: read.data.score })
      for (const alignment of read.data.alignments) evidence.push({ ...alignment, residentId, completionId, courseSlug, courseTitle, occurredAt: event.occurredAt.toISOString() })
    }
  }
  if (reasons.size > 0) throw new UnusableEvents(reasons)
  return { evidence, scores, voided }
}
