import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { Button, Dialog, Notice } from '../../ui/index.js'
import { PublishCourseDocument, WithdrawCourseDocument } from '../documents.gen.js'
import type { PreviewCourse } from './preview.data.js'

/** What an owner does with a course for all learners. */
export type Release = 'publish' | 'withdraw'

interface ReleaseDialogProps {
  readonly release: Release
  readonly course: PreviewCourse
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Says what publishing or withdrawing does to learners, old and new, before it does. */
export function ReleaseDialog({ release, course, onClose, onDone }: ReleaseDialogProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const act = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      if (release === 'publish') await khue.learning.ask(PublishCourseDocument, { courseSlug: course.slug })
      else await khue.learning.ask(WithdrawCourseDocument, { courseSlug: course.slug })
      onDone()
    } catch (error) {
      setFault(faultText(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog title={t(`teach.${release}-title`, { title: course.title })} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        <p>{t(`teach.${release}-new`)}</p>
        {release === 'withdraw' || course.version > 1 ? <p>{t(`teach.${release}-old`)}</p> : null}
        {release === 'publish' && course.alignments.length > 0 ? <p>{t('teach.publish-alignments')}</p> : null}
        {fault ? <Notice tone="bad">{fault}</Notice> : null}
        <div className="row">
          <Button action={`${release}-course`} state={busy ? 'busy' : 'idle'} onClick={() => void act()}>
            {t(`teach.${release}-do`)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('teach.publish-not')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
