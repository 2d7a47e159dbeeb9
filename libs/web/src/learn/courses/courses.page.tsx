import { Link, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, Icon, Notice } from '../../ui/index.js'
import { PageTitle } from '../shell/page-title.js'
import { CourseCards } from './course-card.js'
import { type CoursesSearch, isNarrowed } from './courses-address.js'
import { askCourses, type CoursesData } from './courses.data.js'
import { Filters } from './filters.js'

const nothing = { q: '', language: '', competency: '', level: '', kind: '', length: '' } satisfies CoursesSearch

/** The catalogue: found as one types, by subject, level, length and what is in a course. All of it stands in the address. */
export function CoursesPage({ search, courses, facets, competencies }: CoursesData) {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const router = useRouter()
  const loading = useRouterState({ select: (state) => state.isLoading })
  const change = (changed: CoursesSearch): void => {
    // Somebody who has already pressed a course is on her way there: what she typed before must not lead her back.
    if (router.latestLocation.pathname !== '/courses') return
    const next = Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value))
    void navigate({ to: '/courses', search: next, replace: true, resetScroll: false })
  }
  return (
    <div className="stack-l">
      <PageTitle>{t('courses.title')}</PageTitle>
      <div className="stack">
        <div className="row row-apart">
          <h1 tabIndex={-1}>{t('courses.title')}</h1>
          <Link to="/start" className={buttonClass({ look: 'plain', small: true })}>
            {t('start.title')}
            <Icon name="right" />
          </Link>
        </div>
        <Filters search={search} facets={facets} competencies={competencies} onChange={change} />
      </div>
      <section className="stack" aria-labelledby="results" aria-busy={loading}>
        <h2 id="results" className="unseen">
          {t('courses.results')}
        </h2>
        <div className="row row-apart">
          <p className="soft" role="status">
            {courses.approximate && courses.totalCount > 0 ? t('courses.found-none-exactly') : t('courses.found', { count: courses.totalCount })}
          </p>
          {isNarrowed(search) ? (
            <Button look="plain" small onClick={() => change(nothing)}>
              {t('courses.clear')}
            </Button>
          ) : null}
        </div>
        {courses.approximate && courses.totalCount > 0 ? <Notice>{t('courses.approximate', { typed: search.q ?? '' })}</Notice> : null}
        <Results key={JSON.stringify(search)} search={search} first={courses} />
        {courses.totalCount === 0 ? <p>{t('courses.none')}</p> : null}
      </section>
    </div>
  )
}

function Results({ search, first }: { search: CoursesSearch; first: CoursesData['courses'] }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [more, setMore] = useState<readonly CoursesData['courses'][]>([])
  const [state, setState] = useState<'idle' | 'busy'>('idle')
  const last = more.at(-1) ?? first
  const showMore = async (): Promise<void> => {
    setState('busy')
    try {
      const { courses } = await askCourses(khue, search, last.pageInfo.endCursor)
      setMore([...more, courses])
    } finally {
      setState('idle')
    }
  }
  return (
    <>
      <CourseCards courses={[first, ...more].flatMap((page) => page.edges.map((edge) => edge.node))} />
      {last.pageInfo.hasNextPage ? (
        <Button look="quiet" state={state} onClick={() => void showMore().catch(() => undefined)}>
          {t('ui.more')}
        </Button>
      ) : null}
    </>
  )
}
