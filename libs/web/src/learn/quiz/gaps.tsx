import { Fragment } from 'react'
import type { GivenAnswer } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import type { ControlProps } from './control.js'
import { numberBlanks, type SentencePart, sentenceParts } from './gap-text.js'
import { RichWords } from './rich-words.js'

/** A sentence with its blanks in it, to be typed or, where words are offered, chosen. */
export function Gaps({ question, language, answer, locked, onAnswer }: ControlProps) {
  const { t } = useSpeech()
  const pairs = answer.pairs ?? []
  const fill = (left: string, filling: { right: string } | { text: string }): GivenAnswer => {
    const others = pairs.filter((pair) => pair.left !== left)
    return { pairs: Object.values(filling).some(Boolean) ? [...others, { left, ...filling }] : others }
  }
  const parts: SentencePart[] = question.promptHtml ? question.choices.map((_, n) => n) : sentenceParts(question.prompt, question.choices.length)
  return (
    <>
      {question.promptHtml ? (
        <div lang={language}>
          <RichWords text={question.prompt} html={numberBlanks(question.promptHtml)} />
        </div>
      ) : null}
      <p className="gaps" lang={language}>
        {parts.map((part, n) => {
          const gap = typeof part === 'number' ? question.choices[part] : undefined
          if (typeof part === 'string' || !gap) return <Fragment key={n}>{part}</Fragment>
          const given = pairs.find((pair) => pair.left === gap.id)
          const mark = question.promptHtml ? `(${part + 1}) ` : null
          const label = t('gap.blank', { number: part + 1 })
          return (
            <Fragment key={n}>
              {mark}
              {question.targets.length === 0 ? (
                <input className="input gap" type="text" aria-label={label} value={given?.text ?? ''} disabled={locked} autoComplete="off" autoCapitalize="none" spellCheck={false} onChange={(event) => onAnswer(fill(gap.id, { text: event.target.value }), true)} />
              ) : (
                <select className="input gap" aria-label={label} value={given?.right ?? ''} disabled={locked} onChange={(event) => onAnswer(fill(gap.id, { right: event.target.value }))}>
                  <option value="">{t('quiz.choose')}</option>
                  {question.targets.map((target) => (
                    <option key={target.id} value={target.id}>
                      {target.text}
                    </option>
                  ))}
                </select>
              )}
            </Fragment>
          )
        })}
      </p>
    </>
  )
}
