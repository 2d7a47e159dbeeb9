import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, Notice, textOf, TextField, useForm } from '../../ui/index.js'
import { RequestRecoveryDocument } from '../documents.gen.js'
import { formFaults } from '../shell/fault-text.js'
import { PageTitle } from '../shell/page-title.js'
import { codeInAddress } from './code-in-address.js'
import { NewPasswordForm } from './new-password-form.js'

/** The way back in: a code from the ward officer or by e-mail, then a new password. A link from a mail brings its code in the fragment. */
export function RecoverPage({ next }: { next: string | undefined }) {
  const { t } = useSpeech()
  const code = useRouterState({ select: (state) => codeInAddress(state.location.hash) })
  const [step, setStep] = useState<{ at: 'ask' | 'code'; identifier: string; asked: boolean }>({ at: code ? 'code' : 'ask', identifier: '', asked: false })
  return (
    <div className="stack-l form-page">
      <PageTitle>{t('recover.title')}</PageTitle>
      <header className="stack">
        <Link to="/sign-in" search={next === undefined ? {} : { next }} className="back">
          <Icon name="left" />
          {t('sign-in.title')}
        </Link>
        <h1 tabIndex={-1}>{t('recover.title')}</h1>
        <p className="soft">{t('recover.what')}</p>
      </header>
      {step.at === 'ask' ? (
        <AskForCode onAsked={(identifier) => setStep({ at: 'code', identifier, asked: true })} onHasCode={(identifier) => setStep({ at: 'code', identifier, asked: false })} />
      ) : (
        <>
          {step.asked ? (
            <Notice tone="good">
              <p>{t('recover.asked')}</p>
              <p>{t('recover.asked-not-come')}</p>
            </Notice>
          ) : null}
          <NewPasswordForm key={code} identifier={step.identifier} code={code} next={next} />
          <Button look="plain" onClick={() => setStep({ ...step, at: 'ask' })}>
            {t('recover.no-code')}
          </Button>
        </>
      )}
    </div>
  )
}

/** The two ways to a code. What was typed goes on to the next step. */
function AskForCode({ onAsked, onHasCode }: { onAsked: (identifier: string) => void; onHasCode: (identifier: string) => void }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    const identifier = textOf(data, 'identifier')
    if (!identifier) return { message: null, fields: { identifier: t('recover.identifier-needed') } }
    try {
      await khue.doorstep.ask(RequestRecoveryDocument, { identifier })
      onAsked(identifier)
      return null
    } catch (error) {
      return formFaults(error, ['identifier'], t)
    }
  })
  return (
    <>
      <section className="card" aria-labelledby="by-ward">
        <h2 id="by-ward">{t('recover.by-ward')}</h2>
        <p>{t('recover.by-ward-text')}</p>
        <div className="row">
          <Button look="quiet" action="has-code" onClick={() => onHasCode(form.current ? textOf(new FormData(form.current), 'identifier') : '')}>
            {t('recover.has-code')}
          </Button>
        </div>
      </section>
      <section className="card" aria-labelledby="by-mail">
        <h2 id="by-mail">{t('recover.by-mail')}</h2>
        <p>{t('recover.by-mail-text')}</p>
        <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
          {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
          <TextField label={t('sign-in.identifier')} name="identifier" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required error={faults.fields['identifier']} />
          <Button type="submit" wide state={busy ? 'busy' : 'idle'}>
            {t('recover.send')}
          </Button>
        </form>
      </section>
    </>
  )
}
