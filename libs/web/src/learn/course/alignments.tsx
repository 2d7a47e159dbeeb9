import { levelName, useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'

interface CompetencyLevel {
  readonly competencyCode: string
  readonly level: number
  readonly name: string
}

/** A level in words: `A2`, or 'Bậc 2' where a framework counts. */
export function useLevelText(): (of: Pick<CompetencyLevel, 'competencyCode' | 'level'>) => string {
  const { t } = useSpeech()
  return ({ competencyCode, level }) => levelName(competencyCode, level) ?? t('course.level', { level })
}

/** What completing a course is evidence for. */
export function Alignments({ alignments }: { alignments: readonly CompetencyLevel[] }) {
  const levelText = useLevelText()
  return (
    <ul role="list" className="alignments">
      {alignments.map((alignment) => (
        <li key={alignment.competencyCode}>
          <Icon name="star" />
          <span>{alignment.name}</span>
          <span className="tag">{levelText(alignment)}</span>
        </li>
      ))}
    </ul>
  )
}
