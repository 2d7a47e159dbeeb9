import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAccount, useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, Progress, SelectField } from '../../ui/index.js'
import { PageTitle } from '../shell/page-title.js'
import { type Downloads, limits } from './downloads.js'
import { courseBytes, usedBytes } from './ledger.js'
import { sizeWords } from './size-words.js'
import { useDownloads } from './use-downloads.js'
import { Waiting } from './waiting.js'

/** What is on this device: downloaded courses, what waits to be sent, and how much room and data Khuê may use. */
export function OfflinePage() {
  const account = useAccount()
  const downloads = useDownloads()
  const { t } = useSpeech()
  return (
    <div className="stack-l offline">
      <PageTitle>{t('offline.page')}</PageTitle>
      <h1 tabIndex={-1}>{t('offline.page')}</h1>
      <section className="stack" aria-labelledby="on-device">
        <h2 id="on-device">{t('offline.courses')}</h2>
        {downloads ? <OnDevice downloads={downloads} /> : <p className="soft">{t('offline.not-able')}</p>}
      </section>
      {account ? (
        <section className="stack" aria-labelledby="waiting">
          <h2 id="waiting">{t('sending.title')}</h2>
          <Waiting account={account} />
        </section>
      ) : null}
      <section className="stack" aria-labelledby="data">
        <h2 id="data">{t('offline.data')}</h2>
        <DataSaver />
      </section>
    </div>
  )
}

function OnDevice({ downloads }: { downloads: Downloads }) {
  const ledger = useWatched(downloads.ledger)
  useEffect(() => void downloads.check(), [downloads])
  const ready = useWatched(downloads.ready)
  const limit = useWatched(downloads.limit)
  const { t, format } = useSpeech()
  const used = usedBytes(ledger)
  const courses = Object.entries(ledger.courses)
  const choices = [...new Set([...limits, limit])].sort((one, other) => one - other)
  return (
    <>
      {courses.length === 0 ? (
        <div className="stack">
          <p className="soft">{t('offline.none')}</p>
          <div className="row">
            <Link to="/me" className={buttonClass({ look: 'quiet' })}>
              {t('shell.to-me')}
            </Link>
          </div>
        </div>
      ) : (
        <ul role="list" className="download-parts">
          {courses.map(([slug, course]) => {
            const broken = ready === false || Object.values(course.parts).some((part) => !part.complete)
            return (
              <li key={slug} data-downloaded={slug}>
                <span>
                  <Link to="/courses/$slug" params={{ slug }}>
                    {course.title}
                  </Link>
                  <span className="soft small download-facts">
                    {sizeWords(courseBytes(course), format)} · {format.moment(course.at)}
                    {broken ? ` · ${t('offline.unfinished')}` : ''}
                  </span>
                </span>
                <Button look="plain" small aria-label={t('offline.remove-section', { title: course.title })} onClick={() => void downloads.remove(slug)}>
                  {t('offline.remove')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <Progress value={Math.min(1, used / limit)} label={t('offline.used')} text={t('offline.used-of', { used: sizeWords(used, format), limit: sizeWords(limit, format) })} />
      <SelectField
        label={t('offline.limit')}
        hint={t('offline.limit-hint')}
        value={String(limit)}
        options={choices.map((bytes) => ({ value: String(bytes), text: sizeWords(bytes, format) }))}
        onChange={(event) => downloads.chooseLimit(Number(event.target.value))}
      />
    </>
  )
}

function DataSaver() {
  const khue = useKhue()
  const saves = useWatched(khue.dataSaver)
  const { t } = useSpeech()
  return (
    <label className="choice">
      <input type="checkbox" name="dataSaver" checked={saves} onChange={(event) => khue.saveData(event.target.checked)} />
      <span>
        <strong>{t('offline.saver')}</strong>
        <br />
        <span className="small">{t('offline.saver-text')}</span>
      </span>
    </label>
  )
}
