import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass } from '../../ui/index.js'
import type { MeData } from './me.data.js'

/** How many cards of all one's decks may be practised today, and the way there. Nothing where there is no deck. */
export function DueCards({ cards: { dueNow, newToday } }: Pick<MeData, 'cards'>) {
  const { t } = useSpeech()
  if (dueNow + newToday === 0) return null
  return (
    <section className="card due-cards" aria-labelledby="due-cards">
      <h2 id="due-cards">{t('me.cards')}</h2>
      <p>
        {dueNow > 0 ? t('me.cards-due', { count: dueNow }) : ''} {newToday > 0 ? t('me.cards-new', { count: newToday }) : ''}
      </p>
      <div className="row">
        <Link to="/practice" className={buttonClass({})}>
          {t('me.practise')}
        </Link>
      </div>
    </section>
  )
}
