import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { type Account, SignOutDocument, useKhue, useOutgoing, useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Dialog, Notice } from '../../ui/index.js'
import { faultText } from '../shell/fault-text.js'

/** Signs out, and takes what was read from the device. What still waits to be sent is told of first: it goes at the next sign-in. */
export function SignOut({ account }: { account: Account }) {
  const khue = useKhue()
  const router = useRouter()
  const navigate = useNavigate()
  const { t } = useSpeech()
  const { waiting } = useSending(useOutgoing(account))
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const signOut = async (): Promise<void> => {
    setAsking(false)
    setBusy(true)
    try {
      await khue.learning.ask(SignOutDocument, {})
      const { forgetDownloads } = await import('../offline/index.js')
      await forgetDownloads(khue, account.id)
      await khue.reading.forget(account.id)
      khue.session.set(null)
      router.clearCache()
      await navigate({ to: '/' })
      await router.invalidate()
    } catch (error) {
      setFault(faultText(error, t))
      setBusy(false)
    }
  }
  return (
    <>
      <Button look="plain" small action="sign-out" state={busy ? 'busy' : 'idle'} onClick={() => (waiting > 0 ? setAsking(true) : void signOut())}>
        {t('me.sign-out')}
      </Button>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {asking ? (
        <Dialog title={t('me.sign-out')} closeText={t('ui.close')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('me.sign-out-waiting', { count: waiting })}</p>
            <div className="row">
              <Button onClick={() => void signOut()}>{t('me.sign-out')}</Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
