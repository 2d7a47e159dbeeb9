import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, Notice } from '../../ui/index.js'
import { FlaggedCompletion } from './flagged-completion.js'
import { askFlags, type Flagged, type FlagsData } from './flags.data.js'
import { SettleDialog, type Settling } from './settle-dialog.js'

/** Completions that a script makes easily and a learner hardly ever: each with its reasons, to be left as it is or voided. */
export function FlagsPage(first: FlagsData) {
  const { t } = useSpeech()
  const router = useRouter()
  const [asked, setAsked] = useState<{ flagged: Flagged; settling: Settling } | null>(null)
  const [settled, setSettled] = useState<{ title: string; settling: Settling } | null>(null)
  return (
    <div className="stack-l">
      <PageTitle>{t('desk.to-flags')}</PageTitle>
      <div className="stack">
        <h1 tabIndex={-1}>{t('desk.to-flags')}</h1>
        <p className="desk-measure">{t('desk.flags-what')}</p>
        {settled ? <Notice tone="good">{t(settled.settling === 'void' ? 'desk.flag-voided' : 'desk.flag-dismissed', { title: settled.title })}</Notice> : null}
      </div>
      <FlagList key={first.flagged.map((row) => row.enrolmentId).join()} first={first} onAsked={(flagged, settling) => setAsked({ flagged, settling })} />
      {asked ? (
        <SettleDialog
          {...asked}
          onClose={() => setAsked(null)}
          onSettled={() => {
            setSettled({ title: asked.flagged.courseTitle, settling: asked.settling })
            setAsked(null)
            void router.invalidate()
          }}
        />
      ) : null}
    </div>
  )
}

interface FlagListProps {
  readonly first: FlagsData
  readonly onAsked: (flagged: Flagged, settling: Settling) => void
}

function FlagList({ first, onAsked }: FlagListProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [shown, setShown] = useState(first)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const more = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      const next = await askFlags(khue, shown.next)
      setShown({ ...next, flagged: [...shown.flagged, ...next.flagged] })
    } catch (error) {
      setFault(faultText(error, t))
    }
    setBusy(false)
  }
  return (
    <section className="stack" aria-labelledby="flagged">
      <h2 id="flagged">{t('desk.flags-waiting', { count: shown.totalCount })}</h2>
      {shown.flagged.length === 0 ? (
        <p className="soft">{t('desk.flags-none')}</p>
      ) : (
        <ul role="list" className="desk-cards">
          {shown.flagged.map((flagged) => (
            <li key={flagged.enrolmentId} className="card">
              <FlaggedCompletion flagged={flagged} />
              <div className="row">
                <Button action="dismiss-flags" look="quiet" small onClick={() => onAsked(flagged, 'dismiss')} aria-haspopup="dialog">
                  {t('desk.flag-dismiss')}
                  <span className="unseen"> {flagged.courseTitle}</span>
                </Button>
                <Button action="void-completion" look="quiet" small onClick={() => onAsked(flagged, 'void')} aria-haspopup="dialog">
                  {t('desk.flag-void')}
                  <span className="unseen"> {flagged.courseTitle}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {shown.next ? (
        <div className="row">
          <Button look="quiet" state={busy ? 'busy' : 'idle'} onClick={() => void more()}>
            {t('desk.flags-more')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
