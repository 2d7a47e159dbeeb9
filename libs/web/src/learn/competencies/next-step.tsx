import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { CoursesForLevelDocument, type CoursesForLevelQuery } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'
import { levelAsks } from './level-asks.js'
import type { Competency } from './picture.js'

/** What the next level asks and which courses give it, asked for when it is opened. */
export function NextStep({ competency: { code, name, nextLevel, levels } }: { competency: Competency }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [found, setFound] = useState<CoursesForLevelQuery['courses'] | string | null>(null)
  if (nextLevel === null) return <p className="small soft">{t('competencies.at-the-top')}</p>
  const open = async (): Promise<void> => {
    try {
      const { courses } = await khue.reading.ask(CoursesForLevelDocument, { competencyCode: code, level: nextLevel })
      setFound(courses)
    } catch (error) {
      setFound(faultText(error, t))
    }
  }
  const asks = levelAsks(code, nextLevel)
  return (
    <details
      className="next-step"
      onToggle={(event) => {
        if (event.currentTarget.open && (found === null || typeof found === 'string')) void open()
      }}
    >
      <summary>
        {t('competencies.next', { level: levels.find(({ level }) => level === nextLevel)?.name ?? String(nextLevel) })}
        <span className="unseen">: {name}</span>
      </summary>
      <div className="stack">
        {asks ? <p>{t(asks)}</p> : null}
        <div role="status">{found === null ? t('ui.loading') : typeof found === 'string' ? found : <Courses courses={found} code={code} level={nextLevel} />}</div>
      </div>
    </details>
  )
}

function Courses({ courses, code, level }: { courses: CoursesForLevelQuery['courses']; code: string; level: number }) {
  const { t } = useSpeech()
  if (courses.totalCount === 0) return <p className="soft">{t('competencies.no-course')}</p>
  return (
    <>
      <ul role="list" className="next-courses">
        {courses.edges.map(({ node: { slug, title, minutes } }) => (
          <li key={slug}>
            <Link to="/courses/$slug" params={{ slug }}>
              {title}
            </Link>{' '}
            <span className="soft small">{t('course.minutes', { count: minutes })}</span>
          </li>
        ))}
      </ul>
      {courses.totalCount > courses.edges.length ? (
        <Link to="/courses" search={{ competency: code, level: String(level) }} className="text-way">
          {t('home.all', { count: courses.totalCount })}
        </Link>
      ) : null}
    </>
  )
}
