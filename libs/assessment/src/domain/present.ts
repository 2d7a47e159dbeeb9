import { createHash } from 'node:crypto'
import type { PresentedChoice, PresentedQuestion, QuestionDefinition } from './question.js'

const TRUE_FALSE = { vi: ['Đúng', 'Sai'], en: ['True', 'False'] } as const

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Id of the nth choice (`c`), left side (`l`) or target (`t`) of a question in the attempt of this seed. */
export const shownId = (seed: string, questionId: string, part: 'c' | 'l' | 't', index: number | string): string => digest(`${seed}/${questionId}/${part}/${index}`).slice(0, 16)

/** The distinct right sides of a matching, or what the gaps are filled with, in the order of the text. */
export const targetsOf = (question: QuestionDefinition): string[] => [...new Set([...question.pairs.map((pair) => pair.right), ...(question.gaps ?? []).flatMap((gap) => gap.choices)])]

const shuffled = (choices: PresentedChoice[], seed: string): PresentedChoice[] =>
  choices.map((choice) => ({ choice, key: digest(`${seed}/order/${choice.id}`) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ choice }) => choice)

/**
 * Shows a question within an attempt. Ids and order follow from the attempt's seed alone, so that they stay as they are;
 * the seed never leaves the server, so that they tell nothing.
 */
export function present(question: QuestionDefinition, seed: string, locale: 'vi' | 'en'): PresentedQuestion {
  const { id, kind, prompt, audio, image, dictation } = question
  const id_ = (part: 'c' | 'l' | 't', index: number | string): string => shownId(seed, id, part, index)
  const speech = dictation && !audio ? { text: dictation.text, language: dictation.language } : null
  const shown = { id, kind, prompt, audioUrl: audio ?? null, imageUrl: image?.path ?? null, imageAlt: image?.alt ?? null, speech }
  const targets = shuffled(targetsOf(question).map((text) => ({ id: id_('t', text), text })), seed)
  if (kind === 'TRUE_FALSE') return { ...shown, choices: TRUE_FALSE[locale].map((text, n) => ({ id: id_('c', n), text })), targets }
  if (kind === 'MATCHING') return { ...shown, choices: question.pairs.flatMap((pair, n) => (pair.left === '' ? [] : [{ id: id_('l', n), text: pair.left }])), targets }
  if (kind === 'GAPS') return { ...shown, choices: (question.gaps ?? []).map((_, n) => ({ id: id_('l', n), text: String(n + 1) })), targets }
  const choices = question.choices.map((choice, n) => ({ id: id_('c', n), text: choice.text }))
  return { ...shown, choices: question.fixedOrder && kind !== 'ORDERING' ? choices : shuffled(choices, seed), targets }
}
