import { advance, advanceFormer, type LessonEvent, type LessonRule, type LessonState } from './progress.js'
import { firstNewSeconds, foldWatched, secondsIn, type Span } from './watched.js'

/** An event that is taken. `formerVersion`: the older (or newer) version of the course in which the lesson has other content, where the device showed that one. */
export interface TakenEvent extends LessonEvent {
  rule: LessonRule
  formerVersion: number | null
}

/** How fast a recording may be watched: at twice its speed. */
const FASTEST = 2

/**
 * Takes a batch into the lessons of one enrolment, each lesson once.
 * All that is watched in the course is at most twice the time since the enrolment: over all its recordings together, so that many short
 * ones cannot be watched at once either; up to the receipt, not up to what the device's clock says, so that what was watched offline counts
 * whole although the clock was wrong. What is told beyond that is held back, the last of a lesson first.
 * @param elapsed seconds from the enrolment to the receipt.
 */
export function foldBatch(states: ReadonlyMap<string, LessonState>, events: readonly TakenEvent[], elapsed: number): { lessons: LessonState[]; heldBack: Map<string, number> } {
  const lessons = new Map<string, LessonState>()
  const heldBack = new Map<string, number>()
  let left = Math.max(0, Math.ceil(FASTEST * elapsed) - [...states.values()].reduce((sum, state) => sum + secondsIn(state.watched), 0))
  const inOrder = [...events].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
  for (const group of Map.groupBy(inOrder, ({ lessonId, formerVersion }) => `${lessonId} ${formerVersion}`).values()) {
    const [{ lessonId, rule, formerVersion }] = group as [TakenEvent]
    const before = lessons.get(lessonId) ?? states.get(lessonId)
    if (formerVersion !== null) {
      lessons.set(lessonId, advanceFormer(before, formerVersion, group, rule))
      continue
    }
    const allowed = withinAllowance(before?.watched ?? [], group, rule.seconds, left)
    const after = advance(before, allowed.events, rule)
    left -= Math.max(0, secondsIn(after.watched) - secondsIn(before?.watched ?? []))
    if (allowed.heldBack > 0) heldBack.set(lessonId, allowed.heldBack)
    lessons.set(lessonId, after)
  }
  return { lessons: [...lessons.values()], heldBack }
}

/** The events with no more new seconds than are left: where there are more, the first of them, told by the last event. */
function withinAllowance(watched: readonly Span[], events: readonly LessonEvent[], seconds: number | null, left: number): { events: readonly LessonEvent[]; heldBack: number } {
  const all = foldWatched(watched, events.flatMap((event) => event.watched), seconds)
  const gained = secondsIn(all) - secondsIn(watched)
  if (gained <= left) return { events, heldBack: 0 }
  const first = firstNewSeconds(watched, all, Math.max(0, left))
  return { events: events.map((event, n) => ({ ...event, watched: n === events.length - 1 ? first : [] })), heldBack: gained - Math.max(0, left) }
}
