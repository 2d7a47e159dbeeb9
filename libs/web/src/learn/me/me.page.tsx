import { Link } from '@tanstack/react-router'
import { useAccount } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon } from '../../ui/index.js'
import { Certificates } from '../certificates/certificates.js'
import { useLevelText } from '../course/alignments.js'
import { PageTitle } from '../shell/page-title.js'
import { ContinueCard } from './continue-card.js'
import { DueCards } from './due-cards.js'
import type { MeData } from './me.data.js'
import { SignOut } from './sign-out.js'
import { Weeks } from './weeks.js'

/** My learning: what I am at, what I have finished, what I can do by it, and who I am here. */
export function MePage({ active, completed, competencies, certificates, onTheWay, weeks, dueCards }: MeData) {
  const account = useAccount()
  const { t } = useSpeech()
  return (
    <div className="stack-l">
      <PageTitle>{t('me.title')}</PageTitle>
      <header className="me-head">
        <div>
          <h1 tabIndex={-1}>{t('me.title')}</h1>
          {account ? (
            <p className="soft">
              {account.displayName}
              {account.unitName ? ` · ${account.unitName}` : ''}
            </p>
          ) : null}
          <Weeks weeks={weeks} />
        </div>
        <div className="row">
          <Link to="/me/profile" className={buttonClass({ look: 'quiet', small: true })}>
            <Icon name="pencil" />
            {t('me.profile')}
          </Link>
          {account ? <SignOut account={account} /> : null}
        </div>
      </header>
      <section className="stack" aria-labelledby="active">
        <h2 id="active">{t('me.active')}</h2>
        {active.length > 0 ? (
          <ul role="list" className="course-cards">
            {active.map((enrolment) => (
              <li key={enrolment.id}>
                <ContinueCard enrolment={enrolment} />
              </li>
            ))}
          </ul>
        ) : (
          <div className="stack">
            <p className="soft">{completed.length > 0 ? t('me.none-active') : t('me.none-yet')}</p>
            <div className="row">
              <Link to="/courses" className={buttonClass({})}>
                {t('home.find')}
              </Link>
              <Link to="/start" className={buttonClass({ look: 'quiet' })}>
                {t('start.title')}
              </Link>
            </div>
          </div>
        )}
      </section>
      <DueCards due={dueCards} />
      <Certificates certificates={certificates} onTheWay={onTheWay} />
      {completed.length > 0 ? <Completed completed={completed} /> : null}
      <Competencies competencies={competencies} />
    </div>
  )
}

function Completed({ completed }: Pick<MeData, 'completed'>) {
  const { t, format } = useSpeech()
  return (
    <section className="stack" aria-labelledby="completed">
      <h2 id="completed">{t('me.completed')}</h2>
      <ul role="list" className="me-list">
        {completed.map(({ id, courseSlug, course, completedAt }) => (
          <li key={id}>
            <Icon name="done" />
            <Link to="/courses/$slug" params={{ slug: courseSlug }}>
              {course.title}
            </Link>
            <span className="soft small">{completedAt ? format.date(completedAt) : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Competencies({ competencies }: Pick<MeData, 'competencies'>) {
  const { t, format } = useSpeech()
  const levelText = useLevelText()
  return (
    <section className="stack" aria-labelledby="competencies">
      <div className="row row-apart">
        <h2 id="competencies">{t('me.competencies')}</h2>
        <Link to="/me/competencies" className={buttonClass({ look: 'plain', small: true })}>
          {t('competencies.title')}
          <Icon name="right" />
        </Link>
      </div>
      {competencies.length === 0 ? <p className="soft">{t('competencies.none')}</p> : null}
      <ul role="list" className="me-list" hidden={competencies.length === 0}>
        {competencies.map((attainment) => (
          <li key={`${attainment.competencyCode}.${attainment.level}`}>
            <Icon name="star" />
            <span>
              {attainment.name}{' '}
              <span className="tag">{levelText(attainment)}</span>
              {attainment.courseTitle ? <span className="soft small me-from">{t('me.from-course', { title: attainment.courseTitle })}</span> : null}
            </span>
            <span className="soft small">{format.date(attainment.attainedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
