import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { type TextKey, useSpeech } from '../../i18n/index.js'
import { faultText } from '../../learn/shell/fault-text.js'
import { Button, buttonClass, Icon, Notice, Progress } from '../../ui/index.js'
import { CancelExportDocument, type JobState } from '../campaign/documents.gen.js'
import { type Reference, unitName } from '../shell/reference.js'
import { kindNames } from './export-form.js'
import { isUnderWay, type Job } from './exports.data.js'

const states: Readonly<Record<JobState, { text: TextKey; className: string }>> = {
  QUEUED: { text: 'desk.job-queued', className: 'tag' },
  RUNNING: { text: 'desk.job-running', className: 'tag' },
  DONE: { text: 'desk.job-done', className: 'tag tag-good' },
  FAILED: { text: 'desk.job-failed', className: 'tag tag-bad' },
  CANCELLED: { text: 'desk.job-cancelled', className: 'tag' },
}

interface ExportJobsProps {
  readonly jobs: readonly Job[]
  readonly reference: Reference
  readonly onChanged: () => Promise<void>
}

/** One's exports: how far each is, its file, until when it is kept. */
export function ExportJobs({ jobs, reference, onChanged }: ExportJobsProps) {
  const { t } = useSpeech()
  const underWay = jobs.filter(isUnderWay).length
  return (
    <section className="stack" aria-labelledby="jobs">
      <h2 id="jobs">{t('desk.jobs')}</h2>
      <p className="unseen" role="status">
        {t('desk.jobs-under-way', { count: underWay })}
      </p>
      {jobs.length === 0 ? (
        <p className="soft">{t('desk.jobs-none')}</p>
      ) : (
        <ul role="list" className="desk-cards">
          {jobs.map((job) => (
            <li key={job.id} className="card">
              <ExportJob job={job} reference={reference} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ExportJob({ job, reference, onChanged }: { job: Job; reference: Reference; onChanged: () => Promise<void> }) {
  const khue = useKhue()
  const { t, format } = useSpeech()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const name = `${t(kindNames[job.kind])} (${job.format})`
  const expired = job.expiresAt !== null && Date.parse(job.expiresAt) < Date.now()
  const cancel = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      await khue.campaign.ask(CancelExportDocument, { id: job.id })
      await onChanged()
    } catch (error) {
      setFault(faultText(error, t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <div className="row row-apart">
        <h3>{name}</h3>
        <span className={states[job.state].className}>{t(states[job.state].text)}</span>
      </div>
      <p>{t('desk.job-what', { unit: job.unitCode ? unitName(reference, job.unitCode) : t('desk.job-all-units'), from: format.day(job.from), to: format.day(job.to) })}</p>
      <p className="soft small">
        {t('desk.job-asked', { moment: format.moment(job.createdAt) })}
        {job.rows === null ? '' : ` · ${t('desk.job-rows', { count: job.rows })}`}
        {job.expiresAt && job.state === 'DONE' ? ` · ${t(expired ? 'desk.job-expired' : 'desk.job-expires', { moment: format.moment(job.expiresAt) })}` : ''}
      </p>
      {isUnderWay(job) ? <Progress value={job.progress} label={t('desk.job-progress', { name })} text={format.share(job.progress)} /> : null}
      {job.error ? <Notice tone="bad">{job.error}</Notice> : null}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {job.downloadUrl && !expired ? (
        <div className="row">
          <a href={job.downloadUrl} download className={buttonClass({ small: true })}>
            <Icon name="download" />
            {t('desk.job-download')}
            <span className="unseen"> {name}</span>
          </a>
        </div>
      ) : null}
      {isUnderWay(job) ? (
        <div className="row">
          <Button look="quiet" small state={busy ? 'busy' : 'idle'} onClick={() => void cancel()}>
            {t('desk.job-cancel')}
            <span className="unseen"> {name}</span>
          </Button>
        </div>
      ) : null}
    </>
  )
}
