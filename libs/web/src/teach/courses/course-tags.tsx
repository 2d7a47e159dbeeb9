import { useSpeech } from '../../i18n/index.js'
import type { TaughtCourse } from './teach.data.js'

/** Whether learners see the version, and whether what it is evidence for counts yet. */
export function CourseTags({ course }: { course: Pick<TaughtCourse, 'published' | 'withdrawn' | 'alignments' | 'alignmentsApproved'> }) {
  const { t } = useSpeech()
  return (
    <div className="row teach-tags">
      <span className={course.published && !course.withdrawn ? 'tag tag-good' : 'tag tag-warn'}>{t(course.withdrawn ? 'teach.withdrawn' : course.published ? 'teach.published' : 'teach.draft')}</span>
      {course.alignments.length === 0 ? (
        <span className="tag">{t('teach.no-alignments')}</span>
      ) : (
        <span className={course.alignmentsApproved ? 'tag tag-good' : 'tag'}>{t(course.alignmentsApproved ? 'teach.alignments-approved' : course.published ? 'teach.alignments-wait' : 'teach.alignments-later')}</span>
      )}
    </div>
  )
}
