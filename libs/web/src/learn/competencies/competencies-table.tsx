import { useSpeech } from '../../i18n/index.js'
import { ScrollRegion } from '../../ui/index.js'
import { useLevelText } from '../course/alignments.js'
import type { Competency } from './picture.js'

/** The picture once more as a table, for those who hear the page and for paper. */
export function CompetenciesTable({ competencies }: { competencies: readonly Competency[] }) {
  const { t, format } = useSpeech()
  const levelText = useLevelText()
  return (
    <details className="next-step">
      <summary>{t('competencies.as-table')}</summary>
      <ScrollRegion label={t('competencies.as-table')}>
        <table className="table">
          <caption className="unseen">{t('competencies.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('competencies.column-name')}</th>
              <th scope="col">{t('competencies.column-level')}</th>
              <th scope="col">{t('competencies.column-evidence')}</th>
              <th scope="col">{t('competencies.column-next')}</th>
            </tr>
          </thead>
          <tbody>
            {competencies.map(({ code, name, level, nextLevel, evidence }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{level === null ? '–' : levelText({ competencyCode: code, level })}</td>
                <td>{evidence.map((shown) => `${shown.courseTitle} (${format.date(shown.shownAt)})`).join('; ') || '–'}</td>
                <td>{nextLevel === null ? '–' : levelText({ competencyCode: code, level: nextLevel })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
