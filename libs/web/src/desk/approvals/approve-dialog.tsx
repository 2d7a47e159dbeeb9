import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { Button, Dialog, Notice } from '../../ui/index.js'
import { ApproveAlignmentsDocument } from '../learning/documents.gen.js'
import type { AlignmentRequest } from './approvals.data.js'
import { RequestFacts } from './request-facts.js'

interface ApproveDialogProps {
  readonly request: AlignmentRequest
  readonly onClose: () => void
  readonly onApproved: (request: AlignmentRequest) => void
}

/** Asks once more before learners are credited: it moves figures at once. */
export function ApproveDialog({ request, onClose, onApproved }: ApproveDialogProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const approve = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const { approveAlignments } = await khue.learning.ask(ApproveAlignmentsDocument, { versionId: request.versionId })
      onApproved(approveAlignments)
    } catch (error) {
      setFault(faultText(error, t))
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('desk.approve-title')} closeText={t('ui.close')} onClose={onClose}>
      <div className="stack">
        <RequestFacts request={request} />
        <p>{t('desk.approve-what', { count: request.completions })}</p>
        {fault ? <Notice tone="bad">{fault}</Notice> : null}
        <div className="row">
          <Button action="approve-alignments" state={busy ? 'busy' : 'idle'} onClick={() => void approve()}>
            {t('desk.approve-do')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('desk.approve-not')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
