import { type Attempt, present } from '@khue/assessment'
import { isUnlocked, nextLesson } from '../domain/completion.js'
import type { LessonState } from '../domain/progress.js'
import type { EnrolmentView } from '../learning.service.js'
import { lessonOf } from '../quiz.service.js'
import type { EnrolmentType, LessonProgressType, QuizAttemptType } from './learning.types.js'

/** A lesson's progress as the schema has it; one that was not begun has none. */
export function presentLesson(lessonId: string, state: LessonState | undefined, { enrolment, outline }: EnrolmentView): LessonProgressType {
  return {
    lessonId,
    state: state?.state ?? 'NOT_STARTED',
    position: state?.position ?? 0,
    score: state?.score ?? null,
    completedAt: state?.completedAt?.toISOString() ?? null,
    watchedSeconds: state && state.watched.length > 0 ? state.watched.reduce((sum, [from, to]) => sum + to - from, 0) : null,
    unlocked: isUnlocked(outline.order, outline.lessons, enrolment.lessons, lessonId),
  }
}

/** An enrolment as the schema has it, with every lesson of its version. */
export function presentEnrolment(view: EnrolmentView): EnrolmentType {
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

/** An attempt as the schema has it: no key, and no result before it is graded. */
export function presentAttempt(attempt: Attempt, locale: 'vi' | 'en'): QuizAttemptType {
  const { id, state, score, passed, passMark, seed } = attempt
  return {
    id, state, score, passed, passMark,
    lessonId: lessonOf(attempt),
    questions: attempt.questions.map((question) => present(question, seed, locale)),
    startedAt: attempt.startedAt.toISOString(),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    savedAnswers: attempt.answers.map(({ questionId, answer, savedAt }) => ({ questionId, ...answer, savedAt: savedAt.toISOString() })),
    results: state === 'GRADED' ? Object.entries(attempt.grades ?? {}).map(([questionId, grade]) => ({ questionId, points: grade.share, feedback: grade.feedback })) : [],
  }
}
