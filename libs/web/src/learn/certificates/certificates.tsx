import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Notice } from '../../ui/index.js'
import type { OwnCertificateFragment } from '../documents.gen.js'
import { CertificateCard } from './certificate-card.js'

const ASK_AGAIN = 3_000

/** What one can show. `onTheWay`: certificates that are being made; the page looks for them until they are there. */
export function Certificates({ certificates, onTheWay }: { certificates: readonly OwnCertificateFragment[]; onTheWay: number }) {
  const { t } = useSpeech()
  const router = useRouter()
  useEffect(() => {
    if (onTheWay === 0) return undefined
    const timer = setInterval(() => void router.invalidate(), ASK_AGAIN)
    return () => clearInterval(timer)
  }, [onTheWay, router])
  if (certificates.length === 0 && onTheWay === 0) return null
  return (
    <section className="stack" aria-labelledby="certificates">
      <h2 id="certificates">{t('certificates.title')}</h2>
      {onTheWay > 0 ? <Notice>{t('certificates.on-the-way', { count: onTheWay })}</Notice> : null}
      <ul role="list" className="certificates">
        {certificates.map((certificate) => (
          <li key={certificate.id}>
            <CertificateCard certificate={certificate} />
          </li>
        ))}
      </ul>
    </section>
  )
}
