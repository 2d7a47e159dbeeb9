import { Link } from '@tanstack/react-router'
import { SignInDocument, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice, PasswordField, textOf, TextField, useForm } from '../../ui/index.js'
import { formFaults } from '../shell/fault-text.js'
import { PageTitle } from '../shell/page-title.js'
import { useGoOn } from './after-sign-in.js'

export function SignInPage({ next }: { next: string | undefined }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const goOn = useGoOn(next)
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    try {
      const { signIn } = await khue.doorstep.ask(SignInDocument, { input: { identifier: textOf(data, 'identifier'), password: String(data.get('password') ?? '') } })
      await goOn(signIn.account)
      return null
    } catch (error) {
      return formFaults(error, ['identifier', 'password'], t)
    }
  })
  return (
    <div className="stack-l form-page">
      <PageTitle>{t('sign-in.title')}</PageTitle>
      <h1 tabIndex={-1}>{t('sign-in.title')}</h1>
      <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
        {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
        <TextField label={t('sign-in.identifier')} name="identifier" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required error={faults.fields['identifier']} />
        <PasswordField label={t('sign-in.password')} name="password" autoComplete="current-password" required showText={t('ui.show')} hideText={t('ui.hide')} error={faults.fields['password']} />
        <Button type="submit" wide state={busy ? 'busy' : 'idle'}>
          {t('sign-in.submit')}
        </Button>
      </form>
      <p>
        <Link to="/recover" search={next === undefined ? {} : { next }} className="text-way">
          {t('sign-in.forgot')}
        </Link>
      </p>
      <p>
        {t('sign-in.new-here')}{' '}
        <Link to="/register" search={next === undefined ? {} : { next }}>
          {t('sign-in.register')}
        </Link>
      </p>
    </div>
  )
}
