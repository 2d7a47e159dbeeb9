import { type SyntheticEvent, useEffect, useRef } from 'react'
import { useAccount, useKhue } from '../../client/index.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { useCourseVersion } from './course-version.js'
import { nothingPlayed, played, stopped, tellOf } from './watched-spans.js'

/** How much is watched between two tellings, in seconds. */
const TELL_EVERY = 15

/** What the player reports, told to the server now and then, at every stop, and when the page is left. */
export function useTelling({ id, title }: LessonContentFragment) {
  const khue = useKhue()
  const accountId = useAccount()?.id
  const { courseVersion } = useCourseVersion()
  const playing = useRef(nothingPlayed)
  const length = useRef(0)
  const tellNow = useRef<() => void>(() => undefined)
  useEffect(() => {
    tellNow.current = () => {
      const { watched, next } = tellOf(playing.current)
      playing.current = next
      if (!accountId || watched.length === 0 || !(length.current > 0)) return
      void khue.outgoing(accountId).progress.record({ ...(courseVersion === undefined ? {} : { courseVersion }), lessonId: id, title, position: Math.min(1, next.at / length.current), watched })
    }
  }, [khue, accountId, id, title, courseVersion])
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
