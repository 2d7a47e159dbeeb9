import { useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'
import type { GivenAnswer } from '../../client/index.js'
import type { AttemptFragment } from '../documents.gen.js'
import { Compared, compareSpelling } from '../spelling/index.js'
import { answerLines } from './answer-text.js'
import { looksLikeNumber } from './number-text.js'
import type { ShownQuestion } from './numbered.js'
import { RichWords } from './rich-words.js'

export type QuestionOutcome = AttemptFragment['results'][number]

const markTexts = { good: 'quiz.right', warn: 'quiz.partly', bad: 'quiz.wrong' } as const
const markIcons = { good: 'check', warn: 'half', bad: 'close' } as const

/** Whether an answer was right, in part, or not; that nobody has marked it. */
export function Mark({ outcome: { points, scored } }: { readonly outcome: QuestionOutcome }) {
  const { t } = useSpeech()
  if (!scored) return <span className="tag">{t('quiz.unscored')}</span>
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
  const heard = question.kind === 'SHORT_ANSWER' && (question.audioUrl || question.speech) && lines[0] && answer?.text?.trim() ? compareSpelling(answer.text, lines[0].text) : null
  const isNoNumber = question.kind === 'NUMERIC' && outcome.points === 0 && answer?.text?.trim() && !looksLikeNumber(answer.text)
  return (
    <>
      {heard ? <Compared letters={heard} language={language} /> : null}
      {lines.length > 0 ? (
        <div>
          <p className="soft small">{t('quiz.right-answer')}</p>
          {lines.map((line, n) => (
            <p key={n} lang={question.kind === 'TRUE_FALSE' ? undefined : language}>
              <RichWords {...line} />
              {outcome.right.tolerance ? ` (± ${outcome.right.tolerance})` : null}
            </p>
          ))}
        </div>
      ) : null}
      {isNoNumber ? <p>{t('quiz.number-only')}</p> : null}
      {outcome.feedback || outcome.feedbackHtml ? (
        <div className="question-feedback" lang={language}>
          <RichWords text={outcome.feedback ?? ''} html={outcome.feedbackHtml} />
        </div>
      ) : null}
    </>
  )
}

/** The result of one answer, shown at the question. */
export function Outcome(props: OutcomeProps) {
  return (
    <div className="stack">
      <p>
        <Mark outcome={props.outcome} />
      </p>
      <RightAnswer {...props} />
    </div>
  )
}
