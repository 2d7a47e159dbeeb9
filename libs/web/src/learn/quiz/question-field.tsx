import { useId } from 'react'
import type { GivenAnswer } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Icon, Notice } from '../../ui/index.js'
import type { ShownQuestion } from './numbered.js'

interface QuestionProps {
  readonly question: ShownQuestion
  readonly number: number | null
  readonly language: string
  readonly answer: GivenAnswer
  /** Why the server did not take the answer. */
  readonly refused: string | undefined
  /** `typed`: more letters may follow at once. */
  readonly onAnswer: (answer: GivenAnswer, typed?: boolean) => void
}

/** One question with the control that its kind asks for. */
export function QuestionField({ question, number, language, answer, refused, onAnswer }: QuestionProps) {
  const { t } = useSpeech()
  const id = useId()
  if (number === null) {
    return (
      <p className="question-prompt" lang={language}>
        {question.prompt}
      </p>
    )
  }
  const described = `${id}-hint${refused ? ` ${id}-refused` : ''}`
  return (
    <fieldset className="card question" id={`question-${question.id}`} aria-describedby={described}>
      <legend className="question-legend">
        <span className="question-number">{t('quiz.question', { number })}</span>
        <span className="question-prompt" lang={language}>
          {question.prompt}
        </span>
      </legend>
      <p className="field-hint" id={`${id}-hint`}>
        {hintOf(question, t)}
      </p>
      <Control question={question} language={language} answer={answer} refused={refused} onAnswer={onAnswer} label={t('quiz.your-answer', { number })} />
      {refused ? (
        <p className="field-error" id={`${id}-refused`} role="alert">
          <Icon name="warning" />
          {refused}
        </p>
      ) : null}
    </fieldset>
  )
}

function hintOf({ kind }: ShownQuestion, t: ReturnType<typeof useSpeech>['t']): string {
  switch (kind) {
    case 'MULTIPLE_CHOICE':
      return t('quiz.choose-all')
    case 'MATCHING':
      return t('quiz.match')
    case 'NUMERIC':
      return t('quiz.type-number')
    case 'SHORT_ANSWER':
    case 'ESSAY':
      return t('quiz.type-answer')
    default:
      return t('quiz.choose-one')
  }
}

type ControlProps = Omit<QuestionProps, 'number'> & { readonly label: string }

function Control(props: ControlProps) {
  const { t } = useSpeech()
  const { question, answer, onAnswer, label, language, refused } = props
  const typed = { 'aria-label': label, 'aria-invalid': refused ? true : undefined, lang: language, value: answer.text ?? '', autoComplete: 'off', autoCapitalize: 'none', spellCheck: false }
  switch (question.kind) {
    case 'SINGLE_CHOICE':
    case 'TRUE_FALSE':
    case 'MULTIPLE_CHOICE':
      return <Choices {...props} />
    case 'MATCHING':
      return <Matching {...props} />
    case 'SHORT_ANSWER':
    case 'NUMERIC':
      return <input className="input" type="text" inputMode={question.kind === 'NUMERIC' ? 'decimal' : 'text'} {...typed} onChange={(event) => onAnswer({ text: event.target.value }, true)} />
    case 'ESSAY':
      return <textarea className="input" {...typed} onChange={(event) => onAnswer({ text: event.target.value }, true)} />
    default:
      return <Notice tone="warn">{t('quiz.not-here')}</Notice>
  }
}

function Choices({ question, language, answer, onAnswer }: ControlProps) {
  const many = question.kind === 'MULTIPLE_CHOICE'
  const chosen = (answer.choiceIds ?? []).map(String)
  const toggle = (id: string, on: boolean): string[] => (many ? (on ? [...chosen, id] : chosen.filter((other) => other !== id)) : [id])
  return (
    <div className="stack question-choices" lang={question.kind === 'TRUE_FALSE' ? undefined : language}>
      {question.choices.map((choice) => (
        <label key={choice.id} className="choice">
          <input type={many ? 'checkbox' : 'radio'} name={question.id} value={choice.id} checked={chosen.includes(choice.id)} onChange={(event) => onAnswer({ choiceIds: toggle(choice.id, event.target.checked) })} />
          <span>{choice.text}</span>
        </label>
      ))}
    </div>
  )
}

function Matching({ question, language, answer, onAnswer }: ControlProps) {
  const { t } = useSpeech()
  const id = useId()
  const pairs = answer.pairs ?? []
  const match = (left: string, right: string): GivenAnswer => ({ pairs: [...pairs.filter((pair) => pair.left !== left), ...(right ? [{ left, right }] : [])] })
  return (
    <div className="stack" lang={language}>
      {question.choices.map((choice) => (
        <div key={choice.id} className="matching-row">
          <label htmlFor={`${id}-${choice.id}`}>{choice.text}</label>
          <select id={`${id}-${choice.id}`} className="input" value={pairs.find((pair) => pair.left === choice.id)?.right ?? ''} onChange={(event) => onAnswer(match(choice.id, event.target.value))}>
            <option value="">{t('quiz.choose')}</option>
            {question.targets.map((target) => (
              <option key={target.id} value={target.id}>
                {target.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}
