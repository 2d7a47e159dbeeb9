import { useId } from 'react'
import type { GivenAnswer } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import type { ControlProps } from './control.js'
import { RichWords } from './rich-words.js'

/** One of several, or several of them. */
export function Choices({ question, language, answer, locked, onAnswer }: ControlProps) {
  const many = question.kind === 'MULTIPLE_CHOICE'
  const chosen = (answer.choiceIds ?? []).map(String)
  const toggle = (id: string, on: boolean): string[] => (many ? (on ? [...chosen, id] : chosen.filter((other) => other !== id)) : [id])
  return (
    <div className="stack question-choices" lang={question.kind === 'TRUE_FALSE' ? undefined : language}>
      {question.choices.map((choice) => (
        <label key={choice.id} className="choice">
          <input type={many ? 'checkbox' : 'radio'} name={question.id} value={choice.id} disabled={locked} checked={chosen.includes(choice.id)} onChange={(event) => onAnswer({ choiceIds: toggle(choice.id, event.target.checked) })} />
          <span>
            <RichWords {...choice} />
          </span>
        </label>
      ))}
    </div>
  )
}

/** A, B … Z, AA: how the nth is called. */
const letterOf = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : `${letterOf(Math.floor(n / 26) - 1)}${letterOf(n % 26)}`)

/** For each left side the right one; what a list of words cannot show is shown above it, by letters. */
export function Matching({ question, language, answer, locked, onAnswer }: ControlProps) {
  const { t } = useSpeech()
  const id = useId()
  const pairs = answer.pairs ?? []
  const lettered = question.targets.some((target) => target.html)
  const match = (left: string, right: string): GivenAnswer => ({ pairs: [...pairs.filter((pair) => pair.left !== left), ...(right ? [{ left, right }] : [])] })
  return (
    <div className="stack" lang={language}>
      {lettered ? (
        <ul role="list" className="stack">
          {question.targets.map((target, n) => (
            <li key={target.id}>
              {letterOf(n)}. <RichWords {...target} />
            </li>
          ))}
        </ul>
      ) : null}
      {question.choices.map((choice) => (
        <div key={choice.id} className="matching-row">
          <label htmlFor={`${id}-${choice.id}`}>
            <RichWords {...choice} />
          </label>
          <select id={`${id}-${choice.id}`} className="input" disabled={locked} value={pairs.find((pair) => pair.left === choice.id)?.right ?? ''} onChange={(event) => onAnswer(match(choice.id, event.target.value))}>
            <option value="">{t('quiz.choose')}</option>
            {question.targets.map((target, n) => (
              <option key={target.id} value={target.id}>
                {lettered ? `${letterOf(n)}. ${target.text}` : target.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}
