import { useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'
import { clockFace, clockLead, minutesToTell, secondsLeft } from './time-left.js'

/** Asked for the server's clock, which stands in every answer. */
const CLOCK = '/healthz'

interface CountdownProps {
  /** ISO 8601, by the server's clock. */
  readonly deadline: string
  /** Time is up: once. */
  readonly onEnd: () => void
}

/** The time that an attempt still has. It is told aloud at five minutes and at one; the server closes the attempt, whether this page is open or not. */
export function Countdown({ deadline, onEnd }: CountdownProps) {
  const { t } = useSpeech()
  const [left, setLeft] = useState<number | null>(null)
  const [told, setTold] = useState<number | null>(null)
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  }, [onEnd])
  useEffect(() => {
    const until = Date.parse(deadline)
    let lead = 0
    let before = Infinity
    let over = false
    const tick = (): void => {
      const now = secondsLeft(until, Date.now() + lead)
      setLeft(now)
      const minutes = Number.isFinite(before) ? minutesToTell(before, now) : null
      if (minutes !== null) setTold(minutes)
      before = now
      if (now > 0 || over) return
      over = true
      end.current()
    }
    let timer = 0
    let gone = false
    const begin = (date: string | null): void => {
      if (gone) return
      lead = clockLead(date, Date.now())
      tick()
      timer = window.setInterval(tick, 1_000)
    }
    void fetch(CLOCK, { cache: 'no-store' }).then(
      (answer) => begin(answer.headers.get('date')),
      () => begin(null),
    )
    return () => {
      gone = true
      window.clearInterval(timer)
    }
  }, [deadline])
  return (
    <div className="quiz-time">
      <span className="row" role="timer" aria-live="off">
        <Icon name="waiting" />
        <span className="numbers">{left === null ? '…' : t('quiz.time-left', { time: clockFace(left) })}</span>
      </span>
      <span className="soft">{left === 0 ? t('quiz.time-up') : t('quiz.time-closes')}</span>
      <span className="unseen" role="status">
        {left === 0 ? t('quiz.time-up') : told === null ? '' : t('quiz.minutes-left', { count: told })}
      </span>
    </div>
  )
}
