import { matchesText, shareOfWords } from './folding.js'
import { shownId, targetsOf } from './present.js'
import type { AnswerValue, GapDefinition, QuestionDefinition } from './question.js'
import { numbersIn } from './typed-number.js'

/** What an answer is worth. `share` is of the question's points, 0 to 1; `feedback` is the author's to this answer and to everybody. */
export interface Grade {
  share: number
  feedback: string | null
}

/** A question is graded unless it only describes. */
export const isGraded = (question: QuestionDefinition): boolean => question.kind !== 'DESCRIPTION'

const clip = (share: number): number => Math.min(1, Math.max(0, share))
const join = (...texts: (string | null)[]): string | null => texts.filter(Boolean).join(' ') || null

/**
 * Grades an answer as Moodle does: one choice by its weight; several by the sum of their weights, never below nothing; typed
 * text by the best accepted form, where case and runs of spaces do not count and marks do; a number by the first range that
 * holds it; a matching by the share of right pairs, gaps by that of right gaps, an ordering by that of items in their place,
 * a dictation by that of right words. No answer is worth nothing.
 * @param seed of the attempt, by which the shown ids are read.
 */
export function grade(question: QuestionDefinition, answer: AnswerValue | null, seed: string): Grade {
  switch (question.kind) {
    case 'DESCRIPTION':
      return { share: 0, feedback: question.feedback }
    case 'SINGLE_CHOICE':
    case 'TRUE_FALSE':
    case 'MULTIPLE_CHOICE': {
      const chosen = question.choices.filter((_, n) => answer?.choiceIds?.includes(shownId(seed, question.id, 'c', n)))
      return { share: clip(chosen.reduce((sum, choice) => sum + choice.weight, 0)), feedback: join(...chosen.map((choice) => choice.feedback), question.feedback) }
    }
    case 'ORDERING': {
      const placed = question.choices.filter((_, n) => answer?.choiceIds?.[n] === shownId(seed, question.id, 'c', n))
      return { share: placed.length / question.choices.length, feedback: question.feedback }
    }
    case 'GAPS': {
      const gaps = question.gaps ?? []
      const shares = gaps.map((gap, n) => gradeGap(question, gap, answer?.pairs?.find((given) => given.left === shownId(seed, question.id, 'l', n)), seed))
      return { share: gaps.length === 0 ? 0 : clip(shares.reduce((sum, share) => sum + share, 0) / gaps.length), feedback: question.feedback }
    }
    case 'SHORT_ANSWER':
      if (question.dictation) return { share: shareOfWords(question.dictation.text, answer?.text ?? '', question.ignoreDiacritics), feedback: question.feedback }
      return best(question, question.texts.filter((accepted) => matchesText(accepted.text, answer?.text ?? '', question.ignoreDiacritics, question.prompt)))
    case 'NUMERIC': {
      const numbers = numbersIn(answer?.text ?? '', question.prompt)
      return best(question, question.ranges.filter((range) => numbers.some((number) => number >= range.from && number <= range.to)))
    }
    case 'MATCHING': {
      const asked = question.pairs.flatMap((pair, n) => (pair.left === '' ? [] : [{ pair, id: shownId(seed, question.id, 'l', n) }]))
      const right = asked.filter(({ pair, id }) => answer?.pairs?.find((given) => given.left === id)?.right === shownId(seed, question.id, 't', pair.right))
      return { share: asked.length === 0 ? 0 : right.length / asked.length, feedback: question.feedback }
    }
  }
}

function gradeGap(question: QuestionDefinition, gap: GapDefinition, given: NonNullable<AnswerValue['pairs']>[number] | undefined, seed: string): number {
  const fits = ({ text }: { text: string }): boolean => (gap.choices.length > 0 ? given?.right === shownId(seed, question.id, 't', text) : matchesText(text, given?.text ?? '', question.ignoreDiacritics, question.prompt))
  return Math.max(0, ...gap.texts.filter(fits).map((accepted) => accepted.weight))
}

function best(question: QuestionDefinition, fitting: readonly { weight: number; feedback: string | null }[]): Grade {
  const first = [...fitting].sort((a, b) => b.weight - a.weight)[0]
  return { share: clip(first?.weight ?? 0), feedback: join(first?.feedback ?? null, question.feedback) }
}

/** What an attempt is worth: the share of all points, 0 to 1, and each question's grade. A quiz that asks nothing is worth all. */
export function gradeAttempt(questions: readonly QuestionDefinition[], answers: ReadonlyMap<string, AnswerValue>, seed: string): { score: number; grades: Map<string, Grade> } {
  const grades = new Map(questions.map((question) => [question.id, grade(question, answers.get(question.id) ?? null, seed)]))
  const graded = questions.filter(isGraded)
  const total = graded.reduce((sum, question) => sum + question.points, 0)
  const won = graded.reduce((sum, question) => sum + question.points * (grades.get(question.id)?.share ?? 0), 0)
  return { score: total === 0 ? 1 : Math.round((won / total) * 1e6) / 1e6, grades }
}

/** Why an answer cannot be one to this question as it was shown, as a path below the answer; null where it can. */
export function answerFault(question: QuestionDefinition, answer: AnswerValue, seed: string): string | null {
  const id = (part: 'c' | 'l' | 't', index: number | string): string => shownId(seed, question.id, part, index)
  const choices = new Set(question.choices.map((_, n) => id('c', n)))
  const lefts = new Set([...question.pairs.flatMap((pair, n) => (pair.left === '' ? [] : [id('l', n)])), ...(question.gaps ?? []).map((_, n) => id('l', n))])
  const targets = new Set(targetsOf(question).map((text) => id('t', text)))
  const most = question.kind === 'MULTIPLE_CHOICE' || question.kind === 'ORDERING' ? question.choices.length : 1
  if ((answer.choiceIds ?? []).some((choice) => !choices.has(choice)) || (answer.choiceIds ?? []).length > most) return 'choiceIds'
  if ((answer.pairs ?? []).some((pair) => !lefts.has(pair.left) || (pair.right != null && !targets.has(pair.right)))) return 'pairs'
  if (new Set(answer.pairs?.map((pair) => pair.left)).size !== (answer.pairs ?? []).length) return 'pairs'
  if ((answer.pairs ?? []).some((pair) => pair.text != null && isNoText(pair.text))) return 'pairs'
  return answer.text != null && isNoText(answer.text) ? 'text' : null
}

const isNoText = (text: string): boolean => [...text].length > 2_000 || /[\0\p{Cs}]/u.test(text)
