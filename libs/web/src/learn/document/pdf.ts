import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** The reader of PDF files: larger than the rest of the app together, so it comes alone, when a document is really opened. */
const loadPdf = async () => {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdf.GlobalWorkerOptions.workerSrc = workerSrc
  return pdf
}

/** Brings the reader to this device, where the service worker keeps it for the time without a network. */
export async function keepPdfReader(): Promise<void> {
  await Promise.all([loadPdf(), fetch(workerSrc)])
}

/** Opens a document by its address; parts of it come as they are looked at. @returns what ends it, and the document once it is there. */
export async function openPdf(url: string): Promise<PDFDocumentLoadingTask> {
  const { getDocument, version } = await loadPdf()
  // The page's policy allows no WebAssembly: scanned pictures are read by the script that pdf.js has in its place.
  return getDocument({ url, useWasm: false, wasmUrl: `/assets/pdf-${version}/`, disableWorkerRendering: true, disableAutoFetch: true, enableXfa: false, verbosity: 0 })
}

/** Where a page is drawn: the picture, and over it the text to select and to hear. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly text: HTMLElement
}

/**
 * Draws a page so wide, in CSS pixels, as sharp as the screen is.
 * @returns its height, and what ends the drawing; `drawn` is refused where it is ended or fails.
 */
export async function drawPage(page: PDFPageProxy, { canvas, text }: Sheet, width: number): Promise<{ height: number; drawn: Promise<void>; stop: () => void }> {
  const { TextLayer } = await loadPdf()
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const density = Math.min(window.devicePixelRatio || 1, 3)
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  text.replaceChildren()
  text.style.setProperty('--total-scale-factor', String(scale))
  const picture = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport })
  return {
    height: viewport.height,
    drawn: Promise.all([picture.promise, layer.render()]).then(() => undefined),
    stop: () => {
      picture.cancel()
      layer.cancel()
    },
  }
}

export type { PDFDocumentProxy }
