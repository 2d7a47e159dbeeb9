import { grade, type Grade, isGraded } from './grading.js'
import { type RightAnswer, rightAnswer } from './right-answer.js'
import type { AnswerValue, QuestionDefinition } from './question.js'
import type { FeedbackRule } from './quiz-rules.js'

/** What a question earned, and what would have been right. `share`: of its points, 0 to 1. */
export interface QuestionResult extends Grade {
  questionId: string
  right: RightAnswer
  /** Of an essay: nobody has marked it, and it counts neither for nor against. */
  unscored?: true
}

interface AttemptToTell {
  state: 'OPEN' | 'GRADED'
  seed: string
  feedback: FeedbackRule
  checked: readonly string[]
  questions: readonly QuestionDefinition[]
  grades: Readonly<Record<string, Grade>> | null
  answers: readonly { questionId: string; answer: AnswerValue }[]
}

/** From when on the results of a closed attempt may be told; null: at once. */
export const toldFrom = (feedback: FeedbackRule): Date | null => (typeof feedback === 'object' ? new Date(feedback.after) : null)

/**
 * The results that its author lets the learner see now: of an open attempt those of the questions that she had checked, of a closed
 * one all of them, but none before the date. @param locale of the reader: how numbers are written.
 */
export function resultsOf(attempt: AttemptToTell, now: Date, locale: 'vi' | 'en' = 'vi'): QuestionResult[] {
  const from = toldFrom(attempt.feedback)
  if (from && from > now) return []
  const asked = attempt.questions.filter((question) => question.kind !== 'DESCRIPTION' && (attempt.state === 'GRADED' || (attempt.feedback === 'at-once' && attempt.checked.includes(question.id))))
  return asked.map((question) => {
    const answer = attempt.answers.find((saved) => saved.questionId === question.id)?.answer ?? null
    const { share, feedback, feedbackHtml } = attempt.grades?.[question.id] ?? grade(question, answer, attempt.seed)
    return { questionId: question.id, share, feedback, ...(feedbackHtml ? { feedbackHtml } : {}), right: rightAnswer(question, attempt.seed, locale), ...(isGraded(question) ? {} : { unscored: true }) }
  })
}
