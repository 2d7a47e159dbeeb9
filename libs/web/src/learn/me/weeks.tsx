import { useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'
import type { MeData } from './me.data.js'

/** How steadily one learns, as something to be glad of. A pause is not told of. */
export function Weeks({ weeks: { inARow, daysThisWeek } }: Pick<MeData, 'weeks'>) {
  const { t } = useSpeech()
  const text = inARow > 1 ? t('me.weeks', { count: inARow }) : daysThisWeek > 0 ? t('me.days', { count: daysThisWeek }) : null
  if (text === null) return null
  return (
    <p className="weeks">
      <Icon name="star" />
      {text}
    </p>
  )
}
