import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon, Pavilion } from '../../ui/index.js'
import { CourseCards } from '../courses/course-card.js'
import { ContinueCard } from '../me/continue-card.js'
import { PageTitle } from '../shell/page-title.js'
import type { HomeData } from './home.data.js'

/** The first page: what this is, where one left off, and what one may learn next. */
export function HomePage({ account, begun, picks, total }: HomeData) {
  const { t } = useSpeech()
  const [latest] = begun
  const begunSlugs = new Set(begun.map((enrolment) => enrolment.courseSlug))
  return (
    <div className="stack-l">
      <PageTitle>{t('home.title')}</PageTitle>
      {account ? (
        <section className="stack" aria-labelledby="greeting">
          <h1 id="greeting" tabIndex={-1}>
            {t('home.greeting', { name: account.displayName })}
          </h1>
          {latest ? <ContinueCard enrolment={latest} heading="h2" /> : <p className="soft">{t('home.nothing-begun')}</p>}
        </section>
      ) : (
        <Welcome />
      )}
      {picks.length > 0 ? (
        <section className="stack" aria-labelledby="picks">
          <div className="row row-apart">
            <h2 id="picks">{t('home.picks')}</h2>
            <Link to="/courses" className={buttonClass({ look: 'plain', small: true })}>
              {t('home.all', { count: total })}
              <Icon name="right" />
            </Link>
          </div>
          <CourseCards courses={picks.filter((course) => !begunSlugs.has(course.slug))} />
        </section>
      ) : null}
      {account ? null : <Steps />}
    </div>
  )
}

function Welcome() {
  const { t } = useSpeech()
  return (
    <section className="welcome">
      <div className="stack">
        <h1 tabIndex={-1}>{t('home.headline')}</h1>
        <p className="welcome-text">{t('home.what')}</p>
        <div className="row">
          <Link to="/courses" className={buttonClass({})}>
            {t('home.find')}
          </Link>
          <Link to="/start" className={buttonClass({ look: 'quiet' })}>
            {t('start.title')}
          </Link>
          <Link to="/register" className={buttonClass({ look: 'plain' })}>
            {t('home.register')}
          </Link>
        </div>
      </div>
      <Pavilion className="welcome-drawing" />
    </section>
  )
}

const steps = ['home.step-1', 'home.step-2', 'home.step-3'] as const

function Steps() {
  const { t } = useSpeech()
  return (
    <section className="stack" aria-labelledby="how">
      <h2 id="how">{t('home.how')}</h2>
      <ol role="list" className="steps">
        {steps.map((step, at) => (
          <li key={step}>
            <span className="steps-number" aria-hidden="true">
              {at + 1}
            </span>
            <p>{t(step)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
