import { type FormEvent, useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { formFaults } from '../../learn/shell/fault-text.js'
import { Button, Dialog, type FormFaults, Notice, TextArea } from '../../ui/index.js'
import { DismissFlagsDocument, VoidCompletionDocument } from '../learning/documents.gen.js'
import { FlaggedCompletion } from './flagged-completion.js'
import type { Flagged } from './flags.data.js'

/** What becomes of a flagged completion: it is taken back, or stays as it is. */
export type Settling = 'void' | 'dismiss'

interface SettleDialogProps {
  readonly flagged: Flagged
  readonly settling: Settling
  readonly onClose: () => void
  readonly onSettled: () => void
}

const texts = {
  void: { title: 'desk.flag-void-title', what: 'desk.flag-void-what', do: 'desk.flag-void-do', action: 'void-completion' },
  dismiss: { title: 'desk.flag-dismiss-title', what: 'desk.flag-dismiss-what', do: 'desk.flag-dismiss-do', action: 'dismiss-flags' },
} as const

/** Asks for the reason, which is kept: voiding moves figures at once and cannot be undone. */
export function SettleDialog({ flagged, settling, onClose, onSettled }: SettleDialogProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<FormFaults>({ message: null, fields: {} })
  const text = texts[settling]
  const settle = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    try {
      const variables = { enrolmentId: flagged.enrolmentId, reason }
      await (settling === 'void' ? khue.learning.ask(VoidCompletionDocument, variables) : khue.learning.ask(DismissFlagsDocument, variables))
      onSettled()
    } catch (error) {
      setFaults(formFaults(error, ['reason'], t))
      setBusy(false)
    }
  }
  return (
    <Dialog title={t(text.title)} closeText={t('ui.close')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void settle(event)} noValidate>
        <FlaggedCompletion flagged={flagged} />
        <p>{t(text.what)}</p>
        <TextArea label={t('desk.flag-reason')} hint={t('desk.flag-reason-hint')} error={faults.fields['reason']} value={reason} onChange={(event) => setReason(event.target.value)} rows={3} maxLength={1_000} required />
        {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
        <div className="row">
          <Button type="submit" action={text.action} state={busy ? 'busy' : 'idle'}>
            {t(text.do)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('desk.flag-not-now')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
