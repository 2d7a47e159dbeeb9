import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { Button, Notice } from '../../ui/index.js'
import { type ParkedEventsQuery, RetryParkedEventsDocument } from '../campaign/documents.gen.js'
import { useEventName } from '../why/why-rows.js'

interface ParkedEventsProps {
  readonly parked: ParkedEventsQuery['parkedEvents']
  readonly total: number
  readonly onRetried: () => Promise<void>
}

/** Events that could not be counted, each with its reason, and another try for one or all of them. */
export function ParkedEvents({ parked, total, onRetried }: ParkedEventsProps) {
  const khue = useKhue()
  const { t, format } = useSpeech()
  const eventName = useEventName()
  const [busy, setBusy] = useState<string | null>(null)
  const [told, setTold] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null)

  const retry = async (what: string, ids: readonly string[]): Promise<void> => {
    setBusy(what)
    setTold(null)
    try {
      const { retryParkedEvents } = await khue.campaign.ask(RetryParkedEventsDocument, { ids: [...ids] })
      setTold({ tone: 'good', text: t('desk.parked-retried', { count: retryParkedEvents }) })
      await onRetried()
    } catch (error) {
      setTold({ tone: 'bad', text: faultText(error, t) })
    } finally {
      setBusy(null)
    }
  }

  return (
    <section className="stack" aria-labelledby="parked">
      <div className="row row-apart">
        <h2 id="parked">{t('desk.parked-title')}</h2>
        {parked.length > 1 ? (
          <Button look="quiet" small state={busy === 'all' ? 'busy' : 'idle'} disabled={busy !== null && busy !== 'all'} onClick={() => void retry('all', parked.map(({ id }) => id))}>
            {t('desk.parked-retry-all', { count: parked.length })}
          </Button>
        ) : null}
      </div>
      <p className="soft desk-measure">{t('desk.parked-what')}</p>
      {told ? <Notice tone={told.tone}>{told.text}</Notice> : null}
      {parked.length === 0 ? (
        <p>{t('desk.parked-none')}</p>
      ) : (
        <ul role="list" className="desk-cards">
          {parked.map((event) => (
            <li key={event.id} className="card">
              <h3>{eventName(event.kind)}</h3>
              <p className="desk-parked-reason">{event.reason || t('desk.parked-no-reason')}</p>
              <p className="soft small">{t('desk.parked-facts', { occurred: format.moment(event.occurredAt), parked: format.moment(event.parkedAt), tries: event.tries })}</p>
              <p className="soft small">
                {event.consumer} · <code>{event.eventId}</code>
              </p>
              <div className="row">
                <Button
                  look="quiet"
                  small
                  state={busy === event.id ? 'busy' : 'idle'}
                  disabled={busy !== null && busy !== event.id}
                  aria-label={t('desk.parked-retry-named', { name: eventName(event.kind), moment: format.moment(event.occurredAt) })}
                  onClick={() => void retry(event.id, [event.id])}
                >
                  {t('desk.parked-retry')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {total > parked.length && parked.length > 0 ? <p className="soft">{t('desk.parked-more', { count: total - parked.length })}</p> : null}
    </section>
  )
}
