import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { type ActionState, Button, Notice } from '../../ui/index.js'
import type { CourseOutlineFragment, EnrolmentStateFragment } from '../documents.gen.js'
import { ContinueWithNewVersionDocument } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'
import { lessonsOf } from './lesson-order.js'

interface NewVersionProps {
  /** The version that the learner is in. */
  readonly course: CourseOutlineFragment
  readonly change: NonNullable<EnrolmentStateFragment['newVersion']>
}

/** A newer version of the course: what stays done in it, what would have to be done again, and the way over. Nobody has to take it. */
export function NewVersion({ course, change }: NewVersionProps) {
  const khue = useKhue()
  const router = useRouter()
  const { t } = useSpeech()
  const [state, setState] = useState<ActionState>('idle')
  const [fault, setFault] = useState<string | null>(null)
  const again = lessonsOf(course).filter((lesson) => change.loses.includes(lesson.id))
  const move = async (): Promise<void> => {
    setState('busy')
    setFault(null)
    try {
      await khue.learning.ask(ContinueWithNewVersionDocument, { slug: course.slug })
      await router.invalidate()
    } catch (error) {
      setFault(faultText(error, t))
    }
    setState('idle')
  }
  return (
    <section className="card stack" aria-labelledby="new-version">
      <h2 id="new-version">{t('version.title')}</h2>
      <p>{t('version.keeps', { count: change.keeps.length })}</p>
      {change.loses.length > 0 ? (
        <>
          <p>{t('version.loses', { count: change.loses.length })}</p>
          <ul>
            {again.map((lesson) => (
              <li key={lesson.id} lang={course.language}>
                {lesson.title}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="soft">{t('version.may-stay')}</p>
      <div className="row">
        <Button look="quiet" action="continue-with-new-version" state={state} onClick={() => void move()}>
          {t('version.move')}
        </Button>
      </div>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
    </section>
  )
}
