import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** The reader of PDF files: larger than the rest of the app together, so it comes alone, when a document is really opened. */
const loadPdf = async () => {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdf.GlobalWorkerOptions.workerSrc = workerSrc
  return pdf
}

/** Loads the reader. @returns the addresses of its files, for the service worker to keep for the time without a network. */
export async function keepPdfReader(): Promise<readonly string[]> {
  await loadPdf()
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  return [...new Set([new URL(workerSrc, window.location.href).href, ...loaded.filter(({ pathname }) => /^\/assets\/pdf-[^/]+\.js$/.test(pathname)).map(({ href }) => href)])]
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
