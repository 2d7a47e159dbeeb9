import { cityDay } from '../i18n/format.js'
import type { ProgressEventInput, RecordProgressMutation } from './documents.gen.js'
import type { KeptForm } from './kept-record.js'
import { faultsByPlace, type Refusal } from './refusal.js'

/** An event that waits on the device, with the lesson's title to show where it is told of. */
export interface WaitingEvent extends ProgressEventInput {
  readonly title: string
  /** It may have reached the server: from then on it stays as it is. */
  readonly tried?: true
}

type LessonProgress = RecordProgressMutation['recordProgress'][number]

/** What the server would not take, and why: kept until the learner has seen it. */
export interface RefusedEvent {
  readonly event: WaitingEvent
  readonly reason: string
}

/** What is to be sent of a learner's progress. Plain data: it is kept on the device as it is. */
export interface ProgressOutbox {
  readonly waiting: readonly WaitingEvent[]
  readonly refused: readonly RefusedEvent[]
  /** What was taken for an older version of the course, whose lesson has been rewritten since: kept until the learner has seen it. */
  readonly former?: readonly WaitingEvent[]
  /** How many events the next batch may have: fewer after a refusal that named none. */
  readonly batchSize: number
}

/** The server takes 500 at once; fewer travel better on a weak network. */
const FULL_BATCH = 100

export const emptyOutbox: ProgressOutbox = { waiting: [], refused: [], batchSize: FULL_BATCH }

export function isProgressOutbox(value: unknown): value is ProgressOutbox {
  return typeof value === 'object' && value !== null && 'waiting' in value && Array.isArray(value.waiting) && 'refused' in value && Array.isArray(value.refused) && 'batchSize' in value
}

/** How an outbox is kept. In form 0 an event did not tell whether it had been tried: it counts as tried. */
export const progressForm: KeptForm<ProgressOutbox> = {
  form: 1,
  empty: emptyOutbox,
  read(form, state) {
    if (!isProgressOutbox(state)) return null
    if (form === 0) return { ...state, waiting: state.waiting.map((event) => ({ ...event, tried: true })) }
    return form === 1 ? state : null
  },
  join(one, other) {
    const known = new Set([...one.waiting, ...one.refused.map(({ event }) => event)].map((event) => event.clientEventId))
    const isNew = (event: WaitingEvent): boolean => !known.has(event.clientEventId)
    const former = [...(one.former ?? []), ...(other.former ?? []).filter((event) => !one.former?.some((known) => known.clientEventId === event.clientEventId))]
    return { ...one, ...(former.length > 0 ? { former } : {}), waiting: [...other.waiting.filter(isNew), ...one.waiting], refused: [...one.refused, ...other.refused.filter(({ event }) => isNew(event))] }
  },
}

const dayOf = (event: WaitingEvent): string => cityDay(new Date(event.occurredAt))

/**
 * Adds an event. One that only tells of the position takes up what waits of the same lesson, version and day of the city, so that
 * an afternoon without a network is a few lines; what may have reached the server stays as it was sent.
 */
export function addEvent(outbox: ProgressOutbox, event: WaitingEvent): ProgressOutbox {
  const at = event.done ? -1 : outbox.waiting.findLastIndex((other) => other.lessonId === event.lessonId && !other.done && dayOf(other) === dayOf(event) && other.courseVersion === event.courseVersion && !other.tried)
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

/** Notes that the oldest events are about to be sent, as many as travel together; the same outbox where it is noted already. */
export function withTried(outbox: ProgressOutbox): ProgressOutbox {
  const next = outbox.waiting.slice(0, outbox.batchSize)
  if (next.every((event) => event.tried)) return outbox
  return { ...outbox, waiting: outbox.waiting.map((event, at) => (at < next.length ? { ...event, tried: true } : event)) }
}

/** The oldest events, as many as travel together, of those that are noted. */
export const nextBatch = (outbox: ProgressOutbox): readonly WaitingEvent[] => outbox.waiting.filter((event) => event.tried).slice(0, outbox.batchSize)

/** An event as the door takes it. */
export function asInput({ title: _title, tried: _tried, ...input }: WaitingEvent): ProgressEventInput {
  return input
}

/**
 * The server has taken these. @param answered where the lessons stand now: one that was said to be done, and is not, was done in
 * a version of the course that is not the learner's any more.
 */
export function afterTaken(outbox: ProgressOutbox, batch: readonly WaitingEvent[], answered: readonly Pick<LessonProgress, 'lessonId' | 'state'>[] = []): ProgressOutbox {
  const gone = new Set(batch.map((event) => event.clientEventId))
  const open = new Set(answered.filter(({ state }) => state !== 'COMPLETED').map(({ lessonId }) => lessonId))
  const former = batch.filter((event) => event.done && event.courseVersion && open.has(event.lessonId))
  return { ...outbox, waiting: outbox.waiting.filter((event) => !gone.has(event.clientEventId)), batchSize: FULL_BATCH, ...(former.length > 0 ? { former: [...(outbox.former ?? []), ...former] } : {}) }
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

/** The learner has seen what was refused, and what was done in an older version. */
export const withoutRefused = ({ former: _former, ...outbox }: ProgressOutbox): ProgressOutbox => ({ ...outbox, refused: [] })

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
