import type { useSending } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Notice } from '../../ui/index.js'

/** Why what waits is not sent just now, and what the device could not keep or read. */
export function Keeping({ sending: { waiting, trouble, unkept, aside } }: { sending: Pick<ReturnType<typeof useSending>, 'waiting' | 'trouble' | 'unkept' | 'aside'> }) {
  const { t } = useSpeech()
  return (
    <>
      {waiting > 0 && trouble ? <Notice tone="warn">{t(`sending.trouble-${trouble}`)}</Notice> : null}
      {unkept ? <Notice tone="warn">{t('sending.unkept')}</Notice> : null}
      {aside > 0 ? <Notice tone="warn">{t('sending.aside', { count: aside })}</Notice> : null}
    </>
  )
}
