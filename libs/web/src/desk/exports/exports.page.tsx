import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Notice } from '../../ui/index.js'
import { useLive } from '../shell/use-live.js'
import { ExportForm } from './export-form.js'
import { ExportJobs } from './export-jobs.js'
import { askJobs, type ExportsData, type ExportsSearch, isUnderWay, type Job } from './exports.data.js'

const REFRESH_MS = 1_500

/** Files of the figures and of the rows behind them, made in the background. */
export function ExportsPage({ reference, jobs, search }: ExportsData & { search: ExportsSearch }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [asked, setAsked] = useState<Job | null>(null)
  const [polling, setPolling] = useState(jobs.some(isUnderWay))
  const { value, failing, refresh } = useLive(
    jobs,
    async () => {
      const now = await askJobs(khue)
      setPolling(now.some(isUnderWay))
      return now
    },
    polling ? REFRESH_MS : null,
  )
  const shown = asked && !value.some(({ id }) => id === asked.id) ? [asked, ...value] : value
  return (
    <div className="stack-l">
      <PageTitle>{t('desk.to-exports')}</PageTitle>
      <div className="stack">
        <h1 tabIndex={-1}>{t('desk.to-exports')}</h1>
        <p className="soft desk-measure">{t('desk.exports-what')}</p>
      </div>
      <div className="desk-two">
        <ExportForm
          key={JSON.stringify(search)}
          reference={reference}
          search={search}
          onAsked={(job) => {
            setAsked(job)
            setPolling(true)
            void refresh()
          }}
        />
        <div className="stack">
          {failing ? <Notice tone="warn">{t('desk.path-failing')}</Notice> : null}
          <ExportJobs jobs={shown} reference={reference} onChanged={refresh} />
        </div>
      </div>
    </div>
  )
}
