import type { CompletionRule } from '@khue/catalogue'
import { foldWatched, type Span, watchedShare } from './watched.js'

/** How far somebody is in one lesson. `position`, `score`: 0 to 1; `watched`: spans of whole seconds, apart and in order. */
export interface LessonState {
  lessonId: string
  state: 'STARTED' | 'COMPLETED'
  position: number
  score: number | null
  watched: readonly Span[]
  completedAt: Date | null
  updatedAt: Date
  /** What was done of it when it had other content, in the newest such version. */
  former: FormerProgress | null
}

/** What was done of a lesson in a version of its course in which it had other content: kept, and no part of what it is now. */
export interface FormerProgress {
  version: number
  watched: readonly Span[]
  completedAt: Date | null
}

/** What a device tells of a lesson, with its time already clamped. */
export interface LessonEvent {
  lessonId: string
  position: number
  done: boolean
  watched: readonly Span[]
  occurredAt: Date
}

/** A lesson's rule, and how long it lasts where that is known. */
export interface LessonRule {
  completion: CompletionRule
  seconds: number | null
}

/**
 * Takes events, oldest first, into a lesson's state, all at once. Progress never moves back; it does not matter in which batches they come.
 * A reading is done when the reader says so; a recording when its share was watched; a quiz never by this.
 */
export function advance(before: LessonState | undefined, events: readonly LessonEvent[], rule: LessonRule): LessonState {
  const last = events.at(-1)
  if (!last) throw new Error('no event of a lesson')
  const watched = foldWatched(before?.watched ?? [], events.flatMap((event) => event.watched), rule.seconds)
  const completedAt = completionOf(before, events, rule, watched)
  return {
    lessonId: last.lessonId,
    state: completedAt ? 'COMPLETED' : 'STARTED',
    position: events.reduce((furthest, event) => Math.max(furthest, event.position), before?.position ?? 0),
    score: before?.score ?? null,
    watched,
    completedAt,
    updatedAt: latest(before?.updatedAt, last.occurredAt),
    former: before?.former ?? null,
  }
}

function completionOf(before: LessonState | undefined, events: readonly LessonEvent[], rule: LessonRule, watched: readonly Span[]): Date | null {
  const known = before?.completedAt ?? null
  if (rule.completion.kind === 'read') {
    const said = events.find((event) => event.done)?.occurredAt
    return known && (!said || known <= said) ? known : (said ?? null)
  }
  if (rule.completion.kind !== 'watched' || known) return known
  const event = rule.seconds === null ? whenSaidSeen(before, events, rule.completion.share) : whenSeen(before, events, rule.seconds, rule.completion.share, watched)
  return event ? latest(before?.updatedAt, event.occurredAt) : null
}

const reaches = (watched: readonly Span[], seconds: number | null, share: number): boolean => watchedShare(watched, seconds) >= share - 1e-9

/** The first event with which the share of a recording was seen: what was seen only grows, so it is found by halves. */
function whenSeen(before: LessonState | undefined, events: readonly LessonEvent[], seconds: number, share: number, watched: readonly Span[]): LessonEvent | null {
  if (!reaches(watched, seconds, share)) return null
  const seenBy = (n: number): boolean => reaches(foldWatched(before?.watched ?? [], events.slice(0, n + 1).flatMap((event) => event.watched), seconds), seconds, share)
  let [low, high] = [0, events.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (seenBy(middle)) high = middle
    else low = middle + 1
  }
  return events[low] ?? null
}

/** Of a recording whose length is not known the device must say too that it is at its end. */
function whenSaidSeen(before: LessonState | undefined, events: readonly LessonEvent[], share: number): LessonEvent | null {
  const n = events.findLastIndex((event) => event.done || event.position >= share)
  const seen = foldWatched(before?.watched ?? [], events.slice(0, n + 1).flatMap((event) => event.watched), null)
  return reaches(seen, null, share) ? (events[n] ?? null) : null
}

/** Takes events of a lesson that a device showed with other content, of an older version of its course: what is done of that is kept beside what is done of it now. */
export function advanceFormer(before: LessonState | undefined, version: number, events: readonly LessonEvent[], rule: LessonRule): LessonState {
  const last = events.at(-1)
  if (!last) throw new Error('no event of a lesson')
  const { lessonId, occurredAt } = last
  const now: LessonState = before ?? { lessonId, state: 'STARTED', position: 0, score: null, watched: [], completedAt: null, updatedAt: occurredAt, former: null }
  if (now.former && now.former.version > version) return { ...now, updatedAt: latest(now.updatedAt, occurredAt) }
  const then = now.former?.version === version ? now.former : { watched: [], completedAt: null }
  const { watched, completedAt } = advance({ ...now, ...then, updatedAt: then.completedAt ?? now.updatedAt, former: null }, events, rule)
  return { ...now, updatedAt: latest(now.updatedAt, occurredAt), former: { version, watched, completedAt } }
}

/** Takes a graded attempt into a quiz's state: the best score stands, and a pass completes. */
export function advanceByScore(before: LessonState | undefined, lessonId: string, score: number, passed: boolean, at: Date): LessonState {
  const completedAt = before?.completedAt ?? (passed ? at : null)
  return {
    lessonId, state: completedAt ? 'COMPLETED' : 'STARTED', position: 1, score: Math.max(before?.score ?? 0, score),
    watched: before?.watched ?? [], completedAt, updatedAt: latest(before?.updatedAt, at), former: before?.former ?? null,
  }
}

const latest = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b)
