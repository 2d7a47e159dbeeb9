import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Notice } from '../../ui/index.js'
import { type OwnCertificateFragment, UpdateCertificatePrivacyDocument } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'

interface ShowNameProps {
  readonly certificate: OwnCertificateFragment
  readonly onChange: (certificate: OwnCertificateFragment) => void
}

/** Whether the public page names its holder. It does not unless she says so. */
export function ShowName({ certificate: { id, showName }, onChange }: ShowNameProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const shown = wanted ?? showName
  const change = async (next: boolean): Promise<void> => {
    setWanted(next)
    setFault(null)
    try {
      const { updateCertificatePrivacy } = await khue.learning.ask(UpdateCertificatePrivacyDocument, { id, showName: next })
      onChange(updateCertificatePrivacy)
    } catch (error) {
      setFault(faultText(error, t))
    }
    setWanted(null)
  }
  return (
    <>
      <label className="choice show-name">
        <input type="checkbox" role="switch" checked={shown} aria-busy={wanted !== null || undefined} data-action="show-name" onChange={(event) => void (wanted === null ? change(event.target.checked) : undefined)} />
        <span>
          {t('certificates.show-name')}
          <span className="small me-from">{showName ? t('certificates.name-shown') : t('certificates.name-hidden')}</span>
        </span>
      </label>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
    </>
  )
}
