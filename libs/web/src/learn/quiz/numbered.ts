import type { AttemptFragment, QuestionKind } from '../documents.gen.js'

export type ShownQuestion = AttemptFragment['questions'][number]

/** Kinds that ask for nothing. */
const silent: readonly QuestionKind[] = ['DESCRIPTION']

/** The questions with their numbers from 1; what asks for nothing has none. */
export function numbered(questions: readonly ShownQuestion[]): { question: ShownQuestion; number: number | null }[] {
  let number = 0
  return questions.map((question) => ({ question, number: silent.includes(question.kind) ? null : ++number }))
}
