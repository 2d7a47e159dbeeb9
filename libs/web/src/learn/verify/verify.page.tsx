import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, Mark } from '../../ui/index.js'
import { useLevelText } from '../course/alignments.js'
import { PageTitle } from '../shell/page-title.js'
import type { Verdict } from './verdict.js'
import type { VerifyData } from './verify.data.js'

const looks = { valid: { icon: 'check', title: 'verify.valid', text: 'verify.valid-text' }, revoked: { icon: 'warning', title: 'verify.revoked', text: 'verify.revoked-text' }, unknown: { icon: 'search', title: 'verify.unknown', text: 'verify.unknown-text' } } as const

/** The public page of a certificate, for an employer, a neighbour, a school: whether it holds, what was learnt and how it was shown. */
export function VerifyPage({ verdict, checkedAt }: VerifyData) {
  const { t, format } = useSpeech()
  const status = verdict?.status ?? 'unknown'
  const { icon, title, text } = looks[status]
  return (
    <div className="stack-l verify">
      <PageTitle>{t('verify.title')}</PageTitle>
      <header className={`verify-head verify-${status}`} data-status={status}>
        <span className="verify-sign">
          <Icon name={icon} />
        </span>
        <div>
          <h1 tabIndex={-1}>{t(title)}</h1>
          <p>{verdict?.revokedAt ? t(text, { day: format.date(verdict.revokedAt) }) : t(text, { day: '' })}</p>
        </div>
      </header>
      {verdict ? <Facts verdict={verdict} /> : null}
      <footer className="stack verify-foot">
        <p className="soft small">{t('verify.checked', { moment: format.moment(checkedAt) })}</p>
        {verdict ? (
          <div className="row verify-ways">
            <Button look="quiet" onClick={() => window.print()}>
              {t('verify.print')}
            </Button>
            <a href={verdict.credentialUrl}>{t('verify.credential')}</a>
          </div>
        ) : null}
      </footer>
    </div>
  )
}

function Facts({ verdict: { number, issuer, holder, course, competencies, shown, completedAt, issuedAt } }: { verdict: Verdict }) {
  const { t, format, locale } = useSpeech()
  const levelText = useLevelText()
  return (
    <article className="card verify-sheet">
      <p className="verify-issuer">
        <Mark />
        {issuer.name}
      </p>
      <h2 lang={course.language === locale ? undefined : course.language}>
        <Link to="/courses/$slug" params={{ slug: course.slug }}>
          {course.title}
        </Link>
      </h2>
      {course.summary ? (
        <p className="soft" lang={course.language === locale ? undefined : course.language}>
          {course.summary}
        </p>
      ) : null}
      <dl className="verify-facts">
        <Fact wide name={t('verify.holder')}>{holder ? <strong>{holder.name}</strong> : t('verify.holder-hidden')}</Fact>
        <Fact name={t('verify.completed')}>{format.date(completedAt)}</Fact>
        <Fact name={t('verify.issued')}>{format.date(issuedAt)}</Fact>
        <Fact name={t('verify.number')}>{number}</Fact>
        {shown.score === null ? null : <Fact name={t('verify.score')}>{format.wholeShare(shown.score)}</Fact>}
      </dl>
      <section className="stack" aria-labelledby="shown">
        <h3 id="shown">{t('verify.shown')}</h3>
        <p>{shown.narrative}</p>
      </section>
      {competencies.length > 0 ? (
        <section className="stack" aria-labelledby="competencies">
          <h3 id="competencies">{t('verify.competencies')}</h3>
          <ul role="list" className="alignments">
            {competencies.map(({ code, level, name }) => (
              <li key={code}>
                <Icon name="star" />
                <span>{name}</span>
                <span className="tag">{levelText({ competencyCode: code, level })}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  )
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'verify-wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
