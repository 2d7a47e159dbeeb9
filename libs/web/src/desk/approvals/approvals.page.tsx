import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, Notice } from '../../ui/index.js'
import { ApproveDialog } from './approve-dialog.js'
import type { AlignmentRequest, ApprovalsData } from './approvals.data.js'
import { RequestFacts } from './request-facts.js'

/** What instructors say that their courses are evidence for, until the campaign's staff agrees. */
export function ApprovalsPage({ requests }: ApprovalsData) {
  const { t } = useSpeech()
  const router = useRouter()
  const [asked, setAsked] = useState<AlignmentRequest | null>(null)
  const [approved, setApproved] = useState<AlignmentRequest | null>(null)
  const waiting = requests.filter((request) => !request.approved)
  const done = requests.filter((request) => request.approved)
  return (
    <div className="stack-l">
      <PageTitle>{t('desk.to-approvals')}</PageTitle>
      <div className="stack">
        <h1 tabIndex={-1}>{t('desk.to-approvals')}</h1>
        <p className="desk-measure">{t('desk.approvals-what')}</p>
        {approved ? <Notice tone="good">{t('desk.approved-now', { title: approved.courseTitle, count: approved.completions })}</Notice> : null}
      </div>
      <section className="stack" aria-labelledby="waiting">
        <h2 id="waiting">{t('desk.approvals-waiting', { count: waiting.length })}</h2>
        {waiting.length === 0 ? (
          <p className="soft">{t('desk.approvals-none')}</p>
        ) : (
          <ul role="list" className="desk-cards">
            {waiting.map((request) => (
              <li key={request.versionId} className="card">
                <RequestFacts request={request} />
                <div className="row">
                  <Button action="approve-alignments" small onClick={() => setAsked(request)} aria-haspopup="dialog">
                    {t('desk.approve')}
                    <span className="unseen"> {request.courseTitle}</span>
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      {done.length > 0 ? (
        <details className="desk-done">
          <summary>{t('desk.approvals-done', { count: done.length })}</summary>
          <ul role="list" className="desk-cards">
            {done.map((request) => (
              <li key={request.versionId} className="card">
                <RequestFacts request={request} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {asked ? (
        <ApproveDialog
          request={asked}
          onClose={() => setAsked(null)}
          onApproved={(request) => {
            setAsked(null)
            setApproved(request)
            void router.invalidate()
          }}
        />
      ) : null}
    </div>
  )
}
