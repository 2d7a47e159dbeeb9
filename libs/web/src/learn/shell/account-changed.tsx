import { Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAccount } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, PageState } from '../../ui/index.js'
import { PageTitle } from './page-title.js'

/**
 * In place of a page whose reader is signed in on this device no more: who is, and the way on. Nothing of the page is left,
 * so that neither sees or does anything in the other's name; every way from here opens the app anew.
 */
export function AccountChanged() {
  const account = useAccount()
  const router = useRouter()
  const { t } = useSpeech()
  useEffect(() => router.subscribe('onBeforeNavigate', ({ toLocation }) => window.location.assign(toLocation.href)), [router])
  const title = account ? t('shell.other-account', { name: account.displayName }) : t('shell.left-elsewhere')
  return (
    <div data-account-changed={account?.id ?? ''} role="alert">
      <PageTitle>{title}</PageTitle>
      <PageState icon="lock" title={title} text={t(account ? 'shell.other-account-text' : 'shell.left-elsewhere-text')}>
        <Button action="open-anew" onClick={() => window.location.reload()}>
          {account ? t('shell.go-on-as', { name: account.displayName }) : t('shell.reload-now')}
        </Button>
        <Link to="/sign-in" className={buttonClass({ look: 'quiet' })}>
          {t(account ? 'shell.sign-in-as-other' : 'shell.to-sign-in')}
        </Link>
      </PageState>
    </div>
  )
}
