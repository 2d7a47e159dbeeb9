import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useKhue } from '../../client/index.js'
import { type TextKey, useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, buttonClass, Icon, Notice } from '../../ui/index.js'
import { countsPersonsOnce, meaningOf, periodName, targetText, valueText } from '../figures/words.js'
import { unitName } from '../shell/reference.js'
import { askRows, type WhyData } from './why.data.js'
import { WhyRows } from './why-rows.js'

/** 'Why 412?': what a figure counts, and the rows that make it. */
export function WhyPage(data: WhyData) {
  const { reference, indicator, unitCode, period, figure, explanation } = data
  const speech = useSpeech()
  const { t, format } = speech
  const place = unitName(reference, unitCode)
  const when = periodName(period, speech)
  const number = figure.numerator === null ? '–' : format.number(figure.numerator)
  const title = t('desk.why-title', { number })
  return (
    <article className="stack-l">
      <PageTitle>{title}</PageTitle>
      <header className="stack">
        <Link to="/desk" search={{ view: 'indicator', indicator: indicator.code, unit: unitCode, period: period.text }} className="back">
          <Icon name="left" />
          {t('desk.to-figures')}
        </Link>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="desk-measure">{t('desk.why-what', { number, measure: indicator.unitOfMeasure, indicator: indicator.name, place, period: when })}</p>
      </header>
      <section className="card" aria-labelledby="means">
        <h2 id="means">{t('desk.why-means')}</h2>
        <p className="desk-measure">{t(meaningOf(indicator.code, indicator.kind))}</p>
        <dl className="desk-facts">
          <Fact name="desk.numerator" value={figure.numerator === null ? t('desk.not-entered') : number} />
          {figure.denominator === null ? null : <Fact name="desk.denominator" value={format.number(figure.denominator)} />}
          {figure.denominator === null && figure.value !== null ? null : <Fact name="desk.value" value={valueText(figure, speech)} />}
          {figure.target === null ? null : <Fact name="desk.target" value={targetText(figure, format) ?? ''} />}
        </dl>
      </section>
      {explanation ? <Rows key={`${indicator.code} ${unitCode} ${period.text}`} {...data} explanation={explanation} /> : <OnlyTotals place={place} reference={reference} />}
    </article>
  )
}

function Fact({ name, value }: { name: TextKey; value: string }) {
  const { t } = useSpeech()
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd className="numbers">{value}</dd>
    </div>
  )
}

function OnlyTotals({ place, reference }: Pick<WhyData, 'reference'> & { place: string }) {
  const { t } = useSpeech()
  const own = reference.desk.unitCodes.map((code) => unitName(reference, code)).join(', ')
  return (
    <section className="stack" aria-labelledby="totals">
      <h2 id="totals">{t('desk.why-totals-title')}</h2>
      <Notice>
        <p>{t('desk.why-totals', { place, own })}</p>
      </Notice>
      <div className="row">
        <Link to="/desk" className={buttonClass({ look: 'quiet' })}>
          {t('desk.why-own')}
        </Link>
      </div>
    </section>
  )
}

function Rows({ reference, indicator, unitCode, period, explanation }: WhyData & { explanation: NonNullable<WhyData['explanation']> }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [pages, setPages] = useState([explanation])
  const [state, setState] = useState<'idle' | 'busy'>('idle')
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => setPages((before) => (before.length === 1 ? [explanation] : before)), [explanation])

  const rows = pages.flatMap((page) => page.rows)
  const last = pages.at(-1) ?? explanation
  const showMore = async (): Promise<void> => {
    setState('busy')
    setFault(null)
    try {
      const page = await askRows(khue, { indicator: indicator.code, unit: unitCode, period: period.text }, last.endCursor)
      setPages([...pages, page])
    } catch (error) {
      setFault(faultText(error, t))
    } finally {
      setState('idle')
    }
  }
  const adds: TextKey = indicator.kind === 'STOCK' ? 'desk.why-adds-stock' : countsPersonsOnce(indicator.code, indicator.kind) ? 'desk.why-adds-persons' : 'desk.why-adds-events'
  return (
    <section className="stack" aria-labelledby="rows">
      <h2 id="rows">{t('desk.why-rows')}</h2>
      <p className="desk-measure">{t(adds, { total: last.total })}</p>
      <p className="soft small desk-measure">{t('desk.why-anonymous')}</p>
      {rows.length === 0 ? <Notice>{t('desk.why-no-rows')}</Notice> : <WhyRows rows={rows} reference={reference} unitCode={unitCode} caption={t('desk.why-rows')} />}
      {rows.length > 0 ? (
        <p role="status">
          {last.hasNextPage ? t('desk.why-shown', { shown: rows.length, total: last.total }) : rows.length === last.total ? t('desk.why-all', { total: last.total }) : t('desk.why-changed', { shown: rows.length, total: last.total })}
        </p>
      ) : null}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {last.hasNextPage ? (
        <div className="row">
          <Button look="quiet" state={state} onClick={() => void showMore()}>
            {t('ui.more')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
