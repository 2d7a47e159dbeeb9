import { useState } from 'react'
import { type Delivery, useAccount, useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice } from '../../ui/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import { useCourseVersion } from './course-version.js'

interface LessonDoneProps {
  readonly lesson: { readonly id: string; readonly title: string }
  readonly standing: LessonStanding | undefined
  /** Something else is to be done first. */
  readonly quiet?: boolean
}

/** The learner says that she has read the lesson; without a network her word waits on the device. */
export function LessonDone({ lesson, standing, quiet = false }: LessonDoneProps) {
  const khue = useKhue()
  const account = useAccount()
  const version = useCourseVersion()
  const { t } = useSpeech()
  const [busy, setBusy] = useState(false)
  const [delivery, setDelivery] = useState<Delivery | null>(null)
  const done = standing?.state === 'COMPLETED' && !busy
  const unkept = useWatched(khue.outgoing(account?.id ?? '').progress.queue.keeping) === 'refused'
  const complete = async (): Promise<void> => {
    if (!account || done) return
    setBusy(true)
    setDelivery(await khue.outgoing(account.id).progress.record({ ...version, lessonId: lesson.id, title: lesson.title, position: 1, done: true }))
    setBusy(false)
  }
  return (
    <div className="stack lesson-done">
      <Button look={quiet ? 'quiet' : 'main'} action="complete-lesson" state={busy ? 'busy' : done ? 'done' : 'idle'} icon={done ? 'check' : undefined} onClick={() => void complete()}>
        {done ? t('lesson.done') : t('lesson.complete')}
      </Button>
      <div role="status">{delivery?.state === 'waiting' && done ? <p className="soft">{t(unkept ? 'sending.unkept' : 'lesson.waits')}</p> : delivery?.state === 'taken' && done ? <span className="unseen">{t('lesson.saved')}</span> : null}</div>
      {delivery?.state === 'former' ? <Notice tone="warn">{t('sending.former')}</Notice> : null}
      {delivery?.state === 'refused' ? <Notice tone="bad">{delivery.reason}</Notice> : null}
    </div>
  )
}
