import { type SyntheticEvent, useMemo, useRef, useState } from 'react'
import { useAccount, useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Notice, Progress } from '../../ui/index.js'
import { useLanguageName } from '../courses/language-name.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { beginAt } from './cue-at.js'
import { useKeptPlace } from './kept-place.js'
import { filesOnDevice } from '../offline/on-device.js'
import { onPlayerKey, PlayerBar } from './player-bar.js'
import { renditionOf } from './rendition.js'
import { useTelling } from './telling.js'
import { Transcript } from './transcript.js'

interface RecordingProps {
  readonly lesson: LessonContentFragment
  readonly language: string
  readonly standing: LessonStanding | undefined
}

/**
 * A video or a recording to hear, from the second where one left off. It is done when enough of it was really watched; the
 * server decides. The controls are the browser's own: they are the ones that the learner knows, and they weigh nothing.
 */
export function Recording({ lesson, language, standing }: RecordingProps) {
  const { t, format } = useSpeech()
  const languageName = useLanguageName()
  const khue = useKhue()
  const saves = useWatched(khue.dataSaver)
  const accountId = useAccount()?.id
  const files = useMemo(() => filesOnDevice(khue, accountId ?? ''), [khue, accountId])
  const tell = useTelling(lesson)
  const kept = useKeptPlace(accountId, lesson.id)
  const video = useRef<HTMLVideoElement>(null)
  const audio = useRef<HTMLAudioElement>(null)
  const player = lesson.kind === 'VIDEO' ? video : audio
  const [time, setTime] = useState(0)
  const [failed, setFailed] = useState(false)
  const done = standing?.state === 'COMPLETED'
  const source = {
    src: renditionOf(lesson, saves, (address) => files.has(address)) ?? undefined,
    className: 'recording-player',
    controls: true,
    preload: saves ? ('none' as const) : ('metadata' as const),
    lang: language,
    'aria-label': lesson.title,
    ...tell,
    onLoadedMetadata: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => {
      setFailed(false)
      const begin = beginAt(kept.read(), done ? 0 : (standing?.position ?? 0), currentTarget.duration)
      if (begin > 0) currentTarget.currentTime = begin
    },
    onTimeUpdate: (event: SyntheticEvent<HTMLMediaElement>) => {
      tell.onTimeUpdate(event)
      setTime(event.currentTarget.currentTime)
      if (!event.currentTarget.paused) kept.write(event.currentTarget.currentTime)
    },
    onEnded: () => {
      tell.onEnded()
      kept.write(null)
    },
    onError: () => setFailed(true),
  }
  const tracks = lesson.captions.map(({ language: tag, url }) => <track key={tag} kind="captions" src={url} srcLang={tag} label={languageName(tag)} default={tag === language} />)
  return (
    <div className="stack recording">
      <div className="stack" role="group" aria-label={lesson.title} aria-description={t('player.keys')} onKeyDown={(event) => onPlayerKey(player, event)}>
        {lesson.kind === 'VIDEO' ? (
          <video {...source} ref={video} poster={lesson.posterUrl ?? undefined} playsInline>
            {tracks}
          </video>
        ) : (
          <audio {...source} ref={audio}>
            {tracks}
          </audio>
        )}
        <PlayerBar player={player} />
      </div>
      {failed ? <Notice tone="bad">{t('player.failed')}</Notice> : null}
      {done ? (
        <Notice tone="good">{t('lesson.done')}</Notice>
      ) : (
        <>
          <Progress value={standing?.position ?? 0} label={t('lesson.watched')} text={t('lesson.watched-share', { share: format.wholeShare(standing?.position ?? 0) })} />
          <p className="soft">{lesson.kind === 'VIDEO' ? t('lesson.watch-to-complete') : t('lesson.hear-to-complete')}</p>
        </>
      )}
      <Transcript transcripts={lesson.transcripts} language={language} player={player} time={time} />
    </div>
  )
}
