import { ClientOnly, useHydrated } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useAccount, useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, Icon, Notice, Skeleton } from '../../ui/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { DocumentReaderProps } from '../document/document-reader.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { useCourseVersion } from './course-version.js'
import { LessonDone } from './lesson-done.js'

interface HandoutProps {
  readonly lesson: LessonContentFragment
  readonly language: string
  readonly standing: LessonStanding | undefined
}

const Failed = (_: DocumentReaderProps) => <Notice tone="warn">{useSpeech().t('document.failed')}</Notice>
const Reader = lazy(async () => ({ default: await import('../document/index.js').then((room) => room.DocumentReader, () => Failed) }))

/** A document: shown in the page, or opened in the device's own reader. Where loading costs the learner money it is shown when she asks. */
export function Handout({ lesson, language, standing }: HandoutProps) {
  const { t } = useSpeech()
  const saves = useWatched(useKhue().dataSaver)
  const [asked, setAsked] = useState(false)
  const waits = useHydrated() && saves && !asked
  const { begun, tell } = useTold(lesson, standing)
  const { mediaUrl } = lesson
  const opening = <Skeleton label={t('document.opening')} lines={12} />
  return (
    <>
      {mediaUrl ? (
        <div className="stack">
          {waits ? (
            <>
              <p>{t('lesson.document-text')}</p>
              <div className="row">
                <Button icon="document" action="show-document" onClick={() => setAsked(true)}>
                  {t('document.show')}
                </Button>
              </div>
            </>
          ) : (
            <div className="handout-place">
              <ClientOnly fallback={opening}>
                <Suspense fallback={opening}>
                  <Reader url={mediaUrl} title={lesson.title} language={language} position={begun} onPage={tell} />
                </Suspense>
              </ClientOnly>
            </div>
          )}
          <div className="row">
            <a href={mediaUrl} className={buttonClass({ look: 'quiet' })} target="_blank" rel="noopener">
              <Icon name="document" />
              {t('lesson.open-document')}
            </a>
          </div>
        </div>
      ) : null}
      <LessonDone lesson={lesson} standing={standing} />
    </>
  )
}

/** How far the document was read, and the telling of it as pages are turned; it never goes back. */
function useTold({ id, title }: LessonContentFragment, standing: LessonStanding | undefined): { begun: number; tell: (position: number) => void } {
  const khue = useKhue()
  const account = useAccount()
  const version = useCourseVersion()
  const [begun] = useState(standing?.position ?? 0)
  const told = useRef(begun)
  const tell = (position: number): void => {
    if (!account || position <= told.current) return
    told.current = position
    void khue.outgoing(account.id).progress.record({ ...version, lessonId: id, title, position })
  }
  return { begun: standing?.state === 'COMPLETED' ? 0 : begun, tell }
}
