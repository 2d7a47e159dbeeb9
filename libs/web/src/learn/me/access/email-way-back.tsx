import { useState } from 'react'
import { useKhue } from '../../../client/index.js'
import { useSpeech } from '../../../i18n/index.js'
import { Button, Notice } from '../../../ui/index.js'
import { ConfirmEmailForm } from '../../account/confirm-email-form.js'
import { RequestEmailConfirmationDocument } from '../../documents.gen.js'
import { faultText } from '../../shell/fault-text.js'
import type { Access } from '../profile.data.js'

/** Whether a mail can bring one back in, and the two steps that make it so. */
export function EmailWayBack({ email, emailConfirmed }: Pick<Access, 'email' | 'emailConfirmed'>) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [state, setState] = useState<'idle' | 'busy' | 'sent' | 'confirmed'>('idle')
  const [fault, setFault] = useState<string | null>(null)
  if (email === null) return <p>{t('access.no-email')}</p>
  if (emailConfirmed || state === 'confirmed') return <Notice tone="good">{t('confirm-email.done', { email })}</Notice>
  const send = async (): Promise<void> => {
    setState('busy')
    setFault(null)
    try {
      await khue.learning.ask(RequestEmailConfirmationDocument, {})
      setState('sent')
    } catch (error) {
      setFault(faultText(error, t))
      setState('idle')
    }
  }
  return (
    <div className="stack">
      <p>{t('access.email-unconfirmed', { email })}</p>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {state === 'sent' ? (
        <>
          <Notice>{t('access.email-sent', { email })}</Notice>
          <ConfirmEmailForm code="" onConfirmed={() => setState('confirmed')} />
        </>
      ) : (
        <div className="row">
          <Button look="quiet" action="send-confirmation" state={state} onClick={() => void send()}>
            {t('access.email-send')}
          </Button>
        </div>
      )}
    </div>
  )
}
