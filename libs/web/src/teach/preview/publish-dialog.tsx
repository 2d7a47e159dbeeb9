import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { Button, Dialog, Notice } from '../../ui/index.js'
import { PublishCourseDocument } from '../documents.gen.js'
import type { PreviewCourse } from './preview.data.js'

interface PublishDialogProps {
  readonly course: PreviewCourse
  readonly onClose: () => void
  readonly onPublished: () => void
}

/** Says what publishing does to learners, old and new, before it does. */
export function PublishDialog({ course, onClose, onPublished }: PublishDialogProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const publish = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      await khue.learning.ask(PublishCourseDocument, { courseSlug: course.slug })
      onPublished()
    } catch (error) {
      setFault(faultText(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('teach.publish-title', { title: course.title })} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        <p>{t('teach.publish-new')}</p>
        {course.version > 1 ? <p>{t('teach.publish-old')}</p> : null}
        {course.alignments.length > 0 ? <p>{t('teach.publish-alignments')}</p> : null}
        {fault ? <Notice tone="bad">{fault}</Notice> : null}
        <div className="row">
          <Button action="publish-course" state={busy ? 'busy' : 'idle'} onClick={() => void publish()}>
            {t('teach.publish-do')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('teach.publish-not')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
