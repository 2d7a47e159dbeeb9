import { Link } from '@tanstack/react-router'
import { levelName, useSpeech } from '../../i18n/index.js'
import { useLevelText } from '../course/alignments.js'
import { NextStep } from './next-step.js'
import type { Competency } from './picture.js'

/** One competence: its levels as a row of steps, what showed them, and what comes next. */
export function CompetencyRow({ competency, heading: Heading }: { competency: Competency; heading: 'h3' | 'h4' }) {
  const { t, format } = useSpeech()
  const levelText = useLevelText()
  const { code, name, level, levels, evidence } = competency
  return (
    <article className="competency" data-competency={code}>
      <div className="competency-head">
        <Heading>{name}</Heading>
        {level === null ? <span className="soft small">{t('competencies.none-yet')}</span> : <span className="tag tag-good">{levelText({ competencyCode: code, level })}</span>}
      </div>
      <span className="steps-bar" aria-hidden="true">
        {levels.map((step) => (
          <span key={step.level} className={step.attained ? 'steps-on' : undefined}>
            {levelName(code, step.level) ?? ''}
          </span>
        ))}
      </span>
      {evidence.length > 0 ? (
        <ul role="list" className="competency-evidence">
          {evidence.map((shown) => (
            <li key={`${shown.courseSlug}.${shown.level}`} className="small">
              {t('competencies.shown-by', { level: levelText({ competencyCode: code, level: shown.level }) })}{' '}
              <Link to="/courses/$slug" params={{ slug: shown.courseSlug }}>
                {shown.courseTitle}
              </Link>
              <span className="soft">
                , {format.date(shown.shownAt)}
                {shown.score === null ? '' : `, ${t('certificates.score', { score: format.wholeShare(shown.score) })}`}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <NextStep competency={competency} />
    </article>
  )
}
