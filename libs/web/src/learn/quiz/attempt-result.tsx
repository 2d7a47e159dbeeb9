import { useEffect, useRef } from 'react'
import { answersToShow, type GivenAnswer } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Icon, Notice, Progress } from '../../ui/index.js'
import type { AttemptFragment } from '../documents.gen.js'
import { answerLines } from './answer-text.js'
import { numbered, type ShownQuestion } from './numbered.js'
import { Mark, type QuestionOutcome, RightAnswer } from './outcome.js'
import { RichWords } from './rich-words.js'

interface AttemptResultProps {
  readonly attempt: AttemptFragment
  readonly language: string
  /** It was handed in just now: those who hear the page are led to it. */
  readonly fresh: boolean
}

/** What an attempt brought: the share of the points, whether that is enough, and what each question earned. */
export function AttemptResult({ attempt, language, fresh }: AttemptResultProps) {
  const { t, format } = useSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!fresh) return
    heading.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [fresh])
  const { score, passed, passMark } = attempt
  const graded = score !== null
  const title = !graded ? t('quiz.handed-in') : passed ? t('quiz.passed') : t('quiz.not-passed')
  return (
    <section className="stack-l" aria-labelledby="result">
      <div className={passed ? 'result result-passed' : 'result'}>
        <span className="tag tag-good" data-action="submit-quiz" data-state="done">
          <Icon name="check" />
          {t('quiz.submitted')}
        </span>
        <h2 id="result" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {graded ? (
          <>
            <p className="result-score numbers">{format.wholeShare(score)}</p>
            <Progress value={score} label={t('quiz.score')} text={t('quiz.needed', { share: format.wholeShare(passMark) })} />
            {passed ? null : <p>{t('quiz.try-again-text')}</p>}
            {attempt.ofOlderVersion ? <p>{t('quiz.of-older')}</p> : null}
          </>
        ) : (
          <p>{t('quiz.marked-later')}</p>
        )}
      </div>
      {graded ? (
        <section className="stack" aria-labelledby="by-question">
          <h3 id="by-question">{t('quiz.by-question')}</h3>
          <ByQuestion attempt={attempt} language={language} />
        </section>
      ) : null}
    </section>
  )
}

/** Every question with what was answered and, as soon as the author lets it be seen, what it earned. */
export function ByQuestion({ attempt, language }: Pick<AttemptResultProps, 'attempt' | 'language'>) {
  const { t, format } = useSpeech()
  const answers = answersToShow(attempt.savedAnswers)
  const results = new Map(attempt.results.map((result) => [result.questionId, result]))
  return (
    <>
      {attempt.results.length === 0 && attempt.feedbackFrom ? <Notice>{t('quiz.results-from', { moment: format.moment(attempt.feedbackFrom) })}</Notice> : null}
      <ol role="list" className="stack">
        {numbered(attempt.questions)
          .filter(({ number }) => number !== null)
          .map(({ question, number }) => (
            <li key={question.id}>
              <QuestionResult question={question} number={number ?? 0} language={language} answer={answers[question.id]} result={results.get(question.id)} />
            </li>
          ))}
      </ol>
    </>
  )
}

interface QuestionResultProps {
  readonly question: ShownQuestion
  readonly number: number
  readonly language: string
  readonly answer: GivenAnswer | undefined
  readonly result: QuestionOutcome | undefined
}

/** One question with what was answered and, where it is told, what it earned. */
export function QuestionResult({ question, number, language, answer, result }: QuestionResultProps) {
  const { t } = useSpeech()
  const lines = answerLines(question, answer)
  return (
    <article className="card question-result">
      <div className="row row-apart">
        <h4 className="question-number">{t('quiz.question', { number })}</h4>
        {result ? <Mark outcome={result} /> : null}
      </div>
      {question.prompt || question.promptHtml ? (
        <div className="question-prompt" lang={language}>
          <RichWords text={question.prompt} html={question.promptHtml} />
        </div>
      ) : null}
      <div>
        <p className="soft small">{t('quiz.you-answered')}</p>
        {lines.length === 0 ? <p>{t('quiz.no-answer')}</p> : lines.map((line, n) => <p key={n} lang={language}><RichWords {...line} /></p>)}
      </div>
      {result ? <RightAnswer question={question} language={language} answer={answer} outcome={result} /> : null}
    </article>
  )
}
