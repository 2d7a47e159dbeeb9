import type { CompletionRule } from '@khue/catalogue'

/** How far somebody is in one lesson. `position`, `score`: 0 to 1; `watched`: spans in seconds, apart and in order. */
export interface LessonState {
  lessonId: string
  state: 'STARTED' | 'COMPLETED'
  position: number
  score: number | null
  watched: readonly Span[]
  completedAt: Date | null
  updatedAt: Date
}

export type Span = readonly [from: number, to: number]

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

/** The union of spans, apart and in order. */
export function unite(spans: readonly Span[]): Span[] {
  const united: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = united.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) united.push([from, to])
  }
  return united
}

/** Share of a recording that was really watched, 0 to 1: skipping to the end watches nothing. Of an unknown length, the furthest point seen is taken for it. */
export function watchedShare(watched: readonly Span[], seconds: number | null): number {
  const seen = unite(watched).reduce((sum, [from, to]) => sum + to - from, 0)
  const length = seconds ?? Math.max(0, ...watched.map(([, to]) => to))
  return length === 0 ? 0 : Math.min(1, seen / length)
}

/**
 * Takes an event into a lesson's state. Progress never moves back; the order in which events come does not matter.
 * A reading is done when the reader says so; a recording when its share was watched; a quiz never by this.
 */
export function advance(before: LessonState | undefined, event: LessonEvent, rule: LessonRule): LessonState {
  const watched = unite([...(before?.watched ?? []), ...event.watched])
  const meets =
    rule.completion.kind === 'read' ? event.done
    : rule.completion.kind === 'watched' ? watchedShare(watched, rule.seconds) >= rule.completion.share - 1e-9 && (rule.seconds !== null || event.done || event.position >= rule.completion.share)
    : false
  const earliest = before?.completedAt && before.completedAt <= event.occurredAt ? before.completedAt : event.occurredAt
  const completedAt = meets ? (rule.completion.kind === 'read' ? earliest : (before?.completedAt ?? latest(before?.updatedAt, event.occurredAt))) : (before?.completedAt ?? null)
  return {
    lessonId: event.lessonId,
    state: completedAt ? 'COMPLETED' : 'STARTED',
    position: Math.max(before?.position ?? 0, event.position),
    score: before?.score ?? null,
    watched,
    completedAt,
    updatedAt: latest(before?.updatedAt, event.occurredAt),
  }
}

/** Takes a graded attempt into a quiz's state: the best score stands, and a pass completes. */
export function advanceByScore(before: LessonState | undefined, lessonId: string, score: number, passed: boolean, at: Date): LessonState {
  const completedAt = before?.completedAt ?? (passed ? at : null)
  return {
    lessonId, state: completedAt ? 'COMPLETED' : 'STARTED', position: 1, score: Math.max(before?.score ?? 0, score),
    watched: before?.watched ?? [], completedAt, updatedAt: latest(before?.updatedAt, at),
  }
}

const latest = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b)
