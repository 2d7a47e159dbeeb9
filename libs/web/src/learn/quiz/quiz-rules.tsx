import { useEffect, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import type { LessonContentFragment } from '../documents.gen.js'

interface QuizRulesProps {
  readonly lesson: LessonContentFragment
  /** Attempts that were handed in. */
  readonly used: number
  /** Attempts that are left; null without a limit. */
  readonly left: number | null
}

/** What a quiz or a dictation asks for, in sentences; before the first attempt with what calms. */
export function QuizRules({ lesson, used, left }: QuizRulesProps) {
  const { t, format } = useSpeech()
  const first = used === 0
  const dictation = lesson.kind === 'DICTATION'
  return (
    <>
      {first ? <p>{dictation ? t('dictation.about') : lesson.timeLimit ? t('quiz.calm-timed') : t('quiz.calm')}</p> : null}
      <ul className="quiz-rules">
        {first && lesson.questionCount ? <li>{dictation ? t('dictation.sentences', { count: lesson.questionCount }) : t('quiz.questions', { count: lesson.questionCount })}</li> : null}
        {lesson.passMark ? <li>{t('quiz.pass-mark', { share: format.wholeShare(lesson.passMark) })}</li> : null}
        {lesson.timeLimit ? <li>{t('quiz.time-limit', { count: lesson.timeLimit })}</li> : null}
        <li>{left === null ? t('quiz.no-limit') : t('quiz.left', { count: left })}</li>
        {lesson.waitingTime ? <li>{t('quiz.waiting-time', { count: lesson.waitingTime })}</li> : null}
        {first && lesson.feedback === 'AT_ONCE' ? <li>{t('quiz.at-once')}</li> : null}
        {first && lesson.feedbackFrom ? <li>{t('quiz.results-from', { moment: format.moment(lesson.feedbackFrom) })}</li> : null}
        {first ? <li>{t('quiz.autosave')}</li> : null}
      </ul>
    </>
  )
}

/** Whole minutes until another attempt may begin, 0 where none need be waited; looked at again every few seconds. The server decides. */
export function useWait(lastEnd: string | null, waitingTime: number | null | undefined): number {
  const minutes = (): number => (lastEnd && waitingTime ? Math.min(waitingTime, Math.max(0, Math.ceil((Date.parse(lastEnd) - Date.now()) / 60_000 + waitingTime))) : 0)
  const [, look] = useState(0)
  const wait = minutes()
  const waits = wait > 0
  useEffect(() => {
    if (!waits) return undefined
    const timer = window.setInterval(() => look((times) => times + 1), 5_000)
    return () => window.clearInterval(timer)
  }, [waits])
  return wait
}
