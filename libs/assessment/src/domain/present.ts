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

const withHtml = (choice: PresentedChoice, html: string | undefined): PresentedChoice => (html ? { ...choice, html } : choice)

/** A blank stands right before the mark that ends its sentence. */
const tidyBlanks = (text: string): string => text.replace(/_{5} (?=[.,;:!?)…”])/g, '_____')

/**
 * Shows a question within an attempt. Ids and order follow from the attempt's seed alone, so that they stay as they are;
 * the seed never leaves the server, so that they tell nothing.
 */
export function present(question: QuestionDefinition, seed: string, locale: 'vi' | 'en'): PresentedQuestion {
  const { id, kind, prompt, promptHtml, audio, image, dictation } = question
  const id_ = (part: 'c' | 'l' | 't', index: number | string): string => shownId(seed, id, part, index)
  const speech = dictation && !audio ? { text: dictation.text, language: dictation.language } : null
  const shown = { id, kind, prompt: tidyBlanks(prompt), ...(promptHtml ? { promptHtml: tidyBlanks(promptHtml) } : {}), audioUrl: audio ?? null, imageUrl: image?.path ?? null, imageAlt: image?.alt ?? null, speech }
  const targetHtml = new Map(question.pairs.map((pair) => [pair.right, pair.rightHtml]))
  const targets = shuffled(targetsOf(question).map((text) => withHtml({ id: id_('t', text), text }, targetHtml.get(text))), seed)
  if (kind === 'TRUE_FALSE') return { ...shown, choices: TRUE_FALSE[locale].map((text, n) => ({ id: id_('c', n), text })), targets }
  if (kind === 'MATCHING') return { ...shown, choices: question.pairs.flatMap((pair, n) => (pair.left === '' ? [] : [withHtml({ id: id_('l', n), text: pair.left }, pair.leftHtml)])), targets }
  if (kind === 'GAPS') return { ...shown, choices: (question.gaps ?? []).map((_, n) => ({ id: id_('l', n), text: String(n + 1) })), targets }
  const choices = question.choices.map((choice, n) => withHtml({ id: id_('c', n), text: choice.text }, choice.html))
  return { ...shown, choices: question.fixedOrder && kind !== 'ORDERING' ? choices : shuffled(choices, seed), targets }
}
