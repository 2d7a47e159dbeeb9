import { type Account, useOutgoing, useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import { Keeping } from '../shell/keeping.js'
import { partsWaiting } from '../shell/parts-waiting.js'

/** What of a learner's work waits on this device, when something was last sent, and why not now. */
export function Waiting({ account }: { account: Account }) {
  const outgoing = useOutgoing(account)
  const sending = useSending(outgoing)
  const { known, waiting, parts, lastSent } = sending
  const { t, format } = useSpeech()
  const kinds = partsWaiting(parts)
  const sendNow = (): void => {
    for (const sender of Object.values(outgoing)) void sender.queue.flush()
  }
  if (!known) return null
  return (
    <div className="stack">
      {waiting === 0 ? <p>{t('sending.all-sent')}</p> : <p>{t('sending.waiting-long', { count: waiting })}</p>}
      {kinds.length > 0 ? (
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{t(`sending.part-${kind}`, { count: parts[kind] })}</li>
          ))}
        </ul>
      ) : null}
      <p className="soft small">{lastSent ? t('sending.last', { moment: format.moment(lastSent) }) : t('sending.never')}</p>
      <Keeping sending={sending} />
      {waiting > 0 ? (
        <div className="row">
          <Button onClick={sendNow}>{t('sending.now')}</Button>
        </div>
      ) : null}
    </div>
  )
}
