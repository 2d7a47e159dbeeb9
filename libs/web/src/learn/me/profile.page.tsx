import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { UpdateProfileDocument, useAccount, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, Notice, textOf, TextField, useForm } from '../../ui/index.js'
import { AboutYou, readAboutYou } from '../account/about-you.js'
import { WardField } from '../account/ward-field.js'
import { formFaults } from '../shell/fault-text.js'
import { PageTitle } from '../shell/page-title.js'
import { ChangePassword } from './access/change-password.js'
import { Devices } from './access/devices.js'
import { EmailWayBack } from './access/email-way-back.js'
import type { loadProfile } from './profile.data.js'

const fields = ['displayName', 'unitCode', 'birthYear', 'gender'] as const

type ProfileData = Awaited<ReturnType<typeof loadProfile>>

/** Who I am here, and where I live: another ward is a move, from now on. And what keeps the account mine: the way back in, the password, the devices. */
export function ProfilePage({ account, wards, access }: ProfileData) {
  const khue = useKhue()
  const { t } = useSpeech()
  const livesIn = (useAccount() ?? account).unitCode
  const [unitCode, setUnitCode] = useState(livesIn)
  const [saved, setSaved] = useState(false)
  const moves = unitCode !== null && livesIn !== null && unitCode !== livesIn
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    setSaved(false)
    try {
      const { updateProfile } = await khue.learning.ask(UpdateProfileDocument, {
        input: { displayName: textOf(data, 'displayName'), ...(unitCode ? { unitCode } : {}), ...readAboutYou(data, account.gender) },
      })
      khue.session.set(updateProfile)
      setSaved(true)
      return null
    } catch (error) {
      return formFaults(error, fields, t)
    }
  })
  return (
    <div className="stack-l form-page">
      <PageTitle>{t('profile.title')}</PageTitle>
      <header className="stack">
        <Link to="/me" className="back">
          <Icon name="left" />
          {t('me.title')}
        </Link>
        <h1 tabIndex={-1}>{t('profile.title')}</h1>
        <SignInNames account={account} />
      </header>
      <form ref={form} className="stack" noValidate onSubmit={onSubmit} onChange={() => setSaved(false)}>
        {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
        <TextField label={t('register.name')} name="displayName" autoComplete="name" defaultValue={account.displayName} error={faults.fields['displayName']} />
        <WardField wards={wards} value={unitCode} onChange={setUnitCode} error={faults.fields['unitCode']} />
        {moves ? <Notice>{t('profile.move')}</Notice> : null}
        <AboutYou faults={faults.fields} birthYear={account.birthYear} gender={account.gender} open />
        <div className="row">
          <Button type="submit" state={busy ? 'busy' : 'idle'}>
            {t('profile.save')}
          </Button>
          <span role="status">{saved ? <span className="tag tag-good"><Icon name="check" />{t('profile.saved')}</span> : null}</span>
        </div>
      </form>
      <section className="stack" aria-labelledby="access">
        <h2 id="access">{t('access.title')}</h2>
        <EmailWayBack email={access.email} emailConfirmed={access.emailConfirmed} />
        <ChangePassword />
      </section>
      <Devices sessions={access.sessions} />
    </div>
  )
}

function SignInNames({ account }: Pick<ProfileData, 'account'>) {
  const { t } = useSpeech()
  const names = [account.email, account.phone, account.username].filter((name) => name !== null)
  return names.length > 0 ? <p className="soft">{t('profile.signs-in-with', { names: names.join(', ') })}</p> : null
}
