import type { OutlineLesson, VersionOutline } from '@khue/catalogue'
import type { LessonState } from './progress.js'

/** What becomes of a learner's lessons in a newer version. Ids of lessons. */
export interface CarryOver {
  /** Begun or done, and the same in the new version. */
  keeps: string[]
  /** Done and required, and changed: to be done again. */
  loses: string[]
}

/**
 * Whether who did one has done the other: a deck always (its cards have schedules of their own); a quiz whose questions were all in the old
 * one and which asks for no higher score; any other lesson while its content and what must be done for it are the same.
 */
export function isSameLesson(before: OutlineLesson, after: OutlineLesson): boolean {
  if (before.kind !== after.kind) return false
  if (after.kind === 'FLASHCARDS' || (before.hash !== undefined && before.hash === after.hash)) return true
  const known = new Set(before.questionHashes)
  return scoreFor(after) <= scoreFor(before) && known.size > 0 && (after.questionHashes?.every((hash) => known.has(hash)) ?? false)
}

const scoreFor = ({ completion }: OutlineLesson): number => (completion.kind === 'passed' ? completion.passMark : 1)

/** Whether a quiz asks the same questions by the same rules: then attempts at the one are attempts at the other. */
function isSameQuiz(before: OutlineLesson, after: OutlineLesson): boolean {
  if (before.kind !== after.kind) return false
  if (before.hash !== undefined && before.hash === after.hash) return true
  const [one, other] = [before, after].map(({ questionHashes, quiz, completion }) => (questionHashes ? JSON.stringify([questionHashes, quiz, completion]) : null))
  return one !== null && one === other
}

/** The quizzes whose attempts are of an older generation in the newer version: `past`, where it asks something else; `kept`, where who passed one has passed the other. */
export function retired(from: VersionOutline, to: VersionOutline): { past: string[]; kept: string[] } {
  const before = new Map(from.lessons.map((lesson) => [lesson.id, lesson]))
  const changed = to.lessons.filter((lesson) => { const old = before.get(lesson.id); return lesson.quiz && !(old && isSameQuiz(old, lesson)) })
  const isKept = (lesson: OutlineLesson): boolean => { const old = before.get(lesson.id); return old !== undefined && isSameLesson(old, lesson) }
  return { past: changed.filter((lesson) => !isKept(lesson)).map((lesson) => lesson.id), kept: changed.filter(isKept).map((lesson) => lesson.id) }
}

/** What a learner keeps and loses by going on with a newer version. */
export function carryOver(from: VersionOutline, to: VersionOutline, states: ReadonlyMap<string, LessonState>): CarryOver {
  const before = new Map(from.lessons.map((lesson) => [lesson.id, lesson]))
  const begun = to.lessons.filter((lesson) => states.has(lesson.id))
  const isSame = (lesson: OutlineLesson): boolean => { const old = before.get(lesson.id); return old !== undefined && isSameLesson(old, lesson) }
  return {
    keeps: begun.filter(isSame).map((lesson) => lesson.id),
    loses: begun.filter((lesson) => !isSame(lesson) && lesson.required && states.get(lesson.id)?.state === 'COMPLETED').map((lesson) => lesson.id),
  }
}

/** The lessons whose state changes by going on: those to be done again, and recordings whose watched spans are of another recording. What was done stays with the version in which it was. */
export function restated(from: VersionOutline, to: VersionOutline, states: ReadonlyMap<string, LessonState>, { keeps, loses }: CarryOver): LessonState[] {
  return to.lessons.flatMap(({ id }): LessonState[] => {
    const state = states.get(id)
    if (!state || keeps.includes(id)) return []
    const former = { version: from.number, watched: state.watched, completedAt: state.completedAt }
    if (loses.includes(id)) return [{ ...state, state: 'STARTED', completedAt: null, score: null, watched: [], former }]
    return state.state === 'STARTED' && state.watched.length > 0 ? [{ ...state, watched: [], former }] : []
  })
}
