import { useSpeech } from '../../i18n/index.js'
import type { Flagged } from './flags.data.js'

/** Which course, where and when it was completed, and why it should be looked at. */
export function FlaggedCompletion({ flagged }: { flagged: Flagged }) {
  const { t, format } = useSpeech()
  return (
    <>
      <h3>{flagged.courseTitle}</h3>
      <ul className="desk-alignments">
        {flagged.reasons.map(({ rule, text }) => (
          <li key={rule}>{text}</li>
        ))}
      </ul>
      <p className="soft small">{t('desk.flag-facts', { moment: format.moment(flagged.completedAt), unit: flagged.unitName ?? t('desk.flag-no-unit'), learner: flagged.learner })}</p>
    </>
  )
}
