import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Account, useAccount, useKhue, useOutgoing, useSending, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Icon, Mark, Notice } from '../../ui/index.js'
import { HandInEnds } from './hand-in-ends.js'
import { LanguageSwitch } from './language-switch.js'
import { linksFor } from './links.js'
import { SendingStatus } from './sending-status.js'

/** What stands around every page: the way to the content, the ways between pages, language, person, what waits to be sent. */
export function Frame({ children }: { children: ReactNode }) {
  const account = useAccount()
  const { t } = useSpeech()
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="head">
        <div className="head-in">
          <Link to="/" className="brand" aria-label={t('shell.home')}>
            <Mark />
            <span>{t('shell.name')}</span>
          </Link>
          <Ways account={account} className="ways" label={t('shell.ways')} />
          <div className="head-end">
            {account ? <SendingStatus account={account} /> : null}
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main id="main" className="page" tabIndex={-1}>
        <FromDevice />
        {account ? (
          <div className="told">
            <HandInEnds account={account} />
            <Unkept account={account} />
          </div>
        ) : null}
        {children}
      </main>
      <footer className="foot">
        <p>{t('shell.about')}</p>
        <p>{t('shell.privacy')}</p>
      </footer>
      <Ways account={account} className="tabs" label={t('shell.tabs')} />
    </>
  )
}

/** Tells plainly, on every page, that this browser keeps nothing. */
function Unkept({ account }: { account: Account }) {
  const { unkept } = useSending(useOutgoing(account))
  const { t } = useSpeech()
  return unkept ? <Notice tone="warn">{t('sending.unkept')}</Notice> : null
}

/** Tells that the page shows what was kept on the device. */
function FromDevice() {
  const fromDevice = useWatched(useKhue().reading.fromDevice)
  const { t } = useSpeech()
  return (
    <div className="from-device" role="status">
      {fromDevice ? (
        <p>
          <Icon name="cloudOff" />
          {t('shell.from-device')}
        </p>
      ) : null}
    </div>
  )
}

function Ways({ account, className, label }: { account: Account | null; className: string; label: string }) {
  const { t } = useSpeech()
  return (
    <nav className={className} aria-label={label}>
      {linksFor(account).map(({ to, icon, text, exact }) => (
        <Link key={to} to={to} className="way" activeOptions={{ exact: exact ?? false, includeSearch: false }} activeProps={{ className: 'way way-here', 'aria-current': 'page' }}>
          <Icon name={icon} />
          <span>{t(text)}</span>
        </Link>
      ))}
    </nav>
  )
}
