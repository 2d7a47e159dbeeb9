import { answersToShow, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, Notice } from '../../ui/index.js'
import type { AttemptFragment } from '../documents.gen.js'
import { QuestionResult } from './attempt-result.js'
import { numbered } from './numbered.js'
import { useAnswerSender } from './use-answers.js'

interface AttemptShown {
  readonly attempt: AttemptFragment
  readonly language: string
}

/** An attempt that was handed in without a network: it waits on this device, and its result is told when it comes. */
export function HandedIn({ attempt, language }: AttemptShown) {
  const { queue } = useAnswerSender()
  const waiting = useWatched(queue.state)
  const keeping = useWatched(queue.keeping)
  const { t, format } = useSpeech()
  const handIn = waiting.handIns[attempt.id]
  return (
    <section className="stack-l" aria-labelledby="handed-in">
      <div className="result">
        <span className="tag tag-good" data-action="submit-quiz" data-state="done">
          <Icon name="waiting" />
          {t('quiz.waits')}
        </span>
        <h2 id="handed-in">{t('quiz.waits-title')}</h2>
        <p>{t(keeping === 'refused' ? 'quiz.waits-unkept' : 'quiz.waits-text')}</p>
        {handIn ? <p className="soft small">{t('quiz.waits-since', { moment: format.moment(handIn.at) })}</p> : null}
      </div>
      <Given attempt={attempt} language={language} answers={answersToShow(attempt.savedAnswers, waiting.attempts[attempt.id])} />
    </section>
  )
}

/** Answers that reached the server after their attempt was closed: they did not count, and here they are. */
export function LateAnswers({ attempt, language }: AttemptShown) {
  const sender = useAnswerSender()
  const late = useWatched(sender.queue.state).late[attempt.id]
  const { t, format } = useSpeech()
  if (!late) return null
  return (
    <section className="stack" aria-labelledby={`late-${attempt.id}`} data-late={attempt.id}>
      <h2 id={`late-${attempt.id}`}>{t('quiz.late')}</h2>
      <Notice tone="warn">
        <span>{late.reason}</span>
        <span>{attempt.submittedAt ? t('quiz.late-text', { moment: format.moment(attempt.submittedAt) }) : t('quiz.late-text-open')}</span>
      </Notice>
      <Given attempt={attempt} language={language} answers={answersToShow([], late.answers)} only />
      <div className="row">
        <Button look="quiet" action="forget-late" onClick={() => sender.forgetLate(attempt.id)}>
          {t('sending.forget')}
        </Button>
      </div>
    </section>
  )
}

/** The questions with what was answered. `only`: those that were. */
function Given({ attempt, language, answers, only = false }: AttemptShown & { answers: ReturnType<typeof answersToShow>; only?: boolean }) {
  return (
    <ol role="list" className="stack">
      {numbered(attempt.questions)
        .filter(({ number, question }) => number !== null && (!only || answers[question.id]))
        .map(({ question, number }) => (
          <li key={question.id}>
            <QuestionResult question={question} number={number ?? 0} language={language} answer={answers[question.id]} result={undefined} />
          </li>
        ))}
    </ol>
  )
}
