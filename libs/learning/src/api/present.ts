import { type Attempt, present, resultsOf, toldFrom } from '@khue/assessment'
import { feedbackOf } from '@khue/catalogue'
import { isUnlocked, nextLesson } from '../domain/completion.js'
import type { LessonState } from '../domain/progress.js'
import { secondsIn } from '../domain/watched.js'
import type { EnrolmentView } from '../learning.service.js'
import { lessonOf } from '../quiz.service.js'
import type { NewVersion } from '../version.service.js'
import type { EnrolmentType, LessonProgressType, QuizAttemptType } from './learning.types.js'

/** A lesson's progress as the schema has it; one that was not begun has none. */
export function presentLesson(lessonId: string, state: LessonState | undefined, { enrolment, outline }: EnrolmentView, secondsHeldBack: number | null = null): LessonProgressType {
  return {
    lessonId,
    state: state?.state ?? 'NOT_STARTED',
    position: state?.position ?? 0,
    score: state?.score ?? null,
    completedAt: state?.completedAt?.toISOString() ?? null,
    watchedSeconds: state && state.watched.length > 0 ? secondsIn(state.watched) : null,
    doneInVersion: state?.former?.completedAt ? state.former.version : null,
    secondsHeldBack,
    unlocked: isUnlocked(outline.order, outline.lessons, enrolment.lessons, lessonId),
  }
}

/** Enrolments as the schema has them. `offers`: their newer versions, asked once for all and only where a client asks for them. */
export function presentEnrolments(views: readonly EnrolmentView[], offers: (views: readonly EnrolmentView[]) => Promise<Map<string, NewVersion>>): EnrolmentType[] {
  let asked: Promise<Map<string, NewVersion>> | undefined
  return views.map((view) => ({
    ...presentEnrolment(view),
    get newVersion() {
      return (asked ??= offers(views)).then((found) => found.get(view.enrolment.id) ?? null)
    },
  }))
}

/** An enrolment with every lesson of its version. */
function presentEnrolment(view: EnrolmentView): EnrolmentType {
  const { enrolment, outline } = view
  return {
    id: enrolment.id,
    courseSlug: outline.slug,
    versionId: enrolment.versionId,
    state: enrolment.state,
    progress: enrolment.progress,
    enrolledAt: enrolment.enrolledAt.toISOString(),
    updatedAt: enrolment.updatedAt.toISOString(),
    completedAt: enrolment.completedAt?.toISOString() ?? null,
    nextLessonId: nextLesson(outline.order, outline.lessons, enrolment.lessons),
    lessons: outline.lessons.map((lesson) => presentLesson(lesson.id, enrolment.lessons.get(lesson.id), view)),
  }
}

/** An attempt as the schema has it: no key, and no result before its author lets it be seen. */
export function presentAttempt(attempt: Attempt, locale: 'vi' | 'en', now: Date): QuizAttemptType {
  const { id, state, score, passed, passMark, seed } = attempt
  return {
    id, state, score, passed, passMark,
    lessonId: lessonOf(attempt),
    questions: attempt.questions.map((question) => present(question, seed, locale)),
    startedAt: attempt.startedAt.toISOString(),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    savedAnswers: attempt.answers.map(({ questionId, answer, savedAt }) => ({ questionId, ...answer, savedAt: savedAt.toISOString() })),
    results: resultsOf(attempt, now).map(({ questionId, share, feedback, right }) => ({ questionId, points: share, feedback, right })),
    deadline: attempt.deadline?.toISOString() ?? null,
    feedback: feedbackOf(attempt.feedback),
    feedbackFrom: toldFrom(attempt.feedback)?.toISOString() ?? null,
    ofOlderVersion: attempt.standing === 'PAST',
    checked: attempt.checked,
  }
}
