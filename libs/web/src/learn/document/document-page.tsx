import { type RefObject, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Notice } from '../../ui/index.js'
import { drawPage, type PDFDocumentProxy } from './pdf.js'

interface DocumentPageProps {
  readonly pdf: PDFDocumentProxy
  /** From 1. */
  readonly number: number
  /** 1 fits the width. */
  readonly zoom: number
}

/** One page as a picture, with its text over it. It is drawn anew when there is more room or less. */
export function DocumentPage({ pdf, number, zoom }: DocumentPageProps) {
  const { t } = useSpeech()
  const room = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  const width = Math.floor(useWidth(room) * zoom)
  useEffect(() => {
    if (width === 0 || !canvas.current || !text.current) return undefined
    const place = { canvas: canvas.current, text: text.current }
    let here = true
    let stop: () => void = () => undefined
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number)
      if (!here) return
      const drawing = await drawPage(page, place, width)
      stop = drawing.stop
      sheet.current?.style.setProperty('inline-size', `${width}px`)
      sheet.current?.style.setProperty('block-size', `${drawing.height}px`)
      if (!here) stop()
      await drawing.drawn
      if (!here) return
      setFailed(false)
      setDrawn(number)
    }
    draw().catch(() => here && setFailed(true))
    return () => {
      here = false
      stop()
    }
  }, [pdf, number, width])
  return (
    <div ref={room} className="document-room">
      {failed ? <Notice tone="warn">{t('document.page-failed')}</Notice> : null}
      <div ref={sheet} className="document-sheet" data-drawn={drawn ?? undefined} aria-busy={drawn !== number}>
        <canvas ref={canvas} className="document-canvas" aria-hidden="true" />
        <div ref={text} className="document-text" />
      </div>
    </div>
  )
}

/** How wide an element is, in CSS pixels; 0 before it is measured. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current } = element
    if (!current) return undefined
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [element])
  return width
}
