import { matchesText, shareOfWords } from './folding.js'
import { shownId, targetsOf } from './present.js'
import type { AnswerValue, GapDefinition, QuestionDefinition } from './question.js'
import { numbersIn } from './typed-number.js'

/** What an answer is worth. `share` is of the question's points, 0 to 1; `feedback` is the author's to this answer and to everybody, as safe HTML too where words alone do not say it all. */
export interface Grade {
  share: number
  feedback: string | null
  feedbackHtml?: string
}

/** A question is graded unless it only describes, or waits for somebody to mark it. */
export const isGraded = (question: QuestionDefinition): boolean => question.kind !== 'DESCRIPTION' && question.kind !== 'ESSAY'

const clip = (share: number): number => Math.min(1, Math.max(0, share))

interface Said {
  feedback: string | null
  feedbackHtml?: string | undefined
}

/** What is said to an answer, the author's words to everybody last. */
function say(...all: Said[]): Said {
  const said = all.filter(({ feedback, feedbackHtml }) => feedback || feedbackHtml)
  const html = said.some(({ feedbackHtml }) => feedbackHtml) ? said.map(({ feedback, feedbackHtml }) => `<div>${feedbackHtml ?? escapeHtml(feedback ?? '')}</div>`).join('') : undefined
  return { feedback: said.map(({ feedback }) => feedback).filter(Boolean).join(' ') || null, ...(html ? { feedbackHtml: html } : {}) }
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Grades an answer as Moodle does: one choice by its weight; several by the sum of their weights, of that of all right ones, never below nothing; typed
 * text by the best accepted form, where case and runs of spaces do not count and marks do; a number by the first range that
 * holds it; a matching by the share of right pairs, gaps by that of right gaps, an ordering by that of items in their place,
 * a dictation by that of right words. No answer is worth nothing.
 * @param seed of the attempt, by which the shown ids are read.
 */
export function grade(question: QuestionDefinition, answer: AnswerValue | null, seed: string): Grade {
  switch (question.kind) {
    case 'DESCRIPTION':
    case 'ESSAY':
      return graded(0, question)
    case 'SINGLE_CHOICE':
    case 'TRUE_FALSE':
    case 'MULTIPLE_CHOICE': {
      const chosen = question.choices.filter((_, n) => answer?.choiceIds?.includes(shownId(seed, question.id, 'c', n)))
      const all = question.kind === 'MULTIPLE_CHOICE' ? rightOf(question) : 1
      return graded(clip(chosen.reduce((sum, choice) => sum + choice.weight, 0) / all), ...chosen, question)
    }
    case 'ORDERING': {
      const placed = question.choices.filter((_, n) => answer?.choiceIds?.[n] === shownId(seed, question.id, 'c', n))
      return graded(placed.length / question.choices.length, question)
    }
    case 'GAPS': {
      const gaps = question.gaps ?? []
      const shares = gaps.map((gap, n) => gradeGap(question, gap, answer?.pairs?.find((given) => given.left === shownId(seed, question.id, 'l', n)), seed))
      return graded(gaps.length === 0 ? 0 : clip(shares.reduce((sum, share) => sum + share, 0) / gaps.length), question)
    }
    case 'SHORT_ANSWER':
      if (question.dictation) return graded(shareOfWords(question.dictation.text, answer?.text ?? '', question.ignoreDiacritics), question)
      return best(question, question.texts.filter((accepted) => matchesText(accepted.text, answer?.text ?? '', question.ignoreDiacritics, question.prompt)))
    case 'NUMERIC': {
      const numbers = numbersIn(answer?.text ?? '', question.prompt)
      return best(question, question.ranges.filter((range) => numbers.some((number) => number >= range.from && number <= range.to)))
    }
    case 'MATCHING': {
      const asked = question.pairs.flatMap((pair, n) => (pair.left === '' ? [] : [{ pair, id: shownId(seed, question.id, 'l', n) }]))
      const right = asked.filter(({ pair, id }) => answer?.pairs?.find((given) => given.left === id)?.right === shownId(seed, question.id, 't', pair.right))
      return graded(asked.length === 0 ? 0 : right.length / asked.length, question)
    }
  }
}

function gradeGap(question: QuestionDefinition, gap: GapDefinition, given: NonNullable<AnswerValue['pairs']>[number] | undefined, seed: string): number {
  const fits = ({ text }: { text: string }): boolean => (gap.choices.length > 0 ? given?.right === shownId(seed, question.id, 't', text) : matchesText(text, given?.text ?? '', question.ignoreDiacritics, question.prompt))
  return Math.max(0, ...gap.texts.filter(fits).map((accepted) => accepted.weight))
}

function best(question: QuestionDefinition, fitting: readonly (Said & { weight: number })[]): Grade {
  const [first] = [...fitting].sort((a, b) => b.weight - a.weight)
  return graded(clip(first?.weight ?? 0), ...(first ? [first] : []), question)
}

const graded = (share: number, ...said: Said[]): Grade => ({ share, ...say(...said) }) as Grade

/** What all right choices weigh together: 1, but for what percentages such as 33.333 leave off. */
function rightOf({ choices }: QuestionDefinition): number {
  const sum = choices.reduce((left, choice) => left + Math.max(0, choice.weight), 0)
  return sum > 0 ? sum : 1
}

/** Scores are kept with six digits behind the point. */
const ROUNDED = 1e-6

/** Whether a score is enough; what rounding took off does not count against it. */
export const reaches = (score: number, passMark: number): boolean => score >= passMark - ROUNDED

/**
 * What an attempt is worth: the share of all points, 0 to 1, and each question's grade. A quiz that asks nothing is worth all; one that asks for essays
 * alone is once each is written, for nobody can say more of them yet.
 */
export function gradeAttempt(questions: readonly QuestionDefinition[], answers: ReadonlyMap<string, AnswerValue>, seed: string): { score: number; grades: Map<string, Grade> } {
  const grades = new Map(questions.map((question) => [question.id, grade(question, answers.get(question.id) ?? null, seed)]))
  const graded = questions.filter(isGraded)
  const total = graded.reduce((sum, question) => sum + question.points, 0)
  const won = graded.reduce((sum, question) => sum + question.points * (grades.get(question.id)?.share ?? 0), 0)
  const isWritten = questions.every((question) => question.kind !== 'ESSAY' || answers.get(question.id)?.text?.trim())
  return { score: total === 0 ? (isWritten ? 1 : 0) : Math.round((won / total) * 1e6) / 1e6, grades }
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
  return answer.text != null && isNoText(answer.text, question.kind === 'ESSAY' ? 20_000 : 2_000) ? 'text' : null
}

const isNoText = (text: string, most = 2_000): boolean => text.length > 2 * most || [...text].length > most || /[\0\p{Cs}]/u.test(text)
