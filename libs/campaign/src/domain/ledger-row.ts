import { z } from 'zod'
import { faultsOf, type StoredEvent, UnusableEvents } from '@khue/platform/outbox'
import type { LedgerKind } from './indicators.js'

const person = {
  residentId: z.uuid(),
  unitCode: z.string().max(20).nullable(),
  birthYear: z.number().int().min(1850).max(2999).nullable(),
  gender: z.string().max(20).nullable(),
}
const course = { enrolmentId: z.uuid(), courseId: z.uuid(), versionId: z.uuid(), courseSlug: z.string().max(200) }
const alignments = z.array(z.object({ competency: z.string().max(60), level: z.number().int().min(1).max(8) })).max(200)

/** What the campaign reads of each kind of event; all else in a payload is not its business. */
const payloads = {
  'resident-registered': z.object(person),
  'resident-moved': z.object({ ...person, unitCode: z.string().max(20) }),
  'profile-corrected': z.object(person),
  'enrolled': z.object({ ...person, ...course }),
  'learner-active': z.object(person),
  'completed': z.object({ ...person, ...course, alignments }),
  'completion-voided': z.object({ ...person, ...course, corrects: z.uuid() }),
  'alignments-recognised': z.object({ ...person, ...course, alignments, evidenceOf: z.uuid() }),
  'certificate-issued': z.object({ ...person, ...course }),
} as const satisfies Record<LedgerKind, z.ZodType>

/** The kinds of events the ledger takes. */
export const ledgerKinds = Object.keys(payloads) as LedgerKind[]

/** An event as it stands in the ledger. Days are YYYY-MM-DD in the city's time zone. */
export interface LedgerRow {
  /** First day of the month in which it was recorded. */
  month: string
  eventId: string
  kind: LedgerKind
  version: number
  resident: string
  unitCode: string | null
  birthYear: number | null
  gender: string | null
  enrolmentId: string | null
  courseId: string | null
  courseVersion: string | null
  courseSlug: string | null
  alignments: { competency: string; level: number }[]
  occurredAt: Date
  recordedAt: Date
  /** The day it counts for. */
  countsOn: string
  /** The event it takes back (a voiding) or adds to (a recognition). */
  corrects: string | null
}

/**
 * Reads events as rows of the ledger.
 * @param dayOf the day of an instant in the city's time zone, YYYY-MM-DD.
 * @throws UnusableEvents that names each event whose payload is not what its kind promises.
 */
export function toLedgerRows(events: readonly StoredEvent[], dayOf: (instant: Date) => string): LedgerRow[] {
  const reasons = new Map<string, string>()
  const rows: LedgerRow[] = []
  for (const event of events) {
    const schema = payloads[event.kind as LedgerKind] as z.ZodType<Payload> | undefined
    const read = schema?.safeParse(event.payload)
    if (!read?.success) {
      reasons.set(event.id, read ? faultsOf(read.error) : `unknown kind ${event.kind}`)
      continue
    }
    rows.push(toLedgerRow(event, read.data, dayOf))
  }
  if (reasons.size > 0) throw new UnusableEvents(reasons)
  return rows
}

type Payload = z.infer<(typeof payloads)['learner-active']> &
  Partial<Omit<z.infer<(typeof payloads)['alignments-recognised']>, keyof typeof person>> & { corrects?: string }

function toLedgerRow(event: StoredEvent, payload: Payload, dayOf: (instant: Date) => string): LedgerRow {
  return {
    month: `${dayOf(event.recordedAt).slice(0, 7)}-01`,
    eventId: event.id,
    kind: event.kind as LedgerKind,
    version: event.version,
    resident: payload.residentId,
    unitCode: payload.unitCode,
    birthYear: payload.birthYear,
    gender: payload.gender,
    enrolmentId: payload.enrolmentId ?? null,
    courseId: payload.courseId ?? null,
    courseVersion: payload.versionId ?? null,
    courseSlug: payload.courseSlug ?? null,
    alignments: payload.alignments ?? [],
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    countsOn: dayOf(event.occurredAt),
    corrects: payload.corrects ?? payload.evidenceOf ?? null,
  }
}
