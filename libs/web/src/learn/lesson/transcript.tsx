import { type RefObject, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { useLanguageName } from '../courses/language-name.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { clockFace } from '../quiz/time-left.js'
import { cueAt } from './cue-at.js'

interface TranscriptProps {
  readonly transcripts: LessonContentFragment['transcripts']
  readonly language: string
  readonly player: RefObject<HTMLMediaElement | null>
  /** Seconds from the beginning. */
  readonly time: number
}

/** What is said, sentence by sentence: it follows the speech, and a press plays from there. */
export function Transcript({ transcripts, language, player, time }: TranscriptProps) {
  const { t } = useSpeech()
  const languageName = useLanguageName()
  const [chosen, setChosen] = useState(language)
  const list = useRef<HTMLOListElement>(null)
  const shown = transcripts.find((one) => one.language === chosen) ?? transcripts[0]
  const cues = shown?.cues ?? []
  const place = cueAt(cues, time)
  useEffect(() => {
    const { current } = list
    const row = current?.children[place]
    if (!current || !(row instanceof HTMLElement) || current.contains(document.activeElement)) return
    current.scrollTop = row.offsetTop - current.clientHeight / 3
  }, [place])
  if (!shown || cues.length === 0) return null
  const playFrom = (start: number): void => {
    const { current } = player
    if (!current) return
    current.currentTime = start
    void current.play().catch(() => undefined)
  }
  return (
    <details className="transcript" open>
      <summary>{t('player.transcript')}</summary>
      <div className="stack">
        {transcripts.length > 1 ? (
          <select className="input" aria-label={t('player.transcript')} value={shown.language} onChange={(event) => setChosen(event.target.value)}>
            {transcripts.map((one) => (
              <option key={one.language} value={one.language}>
                {languageName(one.language)}
              </option>
            ))}
          </select>
        ) : null}
        <p className="soft small">{t('player.transcript-hint')}</p>
        <ol role="list" className="transcript-cues" ref={list} lang={shown.language}>
          {cues.map((cue, n) => (
            <li key={`${cue.start}-${n}`}>
              <button type="button" className="cue" aria-current={n === place ? 'true' : undefined} onClick={() => playFrom(cue.start)}>
                <span className="numbers cue-time">{clockFace(Math.floor(cue.start))}</span>
                <span>{cue.text}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </details>
  )
}
