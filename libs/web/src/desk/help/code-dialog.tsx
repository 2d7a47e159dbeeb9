import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { Button, Dialog, Notice } from '../../ui/index.js'
import { type FoundResidentFactsFragment, MakeRecoveryCodeDocument } from '../campaign/documents.gen.js'
import { ResidentFacts } from './found-residents.js'
import { minutesUntil, spelled } from './read-aloud.js'

/** Asks first whether it is she; then shows the code, this once, large enough to be read aloud. It goes with the dialogue. */
export function CodeDialog({ resident, onClose }: { resident: FoundResidentFactsFragment; onClose: () => void }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [made, setMade] = useState<{ code: string; minutes: number } | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const make = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const { makeRecoveryCode } = await khue.campaign.ask(MakeRecoveryCodeDocument, { accountId: resident.accountId })
      setMade({ code: makeRecoveryCode.code, minutes: minutesUntil(makeRecoveryCode.expiresAt, khue.device.now()) })
    } catch (error) {
      setFault(faultText(error, t))
    }
    setBusy(false)
  }
  return (
    <Dialog title={t('desk.help-code-for', { name: resident.displayName })} closeText={t('ui.close')} onClose={onClose}>
      {made ? (
        <div className="stack">
          <p className="help-code" data-recovery-code={made.code}>
            <span className="unseen">{spelled(made.code)}</span>
            <span aria-hidden="true">{made.code}</span>
          </p>
          <Notice tone="warn">{t('desk.help-once', { minutes: made.minutes })}</Notice>
          <p>{t('desk.help-say')}</p>
          <ol className="help-steps">
            <li>{t('desk.help-say-1')}</li>
            <li>{t('desk.help-say-2')}</li>
            <li>{t('desk.help-say-3')}</li>
          </ol>
          <div className="row">
            <Button onClick={onClose}>{t('desk.help-done')}</Button>
          </div>
        </div>
      ) : (
        <div className="stack">
          <ResidentFacts resident={resident} />
          <p>{t('desk.help-check')}</p>
          {fault ? <Notice tone="bad">{fault}</Notice> : null}
          <div className="row">
            <Button action="make-recovery-code" state={busy ? 'busy' : 'idle'} onClick={() => void make()}>
              {t('desk.help-it-is-her')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {t('desk.help-not-sure')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
