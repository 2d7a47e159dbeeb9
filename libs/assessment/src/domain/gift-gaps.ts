import { RefusedQuestion } from './gift-fault.js'
import type { GapDefinition, PairDefinition, QuestionDefinition, TextDefinition } from './question.js'

type Base = Omit<QuestionDefinition, 'kind'>
const accepted = (text: string): TextDefinition => ({ text, weight: 1, feedback: null })

/** A matching whose left sides are 1, 2, 3 … and whose right sides are the items: the author's order is the right one. */
export function ordering(base: Base, pairs: readonly PairDefinition[]): QuestionDefinition {
  const numbered = [...pairs].sort((a, b) => Number(a.left) - Number(b.left))
  if (numbered.length < 2 || numbered.some((pair, n) => pair.left !== String(n + 1))) throw new RefusedQuestion('gift.ordering-numbers')
  if (new Set(numbered.map((pair) => pair.right)).size < numbered.length) throw new RefusedQuestion('gift.item-twice')
  return { ...base, kind: 'ORDERING', choices: numbered.map((pair) => ({ text: pair.right, weight: 0, feedback: null })), pairs: [] }
}

/**
 * A matching whose left sides are the numbers of the prompt's blanks: `Tôi [1] từ [2]. { =1 -> đến =2 -> Huế = -> ở }`.
 * Chosen: each blank takes one of all right sides. Typed: several accepted forms are parted by `|`.
 */
export function numberedGaps(base: Base, pairs: readonly PairDefinition[], typed: boolean): QuestionDefinition {
  const numbers = [...base.prompt.matchAll(/\[(\d{1,2})\]/g)].map((match) => match[1] ?? '')
  const named = pairs.filter((pair) => pair.left !== '')
  if (numbers.length === 0) throw new RefusedQuestion('gift.no-blanks')
  if (new Set(numbers).size < numbers.length) throw new RefusedQuestion('gift.blank-twice')
  const stray = named.find((pair) => !numbers.includes(pair.left))
  if (stray) throw new RefusedQuestion('gift.no-blank', { number: stray.left })
  const choices = typed ? [] : [...new Set(pairs.map((pair) => pair.right))]
  const gaps = numbers.map((number): GapDefinition => {
    const rights = named.filter((pair) => pair.left === number).flatMap((pair) => (typed ? pair.right.split('|').map((form) => form.trim()).filter(Boolean) : [pair.right]))
    if (rights.length === 0) throw new RefusedQuestion('gift.blank-open', { number })
    return { texts: rights.map(accepted), choices }
  })
  return { ...base, kind: 'GAPS', prompt: base.prompt.replace(/\[\d{1,2}\]/g, '_____'), pairs: [], gaps }
}

/** A text with several blanks in braces, each read by itself: typed ones (`{=am}`) or chosen ones (`{=am ~is}`), but not both. */
export function bracedGaps(base: Base, blanks: readonly QuestionDefinition[]): QuestionDefinition {
  const gaps = blanks.map((blank): GapDefinition => {
    if (blank.kind === 'SHORT_ANSWER') return { texts: blank.texts.map(({ text, weight }) => ({ text, weight, feedback: null })), choices: [] }
    if (blank.kind === 'SINGLE_CHOICE') return { texts: blank.choices.filter((choice) => choice.weight > 0).map(({ text, weight }) => ({ text, weight, feedback: null })), choices: blank.choices.map((choice) => choice.text) }
    throw new RefusedQuestion('gift.blank-kind')
  })
  if (new Set(gaps.map((gap) => gap.choices.length > 0)).size > 1) throw new RefusedQuestion('gift.blanks-mixed')
  return { ...base, kind: 'GAPS', gaps }
}
