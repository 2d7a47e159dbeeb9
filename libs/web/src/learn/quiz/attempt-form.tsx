import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { type AttemptPlace, isAnswered, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Dialog, Icon, Notice } from '../../ui/index.js'
import type { AttemptFragment } from '../documents.gen.js'
import { CheckAnswersDocument } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'
import { Countdown } from './countdown.js'
import { numbered } from './numbered.js'
import { QuestionField } from './question-field.js'
import { type SavingState, useAnswers } from './use-answers.js'

interface AttemptFormProps {
  readonly attempt: AttemptFragment
  readonly place: AttemptPlace
  readonly language: string
  readonly onHandIn: () => void
  /** `taken`: the server has it; else it waits on the device. */
  readonly onHandedIn: (taken: boolean) => void
}

/** An attempt while it is answered: every answer is saved as it is given, and handed in together at the end; without a network it is kept and handed in later. */
export function AttemptForm({ attempt, place, language, onHandIn, onHandedIn }: AttemptFormProps) {
  const khue = useKhue()
  const router = useRouter()
  const { t } = useSpeech()
  const { given, saving, refused, give, settle, handIn } = useAnswers(attempt, place)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [checking, setChecking] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const questions = numbered(attempt.questions)
  const asked = questions.filter(({ number }) => number !== null)
  const results = new Map(attempt.results.map((result) => [result.questionId, result]))
  const open = asked.filter(({ question }) => !isAnswered(given[question.id]))

  const submit = async (): Promise<void> => {
    setAsking(false)
    setBusy(true)
    setFault(null)
    onHandIn()
    const taken = await handIn()
    if (taken) await router.invalidate()
    setBusy(false)
    onHandedIn(taken)
  }
  const check = async (questionId: string): Promise<void> => {
    setChecking(questionId)
    setFault(null)
    try {
      if (!(await settle())) return setFault(t('quiz.check-offline'))
      await khue.learning.ask(CheckAnswersDocument, { attemptId: attempt.id, questionIds: [questionId] })
      await router.invalidate()
    } catch (error) {
      setFault(faultText(error, t))
    } finally {
      setChecking(null)
    }
  }
  const goTo = (questionId: string): void => {
    setAsking(false)
    requestAnimationFrame(() => document.getElementById(`question-${questionId}`)?.querySelector<HTMLElement>('input, select, textarea')?.focus())
  }

  return (
    <form
      className="stack-l quiz"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (open.length > 0) setAsking(true)
        else void submit()
      }}
    >
      <QuizBar answered={asked.length - open.length} count={asked.length} saving={saving} />
      {attempt.deadline ? <Countdown deadline={attempt.deadline} onEnd={() => void submit()} /> : null}
      {questions.map(({ question, number }) => (
        <QuestionField
          key={question.id}
          question={question}
          number={number}
          language={language}
          answer={given[question.id] ?? {}}
          refused={refused[question.id]}
          locked={attempt.checked.includes(question.id)}
          outcome={results.get(question.id)}
          checking={checking === question.id}
          onCheck={attempt.feedback === 'AT_ONCE' && isAnswered(given[question.id]) ? () => void check(question.id) : undefined}
          onAnswer={(answer, typed = false) => give(question.id, answer, typed)}
        />
      ))}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      <div className="row">
        <Button type="submit" action={asking ? undefined : 'submit-quiz'} state={busy ? 'busy' : 'idle'}>
          {t('quiz.submit')}
        </Button>
      </div>
      {asking ? (
        <Dialog title={t('quiz.unanswered', { count: open.length })} closeText={t('ui.close')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('quiz.unanswered-text')}</p>
            <ul role="list" className="row">
              {open.map(({ question, number }) => (
                <li key={question.id}>
                  <Button look="quiet" onClick={() => goTo(question.id)}>
                    {t('quiz.question', { number: number ?? 0 })}
                  </Button>
                </li>
              ))}
            </ul>
            <div className="row">
              <Button action="submit-quiz" state="idle" onClick={() => void submit()}>
                {t('quiz.submit-anyway')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </form>
  )
}

const savingTexts = { saved: 'quiz.saved', saving: 'quiz.saving', kept: 'quiz.kept', unkept: 'quiz.unkept' } as const

function QuizBar({ answered, count, saving }: { answered: number; count: number; saving: SavingState }) {
  const { t } = useSpeech()
  const text = t('quiz.answered', { answered, count })
  return (
    <div className="quiz-bar">
      <div className="row row-apart">
        <span className="numbers">{text}</span>
        <span className={`quiz-saving quiz-${saving}`} role="status">
          <Icon name={saving === 'saved' ? 'check' : saving === 'saving' ? 'waiting' : 'cloudOff'} />
          {answered === 0 && saving === 'saved' ? t('quiz.saves-itself') : t(savingTexts[saving])}
        </span>
      </div>
      <div className="progress">
        <progress value={answered} max={Math.max(1, count)} aria-label={text} />
      </div>
    </div>
  )
}
