import { type Attempt, present, type SentAnswer } from '@khue/assessment'
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
function rightAnswers(attempt: Attempt): SentAnswer[] {
  return attempt.questions.flatMap((question): SentAnswer[] => {
    const shown = present(question, attempt.seed, 'vi')
    const idOf = (text: string): string[] => shown.choices.filter((choice) => choice.text === text).map((choice) => choice.id)
    const right = question.choices.flatMap((choice, n) => (choice.weight > 0 ? [{ choice, n }] : []))
    switch (question.kind) {
      case 'TRUE_FALSE':
        return [{ questionId: question.id, choiceIds: right.flatMap(({ n }) => shown.choices[n]?.id ?? []) }]
      case 'SINGLE_CHOICE':
      case 'MULTIPLE_CHOICE':
        return [{ questionId: question.id, choiceIds: right.flatMap(({ choice }) => idOf(choice.text)).slice(0, question.kind === 'SINGLE_CHOICE' ? 1 : undefined) }]
      case 'SHORT_ANSWER':
        return [{ questionId: question.id, text: question.texts[0]?.text.replaceAll('\\*', '*') ?? '' }]
      case 'NUMERIC':
        return [{ questionId: question.id, text: String(((question.ranges[0]?.from ?? 0) + (question.ranges[0]?.to ?? 0)) / 2) }]
      case 'MATCHING':
        return [{ questionId: question.id, pairs: shown.choices.flatMap(({ id, text }) => {
          const target = question.pairs.find((pair) => pair.left === text)?.right
          return shown.targets.filter((shownTarget) => shownTarget.text === target).map((found) => ({ left: id, right: found.id }))
        }) }]
      default:
        return []
    }
  })
}
