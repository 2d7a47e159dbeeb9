import { Link, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { Refusal, Unreachable, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, PageState, Skeleton } from '../../ui/index.js'
import { PageTitle } from './page-title.js'

/** While a page's data are on their way. */
export function PagePending() {
  const { t } = useSpeech()
  return <Skeleton label={t('ui.loading')} />
}

export function PageNotFound() {
  const { t } = useSpeech()
  return (
    <>
      <PageTitle>{t('ui.not-found')}</PageTitle>
      <PageState icon="search" title={t('ui.not-found')} text={t('ui.not-found-text')}>
        <Link to="/courses" className={buttonClass({})}>
          {t('shell.to-courses')}
        </Link>
        <Link to="/" className={buttonClass({ look: 'quiet' })}>
          {t('shell.to-home')}
        </Link>
      </PageState>
    </>
  )
}

/** Why a page cannot be shown, and what helps: a network, a sign-in, another page, another try. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useSpeech()
  const khue = useKhue()
  const router = useRouter()
  const again = useCallback((): void => void router.invalidate(), [router])
  const code = error instanceof Refusal ? error.code : null
  useEffect(() => {
    if (code !== 'UNAUTHENTICATED') return
    void khue.session.recheck().then((me) => {
      if (me === null) khue.session.set(null)
    })
  }, [code, khue])
  const offline = error instanceof Unreachable
  useEffect(() => {
    if (!offline) return
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [offline, again])

  if (code === 'NOT_FOUND') return <PageNotFound />
  if (offline) {
    return (
      <>
        <PageTitle>{t('ui.offline')}</PageTitle>
        <PageState icon="cloudOff" title={t('ui.offline')} text={t(error.outdated ? 'ui.outdated-text' : 'ui.offline-text')}>
          <Button onClick={again}>{t('ui.again')}</Button>
        </PageState>
      </>
    )
  }
  if (isMissingPart(error)) {
    return (
      <>
        <PageTitle>{t('ui.failed')}</PageTitle>
        <PageState icon="info" title={t('shell.new-version')} text={t('shell.reload')}>
          <Button action="take-new-version" onClick={() => window.location.reload()}>
            {t('shell.reload-now')}
          </Button>
        </PageState>
      </>
    )
  }
  if (code === 'UNAUTHENTICATED') {
    return (
      <>
        <PageTitle>{t('ui.signed-out')}</PageTitle>
        <PageState icon="lock" title={t('ui.signed-out')} text={t('ui.signed-out-text')}>
          <Link to="/sign-in" search={{ next: router.state.location.href }} className={buttonClass({})}>
            {t('shell.to-sign-in')}
          </Link>
        </PageState>
      </>
    )
  }
  if (code === 'FORBIDDEN') {
    return (
      <>
        <PageTitle>{t('ui.forbidden')}</PageTitle>
        <PageState icon="lock" title={t('ui.forbidden')} text={t('ui.forbidden-text')}>
          <Link to="/" className={buttonClass({})}>
            {t('shell.to-home')}
          </Link>
        </PageState>
      </>
    )
  }
  return (
    <>
      <PageTitle>{t('ui.failed')}</PageTitle>
      <PageState icon="warning" title={t('ui.failed')} text={error instanceof Refusal ? error.message : t('ui.failed-text')}>
        <Button onClick={again}>{t('ui.again')}</Button>
      </PageState>
    </>
  )
}

/** A part of the app that this tab wants is not on the server any more: the tab is older than the server. Every browser says so in its own words. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module script|error loading dynamically/i.test(error.message)
}
