import { useState } from 'react'
import { type Account, type Outgoing, type RefusedEvent, useOutgoing, useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Dialog, Icon, Notice } from '../../ui/index.js'

/** Tells a learner whether all she did has reached the city's server, and shows what has not. */
export function SendingStatus({ account }: { account: Account }) {
  const outgoing = useOutgoing(account)
  const { waiting, refused, failing } = useSending(outgoing)
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
      {open ? <SendingDialog outgoing={outgoing} waiting={waiting} refused={refused} failing={failing} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface SendingDialogProps {
  readonly outgoing: Outgoing
  readonly waiting: number
  readonly refused: readonly RefusedEvent[]
  readonly failing: boolean
  readonly onClose: () => void
}

function SendingDialog({ outgoing, waiting, refused, failing, onClose }: SendingDialogProps) {
  const { t, format } = useSpeech()
  const sendNow = (): void => {
    void outgoing.progress.queue.flush()
    void outgoing.answers.queue.flush()
  }
  return (
    <Dialog title={t('sending.title')} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        {waiting === 0 && refused.length === 0 ? <p>{t('sending.all-sent')}</p> : null}
        {waiting > 0 ? (
          <>
            <p>{t('sending.waiting-long', { count: waiting })}</p>
            {failing ? <Notice tone="warn">{t('sending.failing')}</Notice> : null}
            <div className="row">
              <Button onClick={sendNow}>{t('sending.now')}</Button>
            </div>
          </>
        ) : null}
        {refused.length > 0 ? (
          <>
            <Notice tone="bad">{t('sending.refused-long')}</Notice>
            <ul role="list" className="stack">
              {refused.map(({ event, reason }) => (
                <li key={event.clientEventId}>
                  <strong>{event.title}</strong>
                  <br />
                  <span className="soft small">{format.moment(event.occurredAt)}</span>
                  <br />
                  {reason}
                </li>
              ))}
            </ul>
            <div className="row">
              <Button look="quiet" onClick={() => outgoing.progress.forgetRefused()}>
                {t('sending.forget')}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}
