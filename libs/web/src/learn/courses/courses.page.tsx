import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, SelectField } from '../../ui/index.js'
import { PageTitle } from '../shell/page-title.js'
import { CourseCards } from './course-card.js'
import { askCourses, type CoursesData, type CoursesSearch } from './courses.data.js'
import { useLanguageName } from './language-name.js'

const TYPING_PAUSE = 250
/** Languages that courses may be written in. */
const courseLanguages = ['vi', 'en'] as const

/** The catalogue: found as one types, by subject and by language. */
export function CoursesPage({ search, courses, competencies }: CoursesData) {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const loading = useRouterState({ select: (state) => state.isLoading })
  const change = (changed: CoursesSearch): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value))
    void navigate({ to: '/courses', search: next, replace: true, resetScroll: false })
  }
  return (
    <div className="stack-l">
      <PageTitle>{t('courses.title')}</PageTitle>
      <div className="stack">
        <h1 tabIndex={-1}>{t('courses.title')}</h1>
        <Filters search={search} competencies={competencies} onChange={change} />
      </div>
      <section className="stack" aria-labelledby="results" aria-busy={loading}>
        <h2 id="results" className="unseen">
          {t('courses.results')}
        </h2>
        <p className="soft" role="status">
          {t('courses.found', { count: courses.totalCount })}
        </p>
        <Results key={JSON.stringify(search)} search={search} first={courses} />
        {courses.totalCount === 0 ? (
          <div className="stack">
            <p>{t('courses.none')}</p>
            <div className="row">
              <Button look="quiet" onClick={() => change({ q: '', language: '', competency: '' })}>
                {t('courses.clear')}
              </Button>
            </div>
          </div>
        ) : null}
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

interface FiltersProps {
  readonly search: CoursesSearch
  readonly competencies: CoursesData['competencies']
  readonly onChange: (changed: CoursesSearch) => void
}

function Filters({ search, competencies, onChange }: FiltersProps) {
  const { t, format } = useSpeech()
  const languageName = useLanguageName()
  const [typed, setTyped] = useState(search.q ?? '')
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return undefined
    const timer = setTimeout(() => latest.current({ q: typed.trim() }), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [typed, search.q])
  const subjects = [...competencies].sort((one, other) => format.compare(one.name, other.name)).map(({ code, name }) => ({ value: code, text: name }))
  return (
    <search className="filters">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onChange({ q: typed.trim() })
        }}
      >
        <label className="unseen" htmlFor="course-search">
          {t('courses.search')}
        </label>
        <div className="filters-search">
          <Icon name="search" />
          <input id="course-search" className="input" type="search" enterKeyHint="search" autoComplete="off" placeholder={t('courses.search-hint')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </div>
      </form>
      <SelectField
        label={t('courses.subject')}
        value={search.competency ?? ''}
        onChange={(event) => onChange({ competency: event.target.value })}
        options={[{ value: '', text: t('courses.any-subject') }, ...subjects]}
      />
      <SelectField
        label={t('courses.language')}
        value={search.language ?? ''}
        onChange={(event) => onChange({ language: event.target.value })}
        options={[{ value: '', text: t('courses.any-language') }, ...courseLanguages.map((tag) => ({ value: tag, text: languageName(tag) }))]}
      />
    </search>
  )
}
