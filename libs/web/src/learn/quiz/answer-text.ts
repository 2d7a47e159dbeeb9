import type { GivenAnswer } from '../../client/index.js'
import type { ShownQuestion } from './numbered.js'

/** What was answered, one line for each part; empty where nothing was. */
export function answerLines(question: ShownQuestion, answer: GivenAnswer | undefined): string[] {
  if (!answer) return []
  const textOf = (list: ShownQuestion['choices'], id: unknown): string => list.find((choice) => choice.id === id)?.text ?? ''
  if (answer.pairs && answer.pairs.length > 0) {
    return answer.pairs.flatMap(({ left, right, text }) => {
      const told = right ? textOf(question.targets, right) : (text ?? '')
      return told ? [`${textOf(question.choices, left)} → ${told}`] : []
    })
  }
  if (answer.choiceIds && answer.choiceIds.length > 0) {
    const texts = answer.choiceIds.map((id) => textOf(question.choices, id)).filter(Boolean)
    return question.kind === 'ORDERING' ? texts.map((text, place) => `${place + 1}. ${text}`) : texts
  }
  return answer.text?.trim() ? [answer.text.trim()] : []
}
