import { Link } from '@tanstack/react-router'
import { digitalDomainOf, languageOf, useSpeech } from '../../i18n/index.js'
import { Icon, type IconName } from '../../ui/index.js'
import type { CourseCardFragment } from '../documents.gen.js'
import { useLevelText } from '../course/alignments.js'
import { useLanguageName } from './language-name.js'

const domainIcons: Record<number, IconName> = { 1: 'search', 2: 'talk', 3: 'pencil', 4: 'shield', 5: 'puzzle', 6: 'spark' }

/** The drawing of what a course is for: of its first competency's domain. */
export function subjectIcon(alignments: CourseCardFragment['alignments']): IconName {
  const code = alignments[0]?.competencyCode ?? ''
  if (languageOf(code)) return 'letters'
  return domainIcons[digitalDomainOf(code) ?? 0] ?? 'book'
}

export function CourseCards({ courses }: { courses: readonly CourseCardFragment[] }) {
  return (
    <ul role="list" className="course-cards">
      {courses.map((course) => (
        <li key={course.slug}>
          <CourseCard course={course} />
        </li>
      ))}
    </ul>
  )
}

function CourseCard({ course }: { course: CourseCardFragment }) {
  const { t, locale } = useSpeech()
  const levelText = useLevelText()
  const languageName = useLanguageName()
  const [alignment] = course.alignments
  return (
    <article className="card course-card">
      <div className="course-card-head">
        <span className="course-card-icon">
          <Icon name={subjectIcon(course.alignments)} />
        </span>
        {alignment ? <span className="tag">{levelText(alignment)}</span> : null}
      </div>
      <h3 lang={course.language === locale ? undefined : course.language}>
        <Link to="/courses/$slug" params={{ slug: course.slug }} className="course-card-link">
          {course.title}
        </Link>
      </h3>
      {course.summary ? (
        <p className="course-card-summary" lang={course.language === locale ? undefined : course.language}>
          {course.summary}
        </p>
      ) : null}
      <p className="course-card-facts">
        {t('course.lessons', { count: course.lessonCount })} · {t('course.minutes', { count: course.minutes })} · {languageName(course.language)}
      </p>
    </article>
  )
}
