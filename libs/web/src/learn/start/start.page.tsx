import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Notice } from '../../ui/index.js'
import { CourseCards } from '../courses/course-card.js'
import { PageTitle } from '../shell/page-title.js'
import type { StartData } from './start.data.js'

/** For who does not know where to start: six courses at the most, and why these. */
export function StartPage({ groups, signedIn }: StartData) {
  const { t } = useSpeech()
  return (
    <div className="stack-l">
      <PageTitle>{t('start.title')}</PageTitle>
      <header className="stack">
        <h1 tabIndex={-1}>{t('start.title')}</h1>
        <p className="soft">{signedIn ? t('start.what-signed-in') : t('start.what')}</p>
      </header>
      {groups.length === 0 ? <p>{t('start.none')}</p> : null}
      {groups.map(({ reason, suggestions }) => (
        <section key={reason} className="stack" aria-labelledby={`start-${reason}`}>
          <div>
            <h2 id={`start-${reason}`}>{t(`start.${reason}`)}</h2>
            <p className="soft">{t(`start.${reason}-why`)}</p>
          </div>
          <CourseCards courses={suggestions.map(({ course }) => course)} />
        </section>
      ))}
      <Notice>
        <p>{t('start.no-hurry')}</p>
        <div className="row">
          <Link to="/courses" className={buttonClass({ look: 'quiet', small: true })}>
            {t('start.all')}
          </Link>
        </div>
      </Notice>
    </div>
  )
}
