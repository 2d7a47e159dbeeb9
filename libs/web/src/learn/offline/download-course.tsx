import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Unreachable, useKhue, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Icon, Notice, Progress } from '../../ui/index.js'
import type { CoursePlan, DownloadEnd, Downloads } from './downloads.js'
import { courseBytes } from './ledger.js'
import { QuizzesAlong } from './quizzes-along.js'
import { sizeWords } from './size-words.js'
import { useDownloads } from './use-downloads.js'

/** A course for the time without a network: how large it is, the whole or one section at a time, and away again. */
export function DownloadCourse({ slug }: { slug: string }) {
  const downloads = useDownloads()
  return downloads ? <Download key={slug} slug={slug} downloads={downloads} /> : null
}

function Download({ slug, downloads }: { slug: string; downloads: Downloads }) {
  const { t, format } = useSpeech()
  const { plan, away } = usePlan(slug, downloads)
  const ledger = useWatched(downloads.ledger)
  const running = useWatched(downloads.running)
  const [end, setEnd] = useState<DownloadEnd | null>(null)
  const lost = useChecked(downloads)
  const own = ledger.courses[slug]
  const ready = useWatched(downloads.ready)
  const whole = ready === true && plan !== null && downloads.isWhole(plan)
  const busy = running?.slug === slug
  const total = plan ? plan.textBytes + plan.parts.reduce((sum, part) => sum + part.bytes, 0) : 0
  const start = async (section?: string): Promise<void> => {
    if (!plan || (whole && section === undefined)) return
    setEnd(null)
    void navigator.storage?.persist?.()
    setEnd(await downloads.download(plan, section === undefined ? {} : { parts: [section] }))
  }
  return (
    <section className="stack download" aria-labelledby="download">
      <h2 id="download">{t('offline.title')}</h2>
      <p className="soft">{whole && own ? t('offline.on-device', { size: sizeWords(courseBytes(own), format) }) : plan ? t('offline.what', { size: sizeWords(total, format) }) : t(away ? 'offline.away' : 'offline.measuring')}</p>
      {busy && running ? <Progress value={Math.min(1, running.done / Math.max(1, running.total))} label={t('offline.progress')} text={t('offline.so-far', { done: sizeWords(running.done, format), total: sizeWords(Math.max(running.total, running.done), format) })} /> : null}
      <div className="row">
        <Button action="download-course" state={busy ? 'busy' : whole ? 'done' : 'idle'} look="quiet" icon={whole ? 'check' : 'download'} disabled={!plan || ready === null} onClick={() => void start()}>
          {t(whole ? 'offline.downloaded' : busy ? 'offline.downloading' : own ? 'offline.go-on' : 'offline.download')}
        </Button>
        {own && !busy ? (
          <Button look="plain" action="remove-download" onClick={() => void downloads.remove(slug)}>
            {t('offline.remove')}
          </Button>
        ) : null}
      </div>
      {lost && own && !busy && !whole ? <Notice tone="warn">{t('offline.lost')}</Notice> : null}
      <End end={end} downloads={downloads} />
      {plan ? <QuizzesAlong plan={plan} downloads={downloads} busy={busy} onEnd={setEnd} /> : null}
      {plan && plan.parts.length > 1 ? <Sections plan={plan} downloads={downloads} busy={busy} onDownload={(id) => void start(id)} /> : null}
      <p>
        <Link to="/offline">{t('offline.all')}</Link>
      </p>
    </section>
  )
}

function Sections({ plan, downloads, busy, onDownload }: { plan: CoursePlan; downloads: Downloads; busy: boolean; onDownload: (id: string) => void }) {
  const { t, format } = useSpeech()
  const own = useWatched(downloads.ledger).courses[plan.slug]
  return (
    <details>
      <summary className="download-summary">{t('offline.by-section')}</summary>
      <ul role="list" className="download-parts">
        {plan.parts.map((part) => {
          const there = own?.versionId === plan.versionId && own.parts[part.id]?.complete
          const name = part.title || plan.title
          return (
            <li key={part.id}>
              <span>
                {name} <span className="soft small">{sizeWords(part.bytes + (own ? 0 : plan.textBytes), format)}</span>
              </span>
              {there ? (
                <Button look="plain" small icon="check" disabled={busy} aria-label={t('offline.remove-section', { title: name })} onClick={() => void downloads.remove(plan.slug, part.id)}>
                  {t('offline.remove')}
                </Button>
              ) : (
                <Button look="quiet" small icon="download" disabled={busy} aria-label={t('offline.download-section', { title: name })} onClick={() => onDownload(part.id)}>
                  {t('offline.download-short')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function End({ end, downloads }: { end: DownloadEnd | null; downloads: Downloads }) {
  const { t, format } = useSpeech()
  const limit = sizeWords(useWatched(downloads.limit), format)
  return (
    <div role="status">
      {end === 'done' ? (
        <p className="download-done">
          <Icon name="done" />
          {t('offline.end-done')}
        </p>
      ) : end ? (
        <Notice tone="warn">
          {t(`offline.end-${end}`, { limit })} {end === 'over-limit' ? <Link to="/offline">{t('offline.to-limit')}</Link> : null}
        </Notice>
      ) : null}
    </div>
  )
}

/** Holds what was downloaded against what is really there. @returns whether the browser has thrown something out. */
function useChecked(downloads: Downloads): boolean {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let here = true
    void downloads.check().then((whole) => here && setLost(!whole))
    return () => {
      here = false
    }
  }, [downloads])
  return lost
}

/** What a download would bring; asked again when the network is back. */
function usePlan(slug: string, downloads: Downloads) {
  const khue = useKhue()
  const [found, setFound] = useState<{ plan: CoursePlan | null; away: boolean }>({ plan: null, away: false })
  useEffect(() => {
    let here = true
    const ask = (): void => {
      downloads.plan(slug).then(
        (plan) => here && setFound({ plan, away: false }),
        (error: unknown) => here && setFound({ plan: null, away: error instanceof Unreachable }),
      )
    }
    ask()
    khue.device.onAwake(() => here && ask())
    return () => {
      here = false
    }
  }, [khue, slug, downloads])
  return found
}
