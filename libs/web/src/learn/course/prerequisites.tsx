import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { CourseNamesDocument } from '../documents.gen.js'

interface KnownCourse {
  readonly slug: string
  readonly title: string
  readonly language: string
}

/** The courses to be done before this one, each a link; those that are withdrawn bind nobody and are not named. */
export function Prerequisites({ slugs }: { slugs: readonly string[] }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [courses, setCourses] = useState<readonly KnownCourse[]>([])
  const asked = slugs.join(' ')
  useEffect(() => {
    let gone = false
    const ask = async (): Promise<void> => {
      const answers = await Promise.allSettled(asked.split(' ').filter(Boolean).map((slug) => khue.reading.ask(CourseNamesDocument, { slug })))
      if (!gone) setCourses(answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value.course ? [answer.value.course] : [])))
    }
    void ask()
    return () => {
      gone = true
    }
  }, [khue, asked])
  if (courses.length === 0) return null
  return (
    <div className="stack">
      <p>{t('course.first-do')}</p>
      <ul>
        {courses.map((course) => (
          <li key={course.slug}>
            <Link to="/courses/$slug" params={{ slug: course.slug }} className="prerequisite" lang={course.language}>
              {course.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
