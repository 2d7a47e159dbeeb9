import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Progress } from '../../ui/index.js'
import type { EnrolmentCardFragment } from '../documents.gen.js'

/** A course that was begun, and the way to the lesson where one left off. `heading`: the level that its place on the page asks for. */
export function ContinueCard({ enrolment, heading: Heading = 'h3' }: { enrolment: EnrolmentCardFragment; heading?: 'h2' | 'h3' }) {
  const { t, format } = useSpeech()
  const { course, courseSlug, nextLessonId, progress } = enrolment
  return (
    <article className="card continue-card">
      <Heading>
        <Link to="/courses/$slug" params={{ slug: courseSlug }} className="continue-title">
          {course.title}
        </Link>
      </Heading>
      <Progress value={progress} label={t('course.progress')} text={t('course.share', { share: format.wholeShare(progress) })} />
      <div className="row">
        {nextLessonId ? (
          <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: courseSlug, lessonId: nextLessonId }} className={buttonClass({})} aria-label={t('me.continue-with', { title: course.title })}>
            {progress > 0 ? t('course.continue') : t('course.begin')}
          </Link>
        ) : (
          <Link to="/courses/$slug" params={{ slug: courseSlug }} className={buttonClass({ look: 'quiet' })}>
            {t('course.look-again')}
          </Link>
        )}
      </div>
    </article>
  )
}
