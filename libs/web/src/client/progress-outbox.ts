import type { ProgressEventInput } from './documents.gen.js'
import { faultsByPlace, type Refusal } from './refusal.js'

/** An event that waits on the device, with the lesson's title to show where it is told of. */
export interface WaitingEvent extends ProgressEventInput {
  readonly title: string
}

/** What the server would not take, and why: kept until the learner has seen it. */
export interface RefusedEvent {
  readonly event: WaitingEvent
  readonly reason: string
}

/** What is to be sent of a learner's progress. Plain data: it is kept on the device as it is. */
export interface ProgressOutbox {
  readonly waiting: readonly WaitingEvent[]
  readonly refused: readonly RefusedEvent[]
  /** How many events the next batch may have: fewer after a refusal that named none. */
  readonly batchSize: number
}

/** The server takes 500 at once; fewer travel better on a weak network. */
const FULL_BATCH = 100

export const emptyOutbox: ProgressOutbox = { waiting: [], refused: [], batchSize: FULL_BATCH }

export function isProgressOutbox(value: unknown): value is ProgressOutbox {
  return typeof value === 'object' && value !== null && 'waiting' in value && Array.isArray(value.waiting) && 'refused' in value && Array.isArray(value.refused) && 'batchSize' in value
}

const dayOf = (event: WaitingEvent): string => event.occurredAt.slice(0, 10)

/**
 * Adds an event. One that only tells of the position takes up what waits of the same lesson and day, so that
 * an afternoon without a network is a few lines; what is under way (`sending`) stays as it was sent.
 */
export function addEvent(outbox: ProgressOutbox, event: WaitingEvent, sending: ReadonlySet<string> = new Set()): ProgressOutbox {
  const at = event.done ? -1 : outbox.waiting.findLastIndex((other) => other.lessonId === event.lessonId && !other.done && dayOf(other) === dayOf(event) && !sending.has(other.clientEventId))
  const other = outbox.waiting[at]
  if (!other) return { ...outbox, waiting: [...outbox.waiting, event] }
  const merged: WaitingEvent = {
    ...event,
    clientEventId: other.clientEventId,
    position: Math.max(other.position, event.position),
    ...(other.watched || event.watched ? { watched: joinSpans([...(other.watched ?? []), ...(event.watched ?? [])]) } : {}),
  }
  return { ...outbox, waiting: outbox.waiting.with(at, merged) }
}

/** The oldest events, as many as travel together. */
export const nextBatch = (outbox: ProgressOutbox): readonly WaitingEvent[] => outbox.waiting.slice(0, outbox.batchSize)

/** An event as the door takes it. */
export function asInput({ title: _title, ...input }: WaitingEvent): ProgressEventInput {
  return input
}

/** The server has taken these. */
export function afterTaken(outbox: ProgressOutbox, batch: readonly WaitingEvent[]): ProgressOutbox {
  const gone = new Set(batch.map((event) => event.clientEventId))
  return { ...outbox, waiting: outbox.waiting.filter((event) => !gone.has(event.clientEventId)), batchSize: FULL_BATCH }
}

/**
 * The server refused the batch whole: the events that it names are set aside, the others wait to be sent again.
 * Where it names none the next batch is half as long, until a bad event stands alone.
 */
export function afterRefused(outbox: ProgressOutbox, batch: readonly WaitingEvent[], refusal: Refusal): ProgressOutbox {
  const named = faultsByPlace(refusal, 'events')
  const bad = batch.length === 1 ? new Map([[0, named.get(0) ?? refusal.message]]) : named
  const refused = batch.flatMap((event, place) => {
    const reason = bad.get(place)
    return reason === undefined ? [] : [{ event, reason }]
  })
  if (refused.length === 0) return { ...outbox, batchSize: Math.max(1, Math.floor(batch.length / 2)) }
  const gone = new Set(refused.map(({ event }) => event.clientEventId))
  return { ...outbox, waiting: outbox.waiting.filter((event) => !gone.has(event.clientEventId)), refused: [...outbox.refused, ...refused] }
}

/** The learner has seen what was refused. */
export const withoutRefused = (outbox: ProgressOutbox): ProgressOutbox => ({ ...outbox, refused: [] })

/** Spans [from, to] in seconds, in order, where they touch as one; rounded to a tenth. */
export function joinSpans(spans: readonly (readonly number[])[]): number[][] {
  const round = (seconds: number): number => Math.round(seconds * 10) / 10
  const joined: number[][] = []
  for (const [from = 0, to = 0] of [...spans].sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0))) {
    const last = joined.at(-1)
    if (last && from <= (last[1] ?? 0)) last[1] = Math.max(last[1] ?? 0, round(to))
    else if (to > from) joined.push([round(from), round(to)])
  }
  return joined
}
