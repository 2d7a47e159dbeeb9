import { useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'
import type { GivenAnswer } from '../../client/index.js'
import type { AttemptFragment } from '../documents.gen.js'
import { Compared, compareSpelling } from '../spelling/index.js'
import { answerLines } from './answer-text.js'
import type { ShownQuestion } from './numbered.js'

export type QuestionOutcome = AttemptFragment['results'][number]

const markTexts = { good: 'quiz.right', warn: 'quiz.partly', bad: 'quiz.wrong' } as const
const markIcons = { good: 'check', warn: 'half', bad: 'close' } as const

/** Whether an answer was right, in part, or not. */
export function Mark({ points }: { points: number }) {
  const { t } = useSpeech()
  const mark = points >= 1 ? 'good' : points > 0 ? 'warn' : 'bad'
  return (
    <span className={`tag tag-${mark}`}>
      <Icon name={markIcons[mark]} />
      {t(markTexts[mark])}
    </span>
  )
}

interface OutcomeProps {
  readonly question: ShownQuestion
  readonly language: string
  readonly answer: GivenAnswer | undefined
  readonly outcome: QuestionOutcome
}

/** What was right, where the answer was not, and what the author says to it; what was heard and typed is compared letter by letter. */
export function RightAnswer({ question, language, answer, outcome }: OutcomeProps) {
  const { t } = useSpeech()
  const lines = outcome.points < 1 ? answerLines(question, outcome.right) : []
  const heard = question.kind === 'SHORT_ANSWER' && (question.audioUrl || question.speech) && lines[0] && answer?.text?.trim() ? compareSpelling(answer.text, lines[0]) : null
  return (
    <>
      {heard ? <Compared letters={heard} language={language} /> : null}
      {lines.length > 0 ? (
        <div>
          <p className="soft small">{t('quiz.right-answer')}</p>
          {lines.map((line) => (
            <p key={line} lang={question.kind === 'TRUE_FALSE' ? undefined : language}>
              {line}
            </p>
          ))}
        </div>
      ) : null}
      {outcome.feedback ? (
        <p className="question-feedback" lang={language}>
          {outcome.feedback}
        </p>
      ) : null}
    </>
  )
}

/** The result of one answer, shown at the question. */
export function Outcome(props: OutcomeProps) {
  return (
    <div className="stack">
      <p>
        <Mark points={props.outcome.points} />
      </p>
      <RightAnswer {...props} />
    </div>
  )
}
