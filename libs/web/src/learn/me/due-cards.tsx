import { Link } from '@tanstack/react-router'
import { type Khue, Unreachable } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon } from '../../ui/index.js'
import { DueNowDocument } from '../documents.gen.js'

/** Cards that wait today, new ones of the day included; null where it is not known without a network. */
export async function loadDueCards(khue: Khue): Promise<number | null> {
  try {
    const { practiceStatistics } = await khue.reading.ask(DueNowDocument, {})
    return practiceStatistics.dueNow + practiceStatistics.newToday
  } catch (error) {
    if (error instanceof Unreachable) return null
    throw error
  }
}

/** What today asks for: the cards that are due; and the way to what is on this device. */
export function DueCards({ due }: { due: number | null }) {
  const { t } = useSpeech()
  return (
    <section className="card me-today" aria-label={t('me.today')} data-due-cards={due ?? undefined}>
      {due === null ? null : <p className="me-due">{t('me.due', { count: due })}</p>}
      <div className="row">
        <Link to="/practice" className={buttonClass({ look: due ? 'main' : 'quiet' })}>
          <Icon name="cards" />
          {t('me.due-go')}
        </Link>
        <Link to="/offline" className={buttonClass({ look: 'plain' })}>
          <Icon name="download" />
          {t('me.on-device')}
        </Link>
      </div>
    </section>
  )
}
