import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))

/** Lays what the reader of PDF files asks for by name, when a document has scanned pictures, under `assets/pdf-VERSION/`. */
export function pdfParts() {
  return {
    name: 'khue:pdf-parts',
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    generateBundle() {
      for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']) {
        this.emitFile({ type: 'asset', fileName: `assets/pdf-${version}/${name}`, source: readFileSync(join(dirname(manifest), 'wasm', name)) })
      }
    },
  }
}
