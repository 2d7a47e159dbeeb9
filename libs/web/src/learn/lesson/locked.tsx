import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { Notice } from '../../ui/index.js'
import { type LessonStanding, lessonsOf } from '../course/lesson-order.js'
import type { CourseContentFragment, LessonContentFragment } from '../documents.gen.js'

interface LockedProps {
  readonly course: CourseContentFragment
  readonly lesson: LessonContentFragment
  readonly standing: ReadonlyMap<string, LessonStanding> | null
}

/** A lesson that is not open yet, with the lessons that open it where the author named them. */
export function Locked({ course, lesson, standing }: LockedProps) {
  const { t } = useSpeech()
  const first = lessonsOf(course).filter((other) => lesson.prerequisites.includes(other.id) && standing?.get(other.id)?.state !== 'COMPLETED')
  if (first.length === 0) return <Notice>{t('lesson.locked-text')}</Notice>
  return (
    <div className="stack">
      <Notice>{t('lesson.locked-by', { count: first.length })}</Notice>
      <ul>
        {first.map((other) => (
          <li key={other.id}>
            <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: course.slug, lessonId: other.id }} className="prerequisite" lang={course.language}>
              {other.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
