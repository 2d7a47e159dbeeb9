import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon, Notice } from '../../ui/index.js'
import { around, type LessonStanding, shareDone } from '../course/lesson-order.js'
import type { CourseContentFragment, LessonContentFragment } from '../documents.gen.js'

interface NextLessonProps {
  readonly course: CourseContentFragment
  readonly lesson: LessonContentFragment
  readonly standing: ReadonlyMap<string, LessonStanding> | null
}

/** The ways on and back; at the end of a course, that it is done. */
export function NextLesson({ course, lesson, standing }: NextLessonProps) {
  const { t } = useSpeech()
  const place = around(course, lesson.id)
  const finished = standing !== null && shareDone(course, standing) === 1
  const nextOpen = place?.next && (standing?.get(place.next.id)?.unlocked ?? true)
  const here = standing?.get(lesson.id)?.state === 'COMPLETED'
  return (
    <nav className="stack lesson-ways" aria-label={t('lesson.ways')}>
      {finished ? (
        <Notice tone="good">
          <strong>{t('lesson.course-finished')}</strong>
          <span>{t('lesson.course-finished-text')}</span>
        </Notice>
      ) : null}
      <div className="row row-apart">
        {place?.previous ? (
          <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: course.slug, lessonId: place.previous.id }} className={buttonClass({ look: 'quiet' })}>
            <Icon name="left" />
            {t('lesson.previous')}
          </Link>
        ) : (
          <span />
        )}
        {place?.next && nextOpen ? (
          <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: course.slug, lessonId: place.next.id }} className={buttonClass({ look: here ? 'main' : 'quiet' })}>
            {t('lesson.next')}
            <Icon name="right" />
          </Link>
        ) : place?.next ? (
          <p className="soft small">{t('lesson.next-locked')}</p>
        ) : (
          <Link to="/courses/$slug" params={{ slug: course.slug }} className={buttonClass({ look: finished ? 'main' : 'quiet' })}>
            {t('lesson.to-course')}
          </Link>
        )}
      </div>
    </nav>
  )
}
