import type { GivenAnswer } from '../../client/index.js'
import type { ShownQuestion } from './numbered.js'

/** A part of an answer in words and, where they do not say it all, as safe HTML. */
export interface AnswerLine {
  readonly text: string
  readonly html: string | null
}

type Part = { readonly text: string; readonly html?: string | null }

const words = (text: string): AnswerLine => ({ text, html: null })
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Parts in one line, with what stands between them. */
function line(parts: readonly Part[], between: string): AnswerLine {
  const html = parts.some((part) => part.html) ? parts.map((part) => part.html ?? escaped(part.text)).join(between) : null
  return { text: parts.map((part) => part.text).join(between), html }
}

/** What was answered, one line for each part; empty where nothing was. */
export function answerLines(question: ShownQuestion, answer: GivenAnswer | undefined): AnswerLine[] {
  if (!answer) return []
  const find = (list: ShownQuestion['choices'], id: unknown): Part | undefined => list.find((choice) => choice.id === id)
  if (answer.pairs && answer.pairs.length > 0) {
    return answer.pairs.flatMap(({ left, right, text }) => {
      const told = right ? find(question.targets, right) : words(text ?? '')
      return told?.text ? [line([find(question.choices, left) ?? words(''), told], ' → ')] : []
    })
  }
  if (answer.choiceIds && answer.choiceIds.length > 0) {
    const chosen = answer.choiceIds.flatMap((id) => find(question.choices, id) ?? [])
    return chosen.map((part, place) => (question.kind === 'ORDERING' ? line([words(`${place + 1}.`), part], ' ') : line([part], '')))
  }
  return answer.text?.trim() ? [words(answer.text.trim())] : []
}
