import type { FieldFault } from '@khue/platform/http'
import type { LessonEvent } from './progress.js'
import type { Span } from './watched.js'

export const BATCH_LIMIT = 500
/** Spans of one event, and of a whole batch. */
export const SPAN_LIMITS = { event: 1_000, batch: 10_000 } as const

/** What a device sends. */
export interface SentProgress {
  clientEventId: string
  lessonId: string
  position: number
  done?: boolean | null | undefined
  watched?: number[][] | null | undefined
  occurredAt: string
  /** The version of the course that the device showed; left out: the enrolment's. */
  courseVersion?: number | null | undefined
}

/** An event of a batch in the form in which it is worked on. `deviceTime`: as the device told it. */
export interface ReadProgress extends LessonEvent {
  clientEventId: string
  deviceTime: Date
  courseVersion: number | null
}

/** An id as text. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

/** An instant in ISO 8601 with its zone; null for anything else. */
export function readInstant(text: string): Date | null {
  const day = text.slice(0, 10)
  if (!INSTANT.test(text) || !isDay(day)) return null
  const instant = new Date(text)
  const year = instant.getUTCFullYear()
  return Number.isNaN(instant.getTime()) || year < 1970 || year > 9999 ? null : instant
}

/** Whether the calendar has the day: JavaScript takes 31 February for a day of March. */
const isDay = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

const isSpan = (span: readonly number[]): span is [number, number] =>
  span.length === 2 && span.every((second) => Number.isFinite(second) && second >= 0 && second <= 1e6) && (span[0] as number) <= (span[1] as number)

/** Reads a batch, naming every bad field of every event (`events.3.position`). */
export function readBatch(sent: readonly SentProgress[]): { events: ReadProgress[]; faults: FieldFault[] } {
  if (sent.length === 0) return { events: [], faults: [{ path: 'events', key: 'input.required' }] }
  if (sent.length > BATCH_LIMIT) return { events: [], faults: [{ path: 'events', key: 'input.too-many', values: { max: BATCH_LIMIT } }] }
  const faults: FieldFault[] = []
  let spans = 0
  const events = sent.map((event, n) => {
    const refuse = (field: string, key: string, values?: Record<string, number>): void => void faults.push({ path: `events.${n}.${field}`, key, ...(values ? { values } : {}) })
    const time = readInstant(event.occurredAt)
    if (!UUID.test(event.clientEventId)) refuse('clientEventId', 'input.uuid')
    if (!UUID.test(event.lessonId)) refuse('lessonId', 'lesson.unknown')
    if (!(event.position >= 0 && event.position <= 1)) refuse('position', 'input.range', { min: 0, max: 1 })
    if (!time) refuse('occurredAt', 'input.date')
    const watched = event.watched ?? []
    spans += watched.length
    if (watched.length > SPAN_LIMITS.event) refuse('watched', 'watched.too-many', { max: SPAN_LIMITS.event })
    else if (spans > SPAN_LIMITS.batch && watched.length > 0) refuse('watched', 'watched.batch-too-many', { max: SPAN_LIMITS.batch })
    else if (!watched.every(isSpan)) refuse('watched', 'watched.invalid')
    const courseVersion = event.courseVersion ?? null
    const isVersion = courseVersion !== null && Number.isInteger(courseVersion) && courseVersion >= 1 && courseVersion < 2 ** 31
    if (courseVersion !== null && !isVersion) refuse('courseVersion', 'version.unknown')
    return {
      clientEventId: event.clientEventId.toLowerCase(), lessonId: event.lessonId.toLowerCase(), position: event.position, done: event.done ?? false,
      watched: watched as unknown as Span[], occurredAt: time ?? new Date(0), deviceTime: time ?? new Date(0), courseVersion: isVersion ? courseVersion : null,
    }
  })
  return { events, faults }
}

/** A device's time within [enrolment, receipt]. */
export const clamp = (time: Date, enrolledAt: Date, now: Date): Date => (time < enrolledAt ? enrolledAt : time > now ? now : time)
