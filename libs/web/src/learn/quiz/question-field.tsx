import { useEffect, useId, useRef } from 'react'
import type { GivenAnswer } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, Notice } from '../../ui/index.js'
import { Choices, Matching } from './choosing.js'
import type { ControlProps } from './control.js'
import { Gaps } from './gaps.js'
import type { ShownQuestion } from './numbered.js'
import { Ordering } from './ordering.js'
import { looksLikeNumber } from './number-text.js'
import { QuestionMedia } from './question-media.js'
import { RichWords } from './rich-words.js'
import { Outcome, type QuestionOutcome } from './outcome.js'

interface QuestionProps {
  readonly question: ShownQuestion
  readonly number: number | null
  readonly language: string
  readonly answer: GivenAnswer
  /** Why the server did not take the answer. */
  readonly refused: string | undefined
  /** The answer was checked: it stays as it is, and its result is shown. */
  readonly locked: boolean
  readonly outcome: QuestionOutcome | undefined
  /** Feedback at once: has the answer checked. Left out where results come later, or nothing is answered yet. */
  readonly onCheck?: (() => void) | undefined
  readonly checking: boolean
  /** `typed`: more letters may follow at once. */
  readonly onAnswer: (answer: GivenAnswer, typed?: boolean) => void
}

/** One question with the control that its kind asks for. */
export function QuestionField(props: QuestionProps) {
  const { question, number, language, answer, refused, locked, outcome, onCheck, checking, onAnswer } = props
  const { t } = useSpeech()
  const id = useId()
  const told = useRef<HTMLDivElement>(null)
  const before = useRef(locked)
  useEffect(() => {
    if (locked && !before.current) told.current?.focus()
    before.current = locked
  }, [locked])
  const prompt = question.prompt || question.promptHtml ? (
    <span className="question-prompt" lang={language}>
      <RichWords text={question.prompt} html={question.promptHtml} />
    </span>
  ) : null
  if (number === null) {
    return (
      <div className="stack">
        {prompt}
        <QuestionMedia question={question} label={t('quiz.recording')} />
      </div>
    )
  }
  const described = `${id}-hint${refused ? ` ${id}-refused` : ''}`
  return (
    <fieldset className="card question" id={`question-${question.id}`} aria-describedby={described}>
      <legend className="question-legend">
        <span className="question-number">{t('quiz.question', { number })}</span>
        {question.kind === 'GAPS' ? null : prompt}
      </legend>
      <QuestionMedia question={question} label={t('quiz.recording-of', { number })} />
      <p className="field-hint" id={`${id}-hint`}>
        {hintOf(question, t)}
      </p>
      <Control question={question} language={language} answer={answer} locked={locked} refused={refused} onAnswer={onAnswer} label={t('quiz.your-answer', { number })} />
      {question.kind === 'NUMERIC' && answer.text?.trim() && !looksLikeNumber(answer.text) ? (
        <p className="field-hint" role="status">
          {t('quiz.number-only')}
        </p>
      ) : null}
      {refused ? (
        <p className="field-error" id={`${id}-refused`} role="alert">
          <Icon name="warning" />
          {refused}
        </p>
      ) : null}
      {locked ? null : onCheck ? (
        <div className="row">
          <Button look="quiet" state={checking ? 'busy' : 'idle'} onClick={onCheck} aria-label={t('quiz.check-number', { number })}>
            {t('quiz.check')}
          </Button>
        </div>
      ) : null}
      {locked && outcome ? (
        <div ref={told} tabIndex={-1}>
          <Outcome question={question} language={language} answer={answer} outcome={outcome} />
        </div>
      ) : null}
    </fieldset>
  )
}

function hintOf({ kind, targets, audioUrl, speech }: ShownQuestion, t: ReturnType<typeof useSpeech>['t']): string {
  switch (kind) {
    case 'MULTIPLE_CHOICE':
      return t('quiz.choose-all')
    case 'MATCHING':
      return t('quiz.match')
    case 'ORDERING':
      return t('order.hint')
    case 'GAPS':
      return targets.length > 0 ? t('gap.choose') : t('gap.type')
    case 'NUMERIC':
      return t('quiz.type-number')
    case 'SHORT_ANSWER':
      return audioUrl || speech ? t('quiz.type-heard') : t('quiz.type-answer')
    case 'ESSAY':
      return t('quiz.essay')
    default:
      return t('quiz.choose-one')
  }
}

function Control(props: ControlProps) {
  const { t } = useSpeech()
  const { question, answer, onAnswer, label, language, refused, locked } = props
  const typed = { 'aria-label': label, 'aria-invalid': refused ? true : undefined, lang: language, value: answer.text ?? '', readOnly: locked, autoComplete: 'off', autoCapitalize: 'none', spellCheck: false }
  switch (question.kind) {
    case 'SINGLE_CHOICE':
    case 'TRUE_FALSE':
    case 'MULTIPLE_CHOICE':
      return <Choices {...props} />
    case 'MATCHING':
      return <Matching {...props} />
    case 'ORDERING':
      return <Ordering {...props} />
    case 'GAPS':
      return <Gaps {...props} />
    case 'SHORT_ANSWER':
    case 'NUMERIC':
      return <input className="input" type="text" inputMode={question.kind === 'NUMERIC' ? 'decimal' : 'text'} {...typed} onChange={(event) => onAnswer({ text: event.target.value }, true)} />
    case 'ESSAY':
      return <textarea className="input" rows={8} {...typed} autoCapitalize="sentences" spellCheck onChange={(event) => onAnswer({ text: event.target.value }, true)} />
    default:
      return <Notice tone="warn">{t('quiz.not-here')}</Notice>
  }
}
