import { shownId } from './present.js'
import type { AnswerValue, QuestionDefinition } from './question.js'
import { writeNumber } from './typed-number.js'

/** An answer that is worth all. `tolerance`: how far a number may lie from it, as it is written; left out where it may not. */
export interface RightAnswer extends AnswerValue {
  tolerance?: string
}

/**
 * The answer that is worth all, by the ids of the attempt of this seed: shown when the author lets it be, and never before. An essay has none.
 * @param locale of the reader: numbers are written as she writes them, and can be typed in so.
 */
export function rightAnswer(question: QuestionDefinition, seed: string, locale: 'vi' | 'en' = 'vi'): RightAnswer {
  const id = (part: 'c' | 'l' | 't', index: number | string): string => shownId(seed, question.id, part, index)
  const heaviest = question.choices.reduce((best, choice, n) => (choice.weight > (question.choices[best]?.weight ?? -1) ? n : best), 0)
  switch (question.kind) {
    case 'DESCRIPTION':
    case 'ESSAY':
      return {}
    case 'SINGLE_CHOICE':
    case 'TRUE_FALSE':
      return { choiceIds: [id('c', heaviest)] }
    case 'MULTIPLE_CHOICE':
      return { choiceIds: question.choices.flatMap((choice, n) => (choice.weight > 0 ? [id('c', n)] : [])) }
    case 'ORDERING':
      return { choiceIds: question.choices.map((_, n) => id('c', n)) }
    case 'SHORT_ANSWER':
      return { text: question.dictation?.text ?? typed(question.texts) }
    case 'NUMERIC':
      return rightNumber(question.ranges, locale)
    case 'MATCHING':
      return { pairs: question.pairs.flatMap((pair, n) => (pair.left === '' ? [] : [{ left: id('l', n), right: id('t', pair.right) }])) }
    case 'GAPS':
      return { pairs: (question.gaps ?? []).map((gap, n) => ({ left: id('l', n), ...(gap.choices.length > 0 ? { right: id('t', typed(gap.texts)) } : { text: typed(gap.texts) }) })) }
  }
}

const heaviestOf = <T extends { weight: number }>(rows: readonly T[]): T | undefined => [...rows].sort((a, b) => b.weight - a.weight)[0]

/** The accepted form that is worth most, a pattern's stars left out and a written star as itself. */
const typed = (texts: QuestionDefinition['texts']): string => (heaviestOf(texts)?.text ?? '').replaceAll('\\*', '\0').replaceAll('*', '').replaceAll('\0', '*').trim()

function rightNumber(ranges: QuestionDefinition['ranges'], locale: 'vi' | 'en'): RightAnswer {
  const { from, to } = heaviestOf(ranges) ?? { from: 0, to: 0 }
  const slack = Math.max(Math.abs(from), Math.abs(to)) * 1e-12
  const [middle, half] = [from + (to - from) / 2, Number(((to - from) / 2 - slack).toPrecision(6))]
  const isExact = half <= 10 * slack
  return { text: writeNumber(middle, locale), ...(isExact ? {} : { tolerance: writeNumber(half, locale) }) }
}
