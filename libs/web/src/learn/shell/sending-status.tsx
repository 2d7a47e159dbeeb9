import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Account, type AttemptPlace, type Outgoing, useOutgoing, useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Dialog, Icon, Notice } from '../../ui/index.js'
import { Keeping } from './keeping.js'

/** Tells a learner whether all she did has reached the city's server, and shows what has not. Nothing is told before it is known. */
export function SendingStatus({ account }: { account: Account }) {
  const outgoing = useOutgoing(account)
  const sending = useSending(outgoing)
  const { known, waiting, trouble, unkept, aside } = sending
  const refused = refusedIn(sending)
  const look = unkept || aside > 0 || sending.former.length > 0
  const [open, setOpen] = useState(false)
  const { t } = useSpeech()
  if (!known) return null
  const tone = refused.length > 0 ? 'bad' : look || (waiting > 0 && trouble) ? 'warn' : 'calm'
  const text = refused.length > 0 ? t('sending.refused', { count: refused.length }) : waiting > 0 ? t('sending.waiting', { count: waiting }) : look ? t('sending.look') : t('sending.sent')
  return (
    <>
      <button type="button" className={`sending sending-${tone}`} data-sync-pending={waiting} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name={tone === 'bad' ? 'warning' : waiting > 0 ? 'waiting' : tone === 'warn' ? 'warning' : 'check'} />
        <span className={tone === 'calm' ? 'sending-text-calm' : undefined}>{text}</span>
      </button>
      <span className="unseen" role="status">
        {tone === 'calm' ? '' : text}
      </span>
      {open ? <SendingDialog outgoing={outgoing} sending={sending} refused={refused} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** What was not taken: what it was about, when it was done, why, and where it can be seen. */
interface Refused {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly reason: string
  readonly to?: AttemptPlace | null
}

function refusedIn({ refused, refusedReviews, late }: ReturnType<typeof useSending>): readonly Refused[] {
  return [
    ...refused.map(({ event, reason }) => ({ id: event.clientEventId, title: event.title, at: event.occurredAt, reason })),
    ...refusedReviews.map(({ review, reason }) => ({ id: review.clientEventId, title: review.title, at: review.reviewedAt, reason })),
    ...Object.entries(late).map(([id, { place, answers, reason }]) => ({ id, title: place?.title ?? '', at: Object.values(answers)[0]?.answeredAt ?? '', reason, to: place })),
  ]
}

interface SendingDialogProps {
  readonly outgoing: Outgoing
  readonly sending: ReturnType<typeof useSending>
  readonly refused: readonly Refused[]
  readonly onClose: () => void
}

function SendingDialog({ outgoing, sending, refused, onClose }: SendingDialogProps) {
  const { waiting, lastSent, former } = sending
  const { t, format } = useSpeech()
  const sendNow = (): void => {
    for (const { queue } of Object.values(outgoing)) void queue.flush()
  }
  return (
    <Dialog title={t('sending.title')} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        {waiting === 0 && refused.length === 0 && former.length === 0 ? <p>{t('sending.all-sent')}</p> : null}
        {waiting > 0 ? (
          <>
            <p>{t('sending.waiting-long', { count: waiting })}</p>
            <div className="row">
              <Button onClick={sendNow}>{t('sending.now')}</Button>
            </div>
          </>
        ) : null}
        <Keeping sending={sending} />
        <p className="soft small">{lastSent ? t('sending.last', { moment: format.moment(lastSent) }) : t('sending.never')}</p>
        {former.length > 0 ? (
          <>
            <Notice tone="warn">{t('sending.former')}</Notice>
            <ul>
              {former.map(({ clientEventId, title, occurredAt }) => (
                <li key={clientEventId}>
                  {title} <span className="soft small">{format.moment(occurredAt)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {refused.length > 0 ? (
          <>
            <Notice tone="bad">{t('sending.refused-long')}</Notice>
            <ul role="list" className="stack">
              {refused.map(({ id, title, at, reason, to }) => (
                <li key={id}>
                  {to ? (
                    <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: to.slug, lessonId: to.lessonId }} onClick={onClose}>
                      {title}
                    </Link>
                  ) : (
                    <strong>{title}</strong>
                  )}
                  <br />
                  <span className="soft small">{format.moment(at)}</span>
                  <br />
                  {reason}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {refused.length > 0 || former.length > 0 ? (
          <div className="row">
            <Button look="quiet" onClick={() => Object.values(outgoing).forEach((sender) => sender.forgetRefused())}>
              {t('sending.forget')}
            </Button>
          </div>
        ) : null}
        <p>
          <Link to="/offline" onClick={onClose}>
            {t('offline.page')}
          </Link>
        </p>
      </div>
    </Dialog>
  )
}
