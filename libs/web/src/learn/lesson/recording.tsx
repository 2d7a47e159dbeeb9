import { type SyntheticEvent, useEffect, useRef } from 'react'
import { useAccount, useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Notice, Progress } from '../../ui/index.js'
import { useLanguageName } from '../courses/language-name.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { nothingPlayed, played, stopped, tellOf } from './watched-spans.js'

/** How much is watched between two tellings, in seconds. */
const TELL_EVERY = 15

interface RecordingProps {
  readonly lesson: LessonContentFragment
  readonly language: string
  readonly standing: LessonStanding | undefined
}

/** A video or a recording to hear, from where one left off. It is done when enough of it was really watched; the server decides. */
export function Recording({ lesson, language, standing }: RecordingProps) {
  const { t, format } = useSpeech()
  const languageName = useLanguageName()
  const saves = useWatched(useKhue().dataSaver)
  const tell = useTelling(lesson)
  const done = standing?.state === 'COMPLETED'
  const source = {
    src: lesson.mediaUrl ?? undefined,
    className: 'recording-player',
    controls: true,
    preload: saves ? ('none' as const) : ('metadata' as const),
    lang: language,
    onLoadedMetadata: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => {
      const position = standing?.position ?? 0
      if (!done && position > 0.02 && position < 0.97) currentTarget.currentTime = position * currentTarget.duration
    },
    ...tell,
  }
  const tracks = lesson.captions.map(({ language: tag, url }) => <track key={tag} kind="captions" src={url} srcLang={tag} label={languageName(tag)} default={tag === language} />)
  return (
    <div className="stack recording">
      {lesson.kind === 'VIDEO' ? <video {...source} playsInline>{tracks}</video> : <audio {...source}>{tracks}</audio>}
      {done ? (
        <Notice tone="good">{t('lesson.done')}</Notice>
      ) : (
        <>
          <Progress value={standing?.position ?? 0} label={t('lesson.watched')} text={t('lesson.watched-share', { share: format.wholeShare(standing?.position ?? 0) })} />
          <p className="soft">{lesson.kind === 'VIDEO' ? t('lesson.watch-to-complete') : t('lesson.hear-to-complete')}</p>
        </>
      )}
    </div>
  )
}

/** What the player reports, told to the server now and then, at every stop, and when the page is left. */
function useTelling({ id, title }: LessonContentFragment) {
  const khue = useKhue()
  const accountId = useAccount()?.id
  const playing = useRef(nothingPlayed)
  const length = useRef(0)
  const tellNow = useRef<() => void>(() => undefined)
  useEffect(() => {
    tellNow.current = () => {
      const { watched, next } = tellOf(playing.current)
      playing.current = next
      if (!accountId || watched.length === 0 || !(length.current > 0)) return
      void khue.outgoing(accountId).progress.record({ lessonId: id, title, position: Math.min(1, next.at / length.current), watched })
    }
  }, [khue, accountId, id, title])
  useEffect(() => () => tellNow.current(), [])

  const stop = (): void => {
    playing.current = stopped(playing.current)
    tellNow.current()
  }
  return {
    onTimeUpdate: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => {
      if (currentTarget.paused && !currentTarget.ended) return
      length.current = currentTarget.duration
      playing.current = played(playing.current, currentTarget.currentTime)
      const seconds = tellOf(playing.current).watched.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0)
      if (seconds >= TELL_EVERY) tellNow.current()
    },
    onSeeking: stop,
    onPause: stop,
    onEnded: stop,
  }
}
