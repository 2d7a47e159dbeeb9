import { useHydrated } from '@tanstack/react-router'
import { useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'

/** Gives the public page's address away: to the device's own sharing where it has one, to the clipboard, or by hand where it has neither. */
export function ShareCertificate({ url, title }: { url: string; title: string }) {
  const { t } = useSpeech()
  const shares = useHydrated() && 'share' in navigator
  const [told, setTold] = useState<'nothing' | 'copied' | 'by-hand'>('nothing')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      setTold('copied')
    } catch {
      setTold('by-hand')
    }
  }
  const share = (): void => void navigator.share({ title, url }).catch(() => undefined)
  return (
    <div className="stack certificate-share">
      <div className="row">
        <Button look="plain" small action="copy-link" state={told === 'copied' ? 'done' : 'idle'} onClick={() => void copy()} aria-label={t('certificates.copy-named', { title })}>
          {t('certificates.copy')}
        </Button>
        {shares ? (
          <Button look="plain" small onClick={share} aria-label={t('certificates.share-named', { title })}>
            {t('certificates.share')}
          </Button>
        ) : null}
        <span role="status" className="small soft">
          {told === 'copied' ? t('certificates.copied') : ''}
        </span>
      </div>
      {told === 'by-hand' ? <input className="input" readOnly value={url} aria-label={t('certificates.link')} onFocus={(event) => event.target.select()} /> : null}
    </div>
  )
}
