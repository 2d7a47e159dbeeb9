import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccount } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Notice } from '../../ui/index.js'
import { PageTitle } from '../shell/page-title.js'
import { codeInAddress } from './code-in-address.js'
import { ConfirmEmailForm } from './confirm-email-form.js'

/** Where the link of a confirmation mail leads. Somebody who is not signed in signs in first; the code waits in the fragment. */
export function ConfirmEmailPage() {
  const { t } = useSpeech()
  const account = useAccount()
  const fragment = useRouterState({ select: (state) => state.location.hash })
  const [confirmed, setConfirmed] = useState<string | null>(null)
  return (
    <div className="stack-l form-page">
      <PageTitle>{t('confirm-email.title')}</PageTitle>
      <h1 tabIndex={-1}>{t('confirm-email.title')}</h1>
      {confirmed !== null ? (
        <>
          <Notice tone="good">{t('confirm-email.done', { email: confirmed })}</Notice>
          <div className="row">
            <Link to="/me" className={buttonClass({})}>
              {t('me.title')}
            </Link>
          </div>
        </>
      ) : account ? (
        <>
          <p>{t('confirm-email.what', { name: account.displayName })}</p>
          <ConfirmEmailForm key={fragment} code={codeInAddress(fragment)} onConfirmed={setConfirmed} />
        </>
      ) : (
        <>
          <p>{t('confirm-email.sign-in-first')}</p>
          <div className="row">
            <Link to="/sign-in" search={{ next: '/confirm-email' }} hash={fragment} className={buttonClass({})}>
              {t('sign-in.submit')}
            </Link>
          </div>
        </>
      )}
    </div>
  )
}
