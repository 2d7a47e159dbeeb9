import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon } from '../../ui/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { LessonDone } from './lesson-done.js'

/** A document to open in the device's own reader. */
export function Handout({ lesson, standing }: { lesson: LessonContentFragment; standing: LessonStanding | undefined }) {
  const { t } = useSpeech()
  return (
    <>
      <div className="stack">
        <p>{t('lesson.document-text')}</p>
        {lesson.mediaUrl ? (
          <div className="row">
            <a href={lesson.mediaUrl} className={buttonClass({ look: 'quiet' })} target="_blank" rel="noopener">
              <Icon name="document" />
              {t('lesson.open-document')}
            </a>
          </div>
        ) : null}
      </div>
      <LessonDone lesson={lesson} standing={standing} />
    </>
  )
}
