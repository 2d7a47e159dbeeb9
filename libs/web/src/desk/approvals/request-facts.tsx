import { levelName, useSpeech } from '../../i18n/index.js'
import type { AlignmentRequest } from './approvals.data.js'

/** A course's version, what it is said to be evidence for, and who waits for it. */
export function RequestFacts({ request }: { request: AlignmentRequest }) {
  const { t } = useSpeech()
  return (
    <>
      <div className="row row-apart">
        <h3>{request.courseTitle}</h3>
        <span className={request.approved ? 'tag tag-good' : 'tag tag-warn'}>{t(request.approved ? 'desk.approved' : 'desk.approval-waits')}</span>
      </div>
      <p className="soft small">{t('desk.approval-version', { version: request.version, slug: request.courseSlug })}</p>
      {request.changedSinceApproval ? (
        <p>
          <span className="tag tag-warn">{t('desk.approval-changed')}</span> {t('desk.approval-changed-what')}
        </p>
      ) : null}
      <ul className="desk-alignments">
        {request.alignments.map(({ competencyCode, level, name }) => (
          <li key={competencyCode}>
            {t('desk.alignment', { name, level: levelName(competencyCode, level) ?? String(level) })} <span className="soft small">({competencyCode})</span>
          </li>
        ))}
      </ul>
      <p>{t(request.approved ? 'desk.approval-counted' : 'desk.approval-completions', { count: request.completions })}</p>
    </>
  )
}
