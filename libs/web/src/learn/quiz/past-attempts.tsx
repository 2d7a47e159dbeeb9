import { useSpeech } from '../../i18n/index.js'
import type { AttemptFragment } from '../documents.gen.js'
import { ByQuestion } from './attempt-result.js'

interface PastAttemptsProps {
  /** Newest first. */
  readonly attempts: readonly AttemptFragment[]
  readonly language: string
}

/** Earlier attempts, each to be opened and looked at. */
export function PastAttempts({ attempts, language }: PastAttemptsProps) {
  const { t, format } = useSpeech()
  if (attempts.length === 0) return null
  return (
    <section className="stack" aria-labelledby="past-attempts">
      <h2 id="past-attempts">{t('quiz.past')}</h2>
      <ol role="list" className="stack">
        {attempts.map((attempt, place) => (
          <li key={attempt.id}>
            <details className="past-attempt">
              <summary>
                <span>
                  {t('quiz.past-one', { number: attempts.length - place, moment: format.moment(attempt.submittedAt ?? attempt.startedAt) })}
                  {attempt.score === null ? '' : ` · ${format.wholeShare(attempt.score)} · ${attempt.passed ? t('quiz.past-passed') : t('quiz.past-not')}`}
                </span>
              </summary>
              <div className="stack">
                <ByQuestion attempt={attempt} language={language} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
