import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Account, type Outgoing, useOutgoing, useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Dialog, Icon, Notice } from '../../ui/index.js'

/** Tells a learner whether all she did has reached the city's server, and shows what has not. */
export function SendingStatus({ account }: { account: Account }) {
  const outgoing = useOutgoing(account)
  const sending = useSending(outgoing)
  const { waiting, failing } = sending
  const refused = [...sending.refused.map(({ event, reason }) => ({ id: event.clientEventId, title: event.title, at: event.occurredAt, reason })), ...sending.refusedReviews.map(({ review, reason }) => ({ id: review.clientEventId, title: review.title, at: review.reviewedAt, reason }))]
  const [open, setOpen] = useState(false)
  const { t } = useSpeech()
  const tone = refused.length > 0 ? 'bad' : waiting > 0 && failing ? 'warn' : 'calm'
  const text = refused.length > 0 ? t('sending.refused', { count: refused.length }) : waiting > 0 ? t('sending.waiting', { count: waiting }) : t('sending.sent')
  return (
    <>
      <button type="button" className={`sending sending-${tone}`} data-sync-pending={waiting} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name={refused.length > 0 ? 'warning' : waiting > 0 ? 'waiting' : 'check'} />
        <span className={tone === 'calm' && waiting === 0 ? 'sending-text-calm' : undefined}>{text}</span>
      </button>
      <span className="unseen" role="status">
        {tone === 'calm' ? '' : text}
      </span>
      {open ? <SendingDialog outgoing={outgoing} sending={sending} refused={refused} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface SendingDialogProps {
  readonly outgoing: Outgoing
  readonly sending: ReturnType<typeof useSending>
  /** What was not taken: what it was about, when it was done, and why. */
  readonly refused: readonly { readonly id: string; readonly title: string; readonly at: string; readonly reason: string }[]
  readonly onClose: () => void
}

function SendingDialog({ outgoing, sending: { waiting, trouble, lastSent }, refused, onClose }: SendingDialogProps) {
  const { t, format } = useSpeech()
  const sendNow = (): void => {
    for (const sender of Object.values(outgoing)) void sender.queue.flush()
  }
  return (
    <Dialog title={t('sending.title')} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        {waiting === 0 && refused.length === 0 ? <p>{t('sending.all-sent')}</p> : null}
        {waiting > 0 ? (
          <>
            <p>{t('sending.waiting-long', { count: waiting })}</p>
            {trouble ? <Notice tone="warn">{t(`sending.trouble-${trouble}`)}</Notice> : null}
            <div className="row">
              <Button onClick={sendNow}>{t('sending.now')}</Button>
            </div>
          </>
        ) : null}
        <p className="soft small">{lastSent ? t('sending.last', { moment: format.moment(lastSent) }) : t('sending.never')}</p>
        {refused.length > 0 ? (
          <>
            <Notice tone="bad">{t('sending.refused-long')}</Notice>
            <ul role="list" className="stack">
              {refused.map(({ id, title, at, reason }) => (
                <li key={id}>
                  <strong>{title}</strong>
                  <br />
                  <span className="soft small">{format.moment(at)}</span>
                  <br />
                  {reason}
                </li>
              ))}
            </ul>
            <div className="row">
              <Button look="quiet" onClick={() => [outgoing.progress, outgoing.reviews].forEach((sender) => sender.forgetRefused())}>
                {t('sending.forget')}
              </Button>
            </div>
          </>
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
