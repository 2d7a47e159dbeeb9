import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { matches, useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, buttonClass, Icon, Notice } from '../../ui/index.js'
import { indicatorOf, unitName } from '../shell/reference.js'
import { ordered, readOrder } from './figure-row.js'
import { FiguresChoiceForm } from './figures-choice.js'
import type { FiguresData, FiguresSearch } from './figures.data.js'
import { FiguresTable } from './figures-table.js'
import { FindField } from './find-field.js'
import { daysOf } from './period.js'
import { countsPersonsOnce, meaningOf, periodName } from './words.js'

/** So many rows are found faster by typing than by looking. */
const MANY_ROWS = 8

/** The figures of a unit and a time, as the officer signs for them. The choice stands in the address. */
export function FiguresPage({ search, choice, reference, rows }: FiguresData & { search: FiguresSearch }) {
  const speech = useSpeech()
  const { t, format } = speech
  const navigate = useNavigate()
  const loading = useRouterState({ select: (state) => state.isLoading })
  const order = readOrder(search.sort)
  const shown = useMemo(
    () => ordered(rows, readOrder(search.sort), format.compare).filter((row) => !search.q || matches(row.name, search.q)),
    [rows, search.sort, search.q, format],
  )
  const indicator = indicatorOf(reference, choice.indicator)
  const period = periodName(choice.period, speech)
  const place = unitName(reference, choice.unit)
  const caption = choice.view === 'indicator' ? t('desk.caption-indicator', { indicator: indicator?.name ?? choice.indicator, place, period }) : t('desk.caption-unit', { place, period })

  const change = (changed: FiguresSearch): void => {
    const { view, indicator: code, unit, period: chosen } = choice
    const whole: FiguresSearch = { view, indicator: code, unit, period: chosen.text, ...(search.sort ? { sort: search.sort } : {}), ...(search.q ? { q: search.q } : {}), ...changed }
    const next = Object.fromEntries(Object.entries(whole).filter(([, value]) => value))
    void navigate({ to: '/desk', search: next, replace: 'q' in changed || 'sort' in changed, resetScroll: false })
  }

  return (
    <div className="stack-l">
      <PageTitle>{t('desk.title')}</PageTitle>
      <h1 tabIndex={-1}>{t('desk.title')}</h1>
      <FiguresChoiceForm choice={choice} reference={reference} onChange={change} />
      <section className="stack" aria-labelledby="figures" aria-busy={loading}>
        <h2 id="figures" className="figures-title">
          {caption}
        </h2>
        {choice.view === 'indicator' && indicator ? <p className="soft desk-measure">{t(meaningOf(indicator.code, indicator.kind))}</p> : null}
        {rows.length > MANY_ROWS ? <FindField key={choice.view} value={search.q ?? ''} onChange={(q) => change({ q })} /> : null}
        <p className="unseen" role="status">
          {t('desk.shown', { count: shown.length })}
        </p>
        {shown.length === 0 ? (
          <Notice>{t('desk.none-found')}</Notice>
        ) : (
          <FiguresTable rows={shown} caption={caption} rowText={choice.view === 'indicator' ? 'desk.unit-column' : 'desk.indicator'} period={choice.period.text} order={order} onOrder={(sort) => change({ sort })} />
        )}
        <Notes rows={shown} choice={choice} reference={reference} />
        <div className="figures-signed">
          <p>{t('desk.printed', { day: format.day(reference.desk.today), name: reference.desk.displayName })}</p>
          <p>{t('desk.signature')}</p>
        </div>
        <div className="row figures-actions">
          <Button look="quiet" onClick={() => window.print()}>
            {t('desk.print')}
          </Button>
          <Link to="/desk/exports" search={{ ...daysOf(choice.period), unit: choice.unit }} className={buttonClass({ look: 'quiet' })}>
            <Icon name="download" />
            {t('desk.export-this')}
          </Link>
        </div>
      </section>
    </div>
  )
}

/** What a careful reader would ask about the table. */
function Notes({ rows, choice, reference }: Pick<FiguresData, 'rows' | 'choice' | 'reference'>) {
  const { t } = useSpeech()
  const kindOfRow = new Map(reference.indicators.map(({ code, kind }) => [code, kind]))
  const once = rows.some(({ indicatorCode }) => countsPersonsOnce(indicatorCode, kindOfRow.get(indicatorCode) ?? 'FLOW'))
  const stock = rows.some(({ indicatorCode }) => kindOfRow.get(indicatorCode) === 'STOCK')
  const yearly = choice.period.grain !== 'year' && rows.some(({ indicatorCode }) => kindOfRow.get(indicatorCode) === 'FLOW')
  const missing = rows.some(({ numerator, value }) => numerator !== null && value === null)
  const notes = [
    once ? t('desk.note-once') : '',
    stock ? t('desk.note-stock') : '',
    yearly ? t('desk.note-yearly') : '',
    missing ? t('desk.note-population', { year: String(choice.period.year) }) : '',
  ].filter(Boolean)
  return notes.length === 0 ? null : (
    <ul className="soft small desk-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
