import { RefusedQuestion } from './gift-fault.js'
import type { GapDefinition, PairDefinition, QuestionDefinition, TextDefinition } from './question.js'

type Base = Omit<QuestionDefinition, 'kind'>
const accepted = (text: string): TextDefinition => ({ text, weight: 1, feedback: null })

/** A matching whose left sides are 1, 2, 3 … and whose right sides are the items: the author's order is the right one. */
export function numberedOrdering(base: Base, pairs: readonly PairDefinition[]): QuestionDefinition {
  const numbered = [...pairs].sort((a, b) => Number(a.left) - Number(b.left))
  if (numbered.length < 2 || numbered.some((pair, n) => pair.left !== String(n + 1))) throw new RefusedQuestion('gift.ordering-numbers')
  return ordering(base, numbered.map((pair) => ({ text: pair.right, ...(pair.rightHtml ? { html: pair.rightHtml } : {}) })))
}

/** Items in their right order. */
export function ordering(base: Base, items: readonly { text: string; html?: string }[]): QuestionDefinition {
  if (items.length < 2) throw new RefusedQuestion('gift.one-item')
  if (new Set(items.map((item) => item.text)).size < items.length) throw new RefusedQuestion('gift.item-twice')
  return { ...base, kind: 'ORDERING', choices: items.map(({ text, html }) => ({ text, weight: 0, feedback: null, ...(html ? { html } : {}) })), pairs: [] }
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
  const blanked = (text: string): string => text.replace(/\[\d{1,2}\]/g, '_____')
  return { ...base, kind: 'GAPS', prompt: blanked(base.prompt), ...(base.promptHtml ? { promptHtml: blanked(base.promptHtml) } : {}), pairs: [], gaps }
}

/** A text with several blanks in braces, each read by itself: typed ones (`{=am}`) or chosen ones (`{=am ~is}`), but not both. */
export function bracedGaps(base: Base, gaps: readonly GapDefinition[]): QuestionDefinition {
  if (new Set(gaps.map((gap) => gap.choices.length > 0)).size > 1) throw new RefusedQuestion('gift.blanks-mixed')
  return { ...base, kind: 'GAPS', gaps: [...gaps] }
}
