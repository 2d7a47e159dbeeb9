import { useEffect, useState } from 'react'
import { useRouter } from '@tanstack/react-router'
import { useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { type ActionState, Button, Notice } from '../../ui/index.js'
import type { AttemptFragment, LessonContentFragment } from '../documents.gen.js'
import { StartAttemptDocument } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'
import { AttemptForm } from './attempt-form.js'
import { AttemptResult } from './attempt-result.js'
import { HandedIn, LateAnswers } from './handed-in.js'
import { PastAttempts } from './past-attempts.js'
import { QuizRules, useWait } from './quiz-rules.js'
import { useAnswerSender } from './use-answers.js'

interface QuizProps {
  /** The course's. */
  readonly slug: string
  readonly lesson: LessonContentFragment
  /** Newest first. */
  readonly attempts: readonly AttemptFragment[]
  readonly language: string
}

/** A quiz: what it asks for, the attempt that is open or waits to be handed in, or what the last one brought and the way to another. */
export function Quiz({ slug, lesson, attempts, language }: QuizProps) {
  const { t } = useSpeech()
  const sender = useAnswerSender()
  const queue = useWatched(sender.queue.state)
  const [justSubmitted, setJustSubmitted] = useState<string | null>(null)
  const [handingIn, setHandingIn] = useState(false)
  const open = attempts.find((attempt) => attempt.state === 'OPEN' && attempt.id !== justSubmitted)
  const last = attempts.find((attempt) => attempt.state !== 'OPEN')
  const counted = attempts.filter((attempt) => attempt.state !== 'OPEN' && attempt.counts)
  useEnds(attempts)
  const late = attempts.filter((attempt) => queue.late[attempt.id]).map((attempt) => <LateAnswers key={attempt.id} attempt={attempt} language={language} />)
  const place = { slug, lessonId: lesson.id, title: lesson.title }
  if (open && queue.handIns[open.id] && !handingIn) return <HandedIn attempt={open} language={language} />
  if (open) {
    const handedIn = (taken: boolean): void => {
      setHandingIn(false)
      if (taken) setJustSubmitted(open.id)
    }
    return (
      <div className="stack-l">
        {late}
        {open.ofOlderVersion ? <Notice tone="warn">{t('quiz.of-older')}</Notice> : null}
        <AttemptForm key={open.id} attempt={open} place={place} language={language} onHandIn={() => setHandingIn(true)} onHandedIn={handedIn} />
      </div>
    )
  }
  return (
    <div className="stack-l">
      {late}
      {last ? <AttemptResult key={last.id} attempt={last} language={language} fresh={last.id === justSubmitted} /> : null}
      <Start lesson={lesson} used={counted.length} passed={attempts.some((attempt) => attempt.passed && !attempt.ofOlderVersion)} lastEnd={counted[0]?.submittedAt ?? null} />
      <PastAttempts attempts={attempts.filter((attempt) => attempt.state !== 'OPEN' && attempt !== last)} language={language} />
    </div>
  )
}

/** What came of a hand-in is seen here: an attempt that was closed meanwhile is asked for, and what is shown need not be told of elsewhere. */
function useEnds(attempts: readonly AttemptFragment[]): void {
  const sender = useAnswerSender()
  const { ends, late } = useWatched(sender.queue.state)
  const router = useRouter()
  const outdated = attempts.some(({ id, state }) => state === 'OPEN' && (late[id] !== undefined || ends[id]?.refusal === null))
  const shown = attempts.find(({ id, state }) => state !== 'OPEN' && ends[id])?.id
  useEffect(() => {
    if (outdated) void router.invalidate()
  }, [outdated, router])
  useEffect(() => {
    if (shown !== undefined) sender.forgetEnd(shown)
  }, [shown, sender])
}

function Start({ lesson, used, passed, lastEnd }: { lesson: LessonContentFragment; used: number; passed: boolean; lastEnd: string | null }) {
  const khue = useKhue()
  const router = useRouter()
  const { t } = useSpeech()
  const [state, setState] = useState<ActionState>('idle')
  const [fault, setFault] = useState<string | null>(null)
  const allowed = lesson.attempts ?? 0
  const left = allowed === 0 ? null : Math.max(0, allowed - used)
  const wait = useWait(lastEnd, lesson.waitingTime)
  const start = async (): Promise<void> => {
    setState('busy')
    setFault(null)
    try {
      await khue.learning.ask(StartAttemptDocument, { lessonId: lesson.id })
      await router.invalidate()
      window.scrollTo({ top: 0 })
    } catch (error) {
      setFault(faultText(error, t))
    }
    setState('idle')
  }
  return (
    <section className="stack" aria-label={t('quiz.about')}>
      <QuizRules lesson={lesson} used={used} left={left} />
      {left === 0 ? (
        <Notice>{t('quiz.none-left')}</Notice>
      ) : wait > 0 ? (
        <Notice>{t('quiz.wait', { count: wait })}</Notice>
      ) : (
        <div className="row">
          <Button look={passed ? 'quiet' : 'main'} action="start-quiz" state={state} onClick={() => void start()}>
            {used > 0 ? t('quiz.again') : lesson.kind === 'DICTATION' ? t('dictation.start') : t('quiz.start')}
          </Button>
        </div>
      )}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
    </section>
  )
}
