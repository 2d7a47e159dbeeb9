import { type RefObject, useEffect, useRef, useState } from 'react'
import { useAccount, useKhue } from '../../client/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import { useCourseVersion } from './course-version.js'

/** A pause in scrolling after which the place counts as read, in ms. */
const PAUSE = 2_000
/** Less than this share of the text is not worth telling. */
const STEP = 0.1

/** The share of the text that has passed the lower edge of the window, 0 to 1. */
function shareRead(text: HTMLElement): number {
  const { top, height } = text.getBoundingClientRect()
  return height === 0 ? 0 : Math.min(1, Math.max(0, (window.innerHeight - top) / height))
}

/** Remembers how far a text was read, on every device of the learner, and offers to go on there. */
export function useReadingPosition(text: RefObject<HTMLElement | null>, lesson: { readonly id: string; readonly title: string }, standing: LessonStanding | undefined) {
  const khue = useKhue()
  const account = useAccount()
  const { courseVersion } = useCourseVersion()
  const [begun] = useState(standing?.position ?? 0)
  const told = useRef(begun)
  const [left, setLeft] = useState(standing?.state === 'STARTED' && begun > 0.15 && begun < 0.98)
  const accountId = account?.id

  useEffect(() => {
    if (!accountId) return undefined
    const { progress } = khue.outgoing(accountId)
    const tell = (): void => {
      if (!text.current) return
      const position = Math.round(shareRead(text.current) * 100) / 100
      if (position < told.current + STEP && !(told.current === 0 && position > 0)) return
      told.current = position
      void progress.record({ ...(courseVersion === undefined ? {} : { courseVersion }), lessonId: lesson.id, title: lesson.title, position })
    }
    let pause = window.setTimeout(tell, PAUSE)
    const onScroll = (): void => {
      window.clearTimeout(pause)
      pause = window.setTimeout(tell, PAUSE)
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      window.clearTimeout(pause)
      window.removeEventListener('scroll', onScroll)
    }
  }, [khue, accountId, lesson.id, lesson.title, courseVersion, text])

  const goThere = (): void => {
    if (!text.current) return
    const { top, height } = text.current.getBoundingClientRect()
    window.scrollTo({ top: window.scrollY + top + height * begun - window.innerHeight * 0.8, behavior: 'smooth' })
    text.current.tabIndex = -1
    text.current.focus({ preventScroll: true })
    setLeft(false)
  }
  return { left, goThere }
}
