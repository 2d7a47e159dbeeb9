import type { LessonState } from './progress.js'

interface LessonOfCourse {
  id: string
  required: boolean
  position: number
  /** Lessons that must be done first. */
  prerequisites?: readonly string[]
}

/** What a course asks: every required lesson; where none is required, every lesson. */
export const requiredLessons = <L extends LessonOfCourse>(lessons: readonly L[]): L[] => {
  const required = lessons.filter((lesson) => lesson.required)
  return required.length > 0 ? required : [...lessons]
}

/** Share of the required lessons that are completed, 0 to 1. */
export function courseProgress(lessons: readonly LessonOfCourse[], states: ReadonlyMap<string, LessonState>): number {
  const required = requiredLessons(lessons)
  const done = required.filter((lesson) => states.get(lesson.id)?.state === 'COMPLETED').length
  return required.length === 0 ? 0 : done / required.length
}

/** When the course was completed: the latest time of its required lessons; null while one is open. */
export function completionTime(lessons: readonly LessonOfCourse[], states: ReadonlyMap<string, LessonState>): Date | null {
  const times = requiredLessons(lessons).map((lesson) => states.get(lesson.id)?.completedAt ?? null)
  if (times.length === 0 || times.includes(null)) return null
  return new Date(Math.max(...times.map((time) => (time as Date).getTime())))
}

/** Whether a lesson is open: when what its author asks to be done first is completed, and in a strict course every required lesson before it. */
export function isUnlocked(order: 'free' | 'strict', lessons: readonly LessonOfCourse[], states: ReadonlyMap<string, LessonState>, lessonId: string): boolean {
  const wanted = lessons.find((lesson) => lesson.id === lessonId)
  if (wanted?.prerequisites?.some((id) => lessons.some((lesson) => lesson.id === id) && states.get(id)?.state !== 'COMPLETED')) return false
  if (order === 'free') return true
  const position = wanted?.position ?? 0
  return lessons.every((lesson) => lesson.position >= position || !lesson.required || states.get(lesson.id)?.state === 'COMPLETED')
}

/** Where to go on: the first open lesson that is not completed, required ones first; null where all is done. */
export function nextLesson(order: 'free' | 'strict', lessons: readonly LessonOfCourse[], states: ReadonlyMap<string, LessonState>): string | null {
  const open = lessons.filter((lesson) => states.get(lesson.id)?.state !== 'COMPLETED' && isUnlocked(order, lessons, states, lesson.id))
  return (open.find((lesson) => lesson.required) ?? open[0])?.id ?? null
}
