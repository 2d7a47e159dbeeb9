import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon, Notice } from '../../ui/index.js'
import type { OwnCertificateFragment } from '../documents.gen.js'
import { ShareCertificate } from './share-certificate.js'
import { ShowName } from './show-name.js'

/** One certificate: the sheet to print, the page that anybody may see, and what of oneself that page tells. */
export function CertificateCard({ certificate: known }: { certificate: OwnCertificateFragment }) {
  const { t, format } = useSpeech()
  const [certificate, setCertificate] = useState(known)
  const { id, number, courseTitle, score, issuedAt, pdfUrl, verifyUrl } = certificate
  const { revokedAt } = known
  return (
    <article className="card certificate" data-certificate={id}>
      <div>
        <h3>{courseTitle}</h3>
        <p className="soft small">
          {t('certificates.facts', { number, day: format.date(issuedAt) })}
          {score === null ? '' : ` · ${t('certificates.score', { score: format.wholeShare(score) })}`}
        </p>
      </div>
      {revokedAt ? (
        <>
          <Notice tone="warn">{t('certificates.revoked', { day: format.date(revokedAt) })}</Notice>
          <div className="row">
            <Link to="/verify/$id" params={{ id }} className={buttonClass({ look: 'quiet', small: true })}>
              {t('certificates.public-page')}
            </Link>
          </div>
        </>
      ) : (
        <>
          <div className="row">
            <a href={pdfUrl} download className={buttonClass({})} data-action="download-certificate" aria-label={t('certificates.download-named', { title: courseTitle })}>
              <Icon name="download" />
              {t('certificates.download')}
            </a>
            <Link to="/verify/$id" params={{ id }} className={buttonClass({ look: 'quiet' })} aria-label={t('certificates.public-page-named', { title: courseTitle })}>
              {t('certificates.public-page')}
            </Link>
          </div>
          <ShareCertificate url={verifyUrl} title={courseTitle} />
          <ShowName certificate={certificate} onChange={setCertificate} />
        </>
      )}
    </article>
  )
}
