import { type Attempt, rightAnswer, type SentAnswer } from '@khue/assessment'
import type { SignedIn } from '@khue/identity'
import { QuizService } from '@khue/learning'
import type { Installation } from '../installation.js'

/** Lets a made-up resident take a quiz and answer everything rightly. */
export async function passQuiz(at: Pick<Installation, 'get'>, resident: SignedIn, lessonId: string): Promise<void> {
  const quizzes = at.get(QuizService)
  const attempt = await quizzes.start(resident, lessonId)
  await quizzes.save(resident, attempt.id, rightAnswers(attempt))
  await quizzes.submit(resident, attempt.id)
}

/** The author's own answers to every question of an attempt, by the ids it shows. */
const rightAnswers = ({ questions, seed }: Attempt): SentAnswer[] => questions.filter((question) => question.kind !== 'DESCRIPTION').map((question) => ({ questionId: question.id, ...rightAnswer(question, seed) }))
