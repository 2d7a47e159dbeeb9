import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../../client/index.js'
import { useSpeech } from '../../../i18n/index.js'
import { Button, Notice, PasswordField, useForm } from '../../../ui/index.js'
import { ChangePasswordDocument } from '../../documents.gen.js'
import { formFaults } from '../../shell/fault-text.js'

const fields = ['oldPassword', 'newPassword'] as const

/** Another password, by the one there is. It signs every other device out. */
export function ChangePassword() {
  const khue = useKhue()
  const router = useRouter()
  const { t } = useSpeech()
  const [changed, setChanged] = useState(false)
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    setChanged(false)
    try {
      await khue.learning.ask(ChangePasswordDocument, { input: { oldPassword: String(data.get('oldPassword') ?? ''), newPassword: String(data.get('newPassword') ?? '') } })
      form.current?.reset()
      setChanged(true)
      await router.invalidate()
      return null
    } catch (error) {
      return formFaults(error, fields, t)
    }
  })
  return (
    <details className="about-you">
      <summary>{t('access.change-password')}</summary>
      <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
        {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
        <PasswordField label={t('access.old-password')} name="oldPassword" autoComplete="current-password" required showText={t('ui.show')} hideText={t('ui.hide')} error={faults.fields['oldPassword']} />
        <PasswordField label={t('recover.new-password')} hint={t('register.password-hint')} name="newPassword" autoComplete="new-password" required showText={t('ui.show')} hideText={t('ui.hide')} error={faults.fields['newPassword']} />
        <p className="soft small">{t('recover.ends-sessions')}</p>
        <div className="row">
          <Button type="submit" look="quiet" action="change-password" state={busy ? 'busy' : 'idle'}>
            {t('access.change-password')}
          </Button>
        </div>
        {changed ? <Notice tone="good">{t('access.password-changed')}</Notice> : null}
      </form>
    </details>
  )
}
