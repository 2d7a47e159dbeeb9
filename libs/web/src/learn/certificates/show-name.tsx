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
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const change = async (wanted: boolean): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const { updateCertificatePrivacy } = await khue.learning.ask(UpdateCertificatePrivacyDocument, { id, showName: wanted })
      onChange(updateCertificatePrivacy)
    } catch (error) {
      setFault(faultText(error, t))
    }
    setBusy(false)
  }
  return (
    <>
      <label className="choice show-name">
        <input type="checkbox" role="switch" checked={showName} aria-checked={showName} aria-busy={busy || undefined} data-action="show-name" onChange={(event) => void (busy ? undefined : change(event.target.checked))} />
        <span>
          {t('certificates.show-name')}
          <span className="small me-from">{showName ? t('certificates.name-shown') : t('certificates.name-hidden')}</span>
        </span>
      </label>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
    </>
  )
}
