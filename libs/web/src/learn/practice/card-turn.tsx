import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { CardRating } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, TextField } from '../../ui/index.js'
import type { ScheduleFragment, SessionCardFragment } from '../documents.gen.js'
import { Compared, compareWithNearest } from '../spelling/index.js'
import { Answer, type PracticeMode, Question } from './card-face.js'
import { nextSchedules, ratings } from './next-due.js'
import { useVoice } from './voice.js'
import { waitWords } from './wait-words.js'

interface CardTurnProps {
  readonly card: SessionCardFragment
  readonly mode: PracticeMode
  readonly onRated: (rating: CardRating, schedule: ScheduleFragment, now: Date) => void
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement

/** One card: it is asked, shown, and rated; by touch, or by keyboard (Space shows, 1 to 4 rate). */
export function CardTurn({ card, mode, onRated }: CardTurnProps) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(false)
  const voice = useVoice(card.front, card.language, card.audioUrl)
  const place = useRef<HTMLDivElement>(null)
  const rate = (rating: CardRating): void => {
    const now = new Date()
    onRated(rating, nextSchedules(card.schedule, now)[rating], now)
  }
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  onKey.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target) || document.querySelector('dialog[open]')) return
    const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    const rating = ratings[Number(event.key) - 1]
    if (shown && rating) rate(rating)
    else if (!shown && !onButton && (event.key === ' ' || event.key === 'Enter')) setShown(true)
    else return
    event.preventDefault()
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const types = mode === 'write' && !shown
  useEffect(() => {
    if (!types) place.current?.focus({ preventScroll: !shown })
  }, [types, shown])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setShown(true)
  }
  return (
    <div className="stack-l card-turn">
      <div className="card practice-card" ref={place} tabIndex={-1} role="group" aria-label={t(shown ? 'practice.answer-side' : 'practice.question-side')}>
        {shown ? (
          <>
            {mode === 'write' && typed.trim() !== '' ? <Compared letters={compareWithNearest(typed, card.front)} language={card.language} /> : null}
            <Answer card={card} voice={voice} />
          </>
        ) : (
          <Question card={card} mode={mode} voice={voice} />
        )}
      </div>
      {shown ? (
        <Ratings schedule={card.schedule} onRate={rate} />
      ) : mode === 'write' ? (
        <form className="stack" onSubmit={submit}>
          <TextField label={t('practice.type-it')} value={typed} lang={card.language} autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} enterKeyHint="done" autoFocus onChange={(event) => setTyped(event.target.value)} />
          <Button type="submit" wide action="reveal-card">
            {t(typed.trim() === '' ? 'practice.show' : 'practice.check')}
          </Button>
        </form>
      ) : (
        <Button wide action="reveal-card" onClick={() => setShown(true)}>
          {t('practice.show')}
        </Button>
      )}
    </div>
  )
}

/** The four answers, each with when the card comes again. */
function Ratings({ schedule, onRate }: { schedule: ScheduleFragment; onRate: (rating: CardRating) => void }) {
  const { t, locale } = useSpeech()
  const waits = useMemo(() => {
    const now = new Date()
    const next = nextSchedules(schedule, now)
    return ratings.map((rating) => ({ rating, wait: waitWords(new Date(next[rating].due).getTime() - now.getTime(), locale) }))
  }, [schedule, locale])
  return (
    <div className="ratings-field" role="group" aria-labelledby="how-well">
      <p className="ratings-question" id="how-well">
        {t('practice.how-well')}
      </p>
      <div className="ratings">
        {waits.map(({ rating, wait }, at) => (
          <button key={rating} type="button" className={`rating rating-${rating.toLowerCase()}`} data-action="rate-card" data-rating={rating} aria-keyshortcuts={String(at + 1)} onClick={() => onRate(rating)}>
            <span className="rating-name">
              <kbd aria-hidden="true">{at + 1}</kbd> {t(`practice.rating-${rating}`)}
            </span>
            <span className="rating-wait">{t('practice.again-in', { wait })}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
