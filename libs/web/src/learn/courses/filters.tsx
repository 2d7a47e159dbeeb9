import { useEffect, useRef, useState } from 'react'
import { levelName, useSpeech } from '../../i18n/index.js'
import { Icon, SelectField } from '../../ui/index.js'
import { countFurther, type CoursesSearch, kindsToFind, lengthsToFind, sortNames } from './courses-address.js'
import type { CoursesData } from './courses.data.js'
import { useLanguageName } from './language-name.js'
import { levelsOf, subjectsOf } from './subjects.js'

const TYPING_PAUSE = 250

interface FiltersProps {
  readonly search: CoursesSearch
  readonly facets: CoursesData['facets']
  readonly competencies: CoursesData['competencies']
  readonly onChange: (changed: CoursesSearch) => void
}

/** What narrows the catalogue; each choice says how many courses it leaves. */
export function Filters({ search, facets, competencies, onChange }: FiltersProps) {
  const { t, format } = useSpeech()
  const counted = (text: string, count: number): string => `${text} (${format.number(count)})`
  const names = new Map(competencies.map(({ code, name }) => [code, name]))
  const subjects = subjectsOf(facets.bySubject.competencies, search.competency).map(({ code, count, text, below }) => ({
    value: code,
    text: `${below ? '\u2003' : ''}${counted(text ? t(text) : (names.get(code) ?? code), count)}`,
  }))
  return (
    <search className="filters">
      <SearchBox typed={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <SelectField
        label={t('courses.subject')}
        value={search.competency ?? ''}
        onChange={(event) => onChange({ competency: event.target.value, level: '' })}
        options={[{ value: '', text: facets.bySubject.total > 0 ? counted(t('courses.any-subject'), facets.bySubject.total) : t('courses.any-subject') }, ...subjects]}
      />
      <FurtherFilters search={search} facets={facets} counted={counted} onChange={onChange} />
    </search>
  )
}

function SearchBox({ typed: known, onChange }: { typed: string; onChange: (typed: string) => void }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(known)
  const [before, setBefore] = useState(known)
  if (before !== known) {
    setBefore(known)
    if (typed.trim() !== known) setTyped(known)
  }
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(box.current?.value ?? ''), []) // what was typed before the page was awake
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed.trim() === known) return undefined
    const timer = setTimeout(() => latest.current(typed.trim()), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [typed, known])
  return (
    <form
      action="/courses"
      onSubmit={(event) => {
        event.preventDefault()
        onChange(typed.trim())
      }}
    >
      <label className="unseen" htmlFor="course-search">
        {t('courses.search')}
      </label>
      <div className="filters-search">
        <Icon name="search" />
        <input ref={box} id="course-search" name="q" className="input" type="search" enterKeyHint="search" autoComplete="off" maxLength={200} placeholder={t('courses.search-hint')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
    </form>
  )
}

/** Kind, length, level, language and order: folded, so that the courses stay near; what is set is counted outside. */
function FurtherFilters({ search, facets, counted, onChange }: Omit<FiltersProps, 'competencies'> & { counted: (text: string, count: number) => string }) {
  const { t } = useSpeech()
  const languageName = useLanguageName()
  const set = countFurther(search)
  const kinds = new Map(facets.byKind.kinds.map(({ value, count }) => [value, count]))
  const { competency } = search
  return (
    <details className="filters-further">
      <summary>{set > 0 ? t('courses.further-set', { count: set }) : t('courses.further')}</summary>
      <div className="filters-further-in">
        <SelectField
          label={t('courses.kind')}
          value={search.kind ?? ''}
          onChange={(event) => onChange({ kind: event.target.value })}
          options={[{ value: '', text: t('courses.any-kind') }, ...kindsToFind.filter((kind) => kinds.has(kind) || kind === search.kind).map((kind) => ({ value: kind, text: counted(t(`kind.${kind}`), kinds.get(kind) ?? 0) }))]}
        />
        <SelectField label={t('courses.length')} value={search.length ?? ''} onChange={(event) => onChange({ length: event.target.value })} options={[{ value: '', text: t('courses.any-length') }, ...lengthsToFind.map((minutes) => ({ value: minutes, text: t('courses.at-most', { minutes }) }))]} />
        {competency === undefined ? null : (
          <SelectField
            label={t('courses.level')}
            value={search.level ?? ''}
            onChange={(event) => onChange({ level: event.target.value })}
            options={[{ value: '', text: t('courses.any-level') }, ...levelsOf(competency).map((level) => ({ value: String(level), text: t('courses.level-from', { level: levelName(competency, level) ?? level }) }))]}
          />
        )}
        <SelectField
          label={t('courses.language')}
          value={search.language ?? ''}
          onChange={(event) => onChange({ language: event.target.value })}
          options={[{ value: '', text: t('courses.any-language') }, ...languagesOf(facets, search.language).map(({ value, count }) => ({ value, text: counted(languageName(value), count) }))]}
        />
        <SelectField label={t('courses.sort')} value={search.sort ?? 'title'} onChange={(event) => onChange({ sort: event.target.value === 'title' ? '' : event.target.value })} options={sortNames.map((name) => ({ value: name, text: t(`courses.sort-${name}`) }))} />
      </div>
    </details>
  )
}

function languagesOf({ byLanguage }: CoursesData['facets'], chosen: string | undefined) {
  const { languages } = byLanguage
  return chosen === undefined || languages.some(({ value }) => value === chosen) ? languages : [...languages, { value: chosen, count: 0 }]
}
