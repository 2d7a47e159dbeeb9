import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal, RegisterDocument, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, type FormFaults, Notice, PasswordField, textOf, TextField, useForm } from '../../ui/index.js'
import { formFaults } from '../shell/fault-text.js'
import { PageTitle } from '../shell/page-title.js'
import { AboutYou, readAboutYou } from './about-you.js'
import { useGoOn } from './after-sign-in.js'
import { readSignInName } from './sign-in-name.js'
import { WardField } from './ward-field.js'
import type { Ward } from './wards.js'

const names = ['email', 'phone', 'username'] as const
const fields = [...names, 'password', 'displayName', 'unitCode', 'birthYear', 'gender'] as const

/** A new account: a name, one thing to sign in with, a password and where one lives. Nothing else has to be given. */
export function RegisterPage({ wards, next }: { wards: readonly Ward[]; next: string | undefined }) {
  const khue = useKhue()
  const { t, locale } = useSpeech()
  const goOn = useGoOn(next)
  const [unitCode, setUnitCode] = useState<string | null>(null)
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    const typed = textOf(data, 'signInName')
    try {
      const { register } = await khue.doorstep.ask(RegisterDocument, {
        input: { displayName: textOf(data, 'displayName'), ...(typed ? readSignInName(typed) : {}), password: String(data.get('password') ?? ''), unitCode: unitCode ?? '', locale, ...readAboutYou(data) },
      })
      await goOn(register.account)
      return null
    } catch (error) {
      if (error instanceof Refusal && error.code === 'CONFLICT') return { message: null, fields: { signInName: error.message } }
      return withSignInName(formFaults(error, fields, t))
    }
  })
  return (
    <div className="stack-l form-page">
      <PageTitle>{t('register.title')}</PageTitle>
      <header className="stack">
        <h1 tabIndex={-1}>{t('register.title')}</h1>
        <p className="soft">{t('register.what')}</p>
      </header>
      <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
        {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
        <TextField label={t('register.name')} name="displayName" autoComplete="name" required error={faults.fields['displayName']} />
        <TextField label={t('register.sign-in-name')} hint={t('register.sign-in-name-hint')} name="signInName" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required error={faults.fields['signInName']} />
        <PasswordField label={t('sign-in.password')} hint={t('register.password-hint')} name="password" autoComplete="new-password" required showText={t('ui.show')} hideText={t('ui.hide')} error={faults.fields['password']} />
        <WardField wards={wards} value={unitCode} onChange={setUnitCode} error={faults.fields['unitCode']} />
        <AboutYou faults={faults.fields} />
        <p className="soft small">{t('register.privacy')}</p>
        <Button type="submit" wide state={busy ? 'busy' : 'idle'}>
          {t('register.submit')}
        </Button>
      </form>
      <p>
        {t('register.already')}{' '}
        <Link to="/sign-in" search={next === undefined ? {} : { next }}>
          {t('sign-in.title')}
        </Link>
      </p>
    </div>
  )
}

/** The page asks for one thing to sign in with: whatever of the three was at fault is told there. */
function withSignInName({ message, fields: { email, phone, username, ...fields } }: FormFaults): FormFaults {
  const fault = email ?? phone ?? username
  return { message, fields: fault ? { ...fields, signInName: fault } : fields }
}
