import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice, Skeleton } from '../../ui/index.js'
import { DocumentPage } from './document-page.js'
import { pageAt, pageOfKey, zoomBeside, ZOOMS } from './pages.js'
import { openPdf, type PDFDocumentProxy } from './pdf.js'

export interface DocumentReaderProps {
  readonly url: string
  readonly title: string
  readonly language: string
  /** The share of the pages that were seen before, 0 to 1. */
  readonly position: number
  /** Hears of each page that is turned to: its share of all, 0 to 1. */
  readonly onPage: (position: number) => void
}

/** A document page by page, as wide as there is room for, or larger. */
export function DocumentReader({ url, title, language, position, onPage }: DocumentReaderProps) {
  const { t, format } = useSpeech()
  const opened = usePdf(url)
  const [turned, setTurned] = useState<number | null>(null)
  const [zoom, setZoom] = useState<number>(1)
  const frame = useRef<HTMLDivElement>(null)
  const [begun] = useState(position)
  const count = opened.state === 'open' ? opened.pdf.numPages : 0
  const page = turned ?? pageAt(begun, count)
  const tell = useRef(onPage)
  useEffect(() => {
    tell.current = onPage
  })
  useEffect(() => {
    if (count > 0) tell.current(page / count)
  }, [page, count])
  if (opened.state === 'failed') return <Notice tone="warn">{t('document.failed')}</Notice>
  if (opened.state === 'opening') return <Skeleton label={t('document.opening')} lines={12} />

  const turn = (to: number): void => {
    setTurned(to)
    frame.current?.scrollTo({ top: 0, left: 0 })
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const sideways = zoom > 1 && event.key.startsWith('Arrow')
    const to = sideways ? null : pageOfKey(event.key, page, count)
    if (to !== null) turn(to)
    else if (event.key === '+' || event.key === '-') setZoom(zoomBeside(zoom, event.key === '+' ? 1 : -1))
    else return
    event.preventDefault()
  }
  return (
    <section className="document" aria-label={title} data-page={page} data-pages={count} onKeyDown={onKey}>
      <div className="row document-bar">
        <Button look="quiet" small icon="left" action="previous-page" disabled={page === 1} aria-label={t('document.previous')} onClick={() => turn(page - 1)} />
        <p className="numbers" role="status">
          {t('document.page', { page, count })}
        </p>
        <Button look="quiet" small icon="right" action="next-page" disabled={page === count} aria-label={t('document.next')} onClick={() => turn(page + 1)} />
        <span className="row document-zoom">
          <Button look="quiet" small disabled={zoom === ZOOMS[0]} aria-label={t('document.smaller')} onClick={() => setZoom(zoomBeside(zoom, -1))}>
            −
          </Button>
          <span className="numbers">{format.share(zoom)}</span>
          <Button look="quiet" small disabled={zoom === ZOOMS.at(-1)} aria-label={t('document.larger')} onClick={() => setZoom(zoomBeside(zoom, 1))}>
            +
          </Button>
        </span>
      </div>
      <div className="document-frame" ref={frame} tabIndex={0} role="group" aria-label={t('document.page-of', { page, count, title })} aria-description={t('document.keys')} lang={language}>
        <DocumentPage pdf={opened.pdf} number={page} zoom={zoom} />
      </div>
    </section>
  )
}

type Opened = { readonly state: 'opening' } | { readonly state: 'failed' } | { readonly state: 'open'; readonly pdf: PDFDocumentProxy }

function usePdf(url: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  useEffect(() => {
    let here = true
    let close: () => Promise<void> = () => Promise.resolve()
    const open = async (): Promise<void> => {
      const task = await openPdf(url)
      close = () => task.destroy()
      if (!here) return close()
      const pdf = await task.promise
      if (here) setOpened({ state: 'open', pdf })
    }
    open().catch(() => here && setOpened({ state: 'failed' }))
    return () => {
      here = false
      void close()
    }
  }, [url])
  return opened
}
