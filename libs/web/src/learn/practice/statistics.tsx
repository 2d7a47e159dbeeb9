import { useSpeech } from '../../i18n/index.js'
import type { PracticeData } from './practice.data.js'

/** How practice goes, in plain figures, and what the coming days bring. */
export function Statistics({ statistics }: Pick<PracticeData, 'statistics'>) {
  const { t, format } = useSpeech()
  const most = Math.max(0, ...statistics.forecast.map(({ due }) => due))
  const figures = [
    [t('practice.today'), format.number(statistics.reviewedToday)],
    [t('practice.this-week'), format.number(statistics.reviewedThisWeek)],
    [t('practice.weeks'), format.number(statistics.streakWeeks)],
    [t('practice.learning'), format.number(statistics.learningCards)],
    [t('practice.mature'), format.number(statistics.matureCards)],
    [t('practice.retention'), statistics.retention === null ? t('practice.retention-unknown') : format.wholeShare(statistics.retention)],
  ] as const
  return (
    <>
      <section className="stack" aria-labelledby="how-it-goes">
        <h2 id="how-it-goes">{t('practice.how-it-goes')}</h2>
        <dl className="practice-figures">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="stack" aria-labelledby="coming-days">
        <h2 id="coming-days">{t('practice.coming-days')}</h2>
        {most > 0 ? <Forecast forecast={statistics.forecast} most={most} /> : <p className="soft">{t('practice.coming-days-none')}</p>}
      </section>
    </>
  )
}

function Forecast({ forecast, most }: { forecast: PracticeData['statistics']['forecast']; most: number }) {
  const { t, format } = useSpeech()
  return (
    <>
      <p className="soft small">{t('practice.coming-days-text')}</p>
      <table className="forecast">
        <thead className="unseen">
          <tr>
            <th scope="col">{t('practice.day')}</th>
            <th scope="col">{t('practice.cards-due')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.map(({ day, due }, at) => (
            <tr key={day}>
              <th scope="row">{at === 0 ? t('practice.today-short') : at === 1 ? t('practice.tomorrow') : format.day(day).slice(0, 5)}</th>
              <td>
                <span className="forecast-cell">
                  <progress value={due} max={most} aria-hidden="true" />
                  <span className="numbers">{format.number(due)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
