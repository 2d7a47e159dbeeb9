import type { KnownProgress, WaitingEvent } from '../../client/index.js'
import type { LessonKind, LessonStateFragment, ProgressState } from '../documents.gen.js'

interface OrderedLesson {
  readonly id: string
  readonly required: boolean
  /** Ids of lessons before it that must be done first. */
  readonly prerequisites?: readonly string[]
}

interface OrderedCourse<Lesson extends OrderedLesson> {
  readonly order: string
  readonly sections: readonly { readonly lessons: readonly Lesson[] }[]
}

/** Where a learner stands in a lesson, what waits on her device included. */
export interface LessonStanding {
  readonly state: ProgressState
  readonly position: number
  readonly score: number | null
  readonly unlocked: boolean
}

export const lessonsOf = <Lesson extends OrderedLesson>(course: OrderedCourse<Lesson>): readonly Lesson[] => course.sections.flatMap((section) => section.lessons)

/** The lessons beside one, and its place from 1. @returns null where the course has no such lesson. */
export function around<Lesson extends OrderedLesson>(course: OrderedCourse<Lesson>, lessonId: string) {
  const lessons = lessonsOf(course)
  const at = lessons.findIndex((lesson) => lesson.id === lessonId)
  const lesson = lessons[at]
  return lesson ? { lesson, previous: lessons[at - 1] ?? null, next: lessons[at + 1] ?? null, place: at + 1, count: lessons.length } : null
}

/** Kinds that are done when the learner says so; the others are for the server to decide. */
const doneByWord: readonly LessonKind[] = ['ARTICLE', 'DOCUMENT', 'FLASHCARDS']

const further = (one: ProgressState, other: ProgressState): ProgressState => (one === 'COMPLETED' || other === 'COMPLETED' ? 'COMPLETED' : one === 'STARTED' || other === 'STARTED' ? 'STARTED' : 'NOT_STARTED')

/**
 * Each lesson's standing: what the server told with the page, what it answered since, and what still waits on the device.
 * In a course of strict order a lesson is open once every required one before it is done;
 * in any course, once those that it names are.
 */
export function standings<Lesson extends OrderedLesson & { readonly kind: LessonKind }>(
  course: OrderedCourse<Lesson>,
  told: readonly LessonStateFragment[],
  known: Readonly<Record<string, KnownProgress>> = {},
  waiting: readonly WaitingEvent[] = [],
): ReadonlyMap<string, LessonStanding> {
  const found = new Map<string, LessonStanding>()
  let open = true
  for (const lesson of lessonsOf(course)) {
    const first = told.find((progress) => progress.lessonId === lesson.id)
    const since = known[lesson.id]
    const own = waiting.filter((event) => event.lessonId === lesson.id)
    const said: ProgressState = own.some((event) => event.done) && doneByWord.includes(lesson.kind) ? 'COMPLETED' : own.length > 0 ? 'STARTED' : 'NOT_STARTED'
    const state = [first?.state, since?.state, said].reduce<ProgressState>((furthest, one) => further(furthest, one ?? 'NOT_STARTED'), 'NOT_STARTED')
    const prepared = (lesson.prerequisites ?? []).every((id) => found.get(id)?.state === 'COMPLETED')
    found.set(lesson.id, {
      state,
      position: Math.max(first?.position ?? 0, since?.position ?? 0, ...own.map((event) => event.position)),
      score: since?.score ?? first?.score ?? null,
      unlocked: (prepared && (course.order !== 'strict' || open)) || (first?.unlocked ?? false) || (since?.unlocked ?? false) || state !== 'NOT_STARTED',
    })
    if (lesson.required && state !== 'COMPLETED') open = false
  }
  return found
}

/** Share of the required lessons that are done, 0 to 1. */
export function shareDone(course: OrderedCourse<OrderedLesson>, standing: ReadonlyMap<string, LessonStanding>): number {
  const required = lessonsOf(course).filter((lesson) => lesson.required)
  const done = required.filter((lesson) => standing.get(lesson.id)?.state === 'COMPLETED')
  return required.length === 0 ? 1 : done.length / required.length
}
