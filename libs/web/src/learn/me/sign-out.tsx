import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { type Account, useKhue, useOutgoing, useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Dialog, Notice } from '../../ui/index.js'
import { partsWaiting } from '../shell/parts-waiting.js'

/** Signs out, and takes what was read from the device. What still waits to be sent is told of first, and may be sent first: else it goes at her next sign-in. */
export function SignOut({ account }: { account: Account }) {
  const khue = useKhue()
  const router = useRouter()
  const navigate = useNavigate()
  const { t } = useSpeech()
  const { waiting } = useSending(useOutgoing(account))
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const signOut = async (): Promise<void> => {
    setAsking(false)
    setBusy(true)
    // Where this part of the app cannot be had, nothing was downloaded with it either.
    await import('../offline/index.js').then(({ forgetDownloads }) => forgetDownloads(khue, account.id), () => undefined)
    await khue.signOut(account.id)
    router.clearCache()
    await navigate({ to: '/' })
    await router.invalidate()
  }
  return (
    <>
      <Button look="plain" small action="sign-out" state={busy ? 'busy' : 'idle'} onClick={() => (waiting > 0 || !khue.device.online() ? setAsking(true) : void signOut())}>
        {t('me.sign-out')}
      </Button>
      {asking ? <BeforeSigningOut account={account} onSignOut={() => void signOut()} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

interface BeforeSigningOutProps {
  readonly account: Account
  readonly onSignOut: () => void
  readonly onClose: () => void
}

/** What of the learner's work has not been sent, and what becomes of it when she signs out now. */
function BeforeSigningOut({ account, onSignOut, onClose }: BeforeSigningOutProps) {
  const outgoing = useOutgoing(account)
  const { waiting, parts, unkept, trouble } = useSending(outgoing)
  const { device } = useKhue()
  const { t } = useSpeech()
  const [sending, setSending] = useState(false)
  const sendNow = async (): Promise<void> => {
    setSending(true)
    await Promise.all(Object.values(outgoing).map(({ queue }) => queue.flush()))
    setSending(false)
  }
  return (
    <Dialog title={t('me.sign-out')} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        <div className="stack" role="status">
          {waiting === 0 ? <p>{t('sending.all-sent')}</p> : unkept ? <Notice tone="bad">{t('me.sign-out-unkept', { count: waiting })}</Notice> : <p>{t('me.sign-out-waiting', { count: waiting })}</p>}
          {waiting > 0 ? (
            <ul>
              {partsWaiting(parts).map((kind) => (
                <li key={kind}>{t(`sending.part-${kind}`, { count: parts[kind] })}</li>
              ))}
            </ul>
          ) : null}
          {waiting > 0 && trouble && !sending ? <Notice tone="warn">{t(`sending.trouble-${trouble}`)}</Notice> : null}
          {device.online() ? null : <p>{t('me.sign-out-away')}</p>}
        </div>
        <div className="row">
          {waiting > 0 ? (
            <Button action="send-now" state={sending ? 'busy' : 'idle'} onClick={() => void sendNow()}>
              {t('sending.now')}
            </Button>
          ) : null}
          <Button look="quiet" action="confirm-sign-out" onClick={onSignOut}>
            {t('me.sign-out')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
