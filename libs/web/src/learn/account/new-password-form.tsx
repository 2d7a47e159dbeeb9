import { RecoverDocument, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice, PasswordField, textOf, TextField, useForm } from '../../ui/index.js'
import { formFaults } from '../shell/fault-text.js'
import { useGoOn } from './after-sign-in.js'
import { CodeField } from './code-field.js'

interface NewPasswordFormProps {
  readonly identifier: string
  readonly code: string
  readonly next: string | undefined
}

/** Who one is, the code, a new password: then one is signed in. */
export function NewPasswordForm({ identifier, code, next }: NewPasswordFormProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const goOn = useGoOn(next)
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    const input = { identifier: textOf(data, 'identifier'), code: textOf(data, 'code'), newPassword: String(data.get('newPassword') ?? '') }
    const missing = { ...(input.identifier ? {} : { identifier: t('recover.identifier-needed') }), ...(input.code ? {} : { code: t('recover.code-needed') }) }
    if (Object.keys(missing).length > 0) return { message: null, fields: missing }
    try {
      const { recover } = await khue.doorstep.ask(RecoverDocument, { input })
      await goOn(recover.account)
      return null
    } catch (error) {
      return formFaults(error, ['identifier', 'code', 'newPassword'], t)
    }
  })
  return (
    <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
      {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
      <TextField label={t('sign-in.identifier')} name="identifier" defaultValue={identifier} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required error={faults.fields['identifier']} />
      <CodeField code={code} error={faults.fields['code']} />
      <PasswordField label={t('recover.new-password')} hint={t('register.password-hint')} name="newPassword" autoComplete="new-password" required showText={t('ui.show')} hideText={t('ui.hide')} error={faults.fields['newPassword']} />
      <Button type="submit" wide action="recover" state={busy ? 'busy' : 'idle'}>
        {t('recover.submit')}
      </Button>
      <p className="soft small">{t('recover.ends-sessions')}</p>
    </form>
  )
}
