import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon } from '../../ui/index.js'
import { PageTitle } from '../shell/page-title.js'
import type { CompetenciesData } from './competencies.data.js'
import { CompetenciesTable } from './competencies-table.js'
import { CompetencyRow } from './competency-row.js'
import { Flower } from './flower.js'
import { countShown, type Competency, type Framework } from './picture.js'

/** The picture of what one can do: digital skills by domain, languages by their six levels, each with what showed it and what comes next. */
export function CompetenciesPage({ frameworks, languages }: CompetenciesData) {
  const { t } = useSpeech()
  return (
    <div className="stack-l">
      <PageTitle>{t('competencies.title')}</PageTitle>
      <header className="stack">
        <Link to="/me" className="back">
          <Icon name="left" />
          {t('me.title')}
        </Link>
        <h1 tabIndex={-1}>{t('competencies.title')}</h1>
        <p className="soft">{t('competencies.what')}</p>
      </header>
      {languages.length > 0 ? <Languages languages={languages} /> : null}
      {frameworks.map((framework) => (
        <FrameworkPicture key={framework.code} framework={framework} />
      ))}
    </div>
  )
}

function Languages({ languages }: { languages: readonly Competency[] }) {
  const { t } = useSpeech()
  const begun = languages.filter(({ level }) => level !== null)
  const others = languages.filter(({ level }) => level === null)
  return (
    <section className="stack" aria-labelledby="languages">
      <h2 id="languages">{t('competencies.languages')}</h2>
      {begun.length > 0 ? (
        <div className="card">
          {begun.map((competency) => (
            <CompetencyRow key={competency.code} competency={competency} heading="h3" />
          ))}
        </div>
      ) : (
        <p className="soft">{t('competencies.no-language')}</p>
      )}
      {begun.length > 0 ? <CompetenciesTable competencies={begun} /> : null}
      {others.length > 0 ? (
        <div className="stack">
          <p>{t('competencies.other-languages')}</p>
          <ul role="list" className="row">
            {others.map(({ code, name }) => (
              <li key={code}>
                <Link to="/courses" search={{ competency: code }} className={buttonClass({ look: 'quiet', small: true })}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

function FrameworkPicture({ framework }: { framework: Framework }) {
  const { t } = useSpeech()
  return (
    <section className="stack" aria-labelledby={framework.code}>
      <h2 id={framework.code}>{framework.name}</h2>
      <div className="flower-beside">
        <Flower framework={framework} />
        <ol role="list" className="flower-key">
          {framework.domains.map((domain) => (
            <li key={domain.number}>
              <span className="steps-number" aria-hidden="true">
                {domain.number}
              </span>
              <span>
                {domain.name}
                <span className="soft small me-from">{t('competencies.domain-shown', { count: countShown(domain), total: domain.competencies.length })}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
      {framework.domains.map((domain) => (
        <details key={domain.number} className="card domain" open={countShown(domain) > 0 || undefined}>
          <summary>
            <h3>
              {domain.number}. {domain.name}
            </h3>
          </summary>
          {domain.competencies.map((competency) => (
            <CompetencyRow key={competency.code} competency={competency} heading="h4" />
          ))}
        </details>
      ))}
      <CompetenciesTable competencies={framework.domains.flatMap(({ competencies }) => competencies)} />
    </section>
  )
}
