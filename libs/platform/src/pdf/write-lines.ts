import { BOX, type Cluster, clustersOf, linesOf, reachOf } from './clusters.js'
import { houseFont, isHouseText, shape, type Weight } from './fonts.js'
import { type Sheet, writeHidden } from './hidden-words.js'
import { visualOrder } from './visual-order.js'

/** How a text stands on a sheet. Measures in points. */
export interface Lines {
  weight: Weight
  /** The largest size; it shrinks to `least` until the text has no more than `lines` lines. */
  size: number
  least: number
  lines: number
  colour: string
  /** The middle of the lines. */
  middle: number
  width: number
}

/** Whether a text needs more than the house's own font. */
export const isForeign = (text: string, weight: Weight): boolean => !isHouseText(text, weight)

/**
 * Writes a text of any script in the middle of a sheet: each letter in the first font that has it, from right to left where it is written so.
 * A letter that no font has is a box with its code. The words are text of the page, in the order and the letters of `text`.
 * @returns where it ends.
 */
export function writeLines(doc: Sheet, text: string, y: number, { weight, size: largest, least, lines: most, colour, middle, width }: Lines): number {
  const clusters = clustersOf(text, weight)
  let size = largest
  let lines = linesOf(clusters, size, width)
  while (lines.length > most && size > least) lines = linesOf(clusters, (size = Math.max(least, size - 0.5)), width)
  let top = y
  for (const line of lines) {
    const { above, below } = reachOf(line, weight)
    drawLine(doc, line, top + above * size, { size, colour, middle, weight })
    top += (above + below) * size
  }
  return top
}

/** The codes (`U+1F338`) of the letters of a text that no font has. */
export const lettersWithoutFont = (text: string): string[] => [...new Set(clustersOf(text, 'regular').filter(({ font }) => font === null).flatMap((cluster) => codesOf(cluster.text)))]

const codesOf = (text: string): string[] => [...text].map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)

function drawLine(doc: Sheet, line: readonly Cluster[], foot: number, { size, colour, middle, weight }: { size: number; colour: string; middle: number; weight: Weight }): void {
  const { runs, letters } = visualOrder(line)
  const shaped = runs.map((run) => ({ ...run, glyphs: run.font && shape(run.font, run.text, run.rightToLeft ? 'rtl' : 'ltr') }))
  const widths = shaped.map(({ font, glyphs }) => (font && glyphs ? (glyphs.advanceWidth / font.unitsPerEm) * size : BOX.width * size))
  const width = widths.reduce((sum, one) => sum + one, 0)
  let x = middle - width / 2
  writeHidden(doc, letters, { x, y: foot, width, size })
  doc.save().fillColor(colour)
  for (const [n, { font, glyphs: run, text }] of shaped.entries()) {
    if (font && run) {
      const scale = size / font.unitsPerEm
      let pen = x
      for (const [at, glyph] of run.glyphs.entries()) {
        const place = run.positions[at]
        drawGlyph(doc, glyph.path.toSVG(), pen + (place?.xOffset ?? 0) * scale, foot - (place?.yOffset ?? 0) * scale, scale)
        pen += (place?.xAdvance ?? 0) * scale
      }
    } else drawBox(doc, codesOf(text)[0] ?? '', x, foot, size, colour, weight)
    x += widths[n] ?? 0
  }
  doc.restore()
}

function drawGlyph(doc: Sheet, path: string, x: number, y: number, scale: number): void {
  if (path === '') return
  doc.save()
  doc.translate(x, y).scale(scale, -scale).path(path).fill()
  doc.restore()
}

/** A letter that no font has: its code in a box, above one another what would be too wide. */
function drawBox(doc: Sheet, code: string, x: number, foot: number, size: number, colour: string, weight: Weight): void {
  const digits = code.replace('U+', '')
  const rows = [digits.slice(0, Math.ceil(digits.length / 2)), digits.slice(Math.ceil(digits.length / 2))]
  const font = houseFont(weight)
  const small = size * 0.38
  doc.rect(x + size * 0.08, foot - BOX.height * size * 0.92, (BOX.width - 0.16) * size, BOX.height * size).lineWidth(size * 0.03).stroke(colour)
  for (const [n, row] of rows.entries()) {
    const written = font.layout(row)
    const scale = small / font.unitsPerEm
    let pen = x + (BOX.width * size - written.advanceWidth * scale) / 2
    for (const glyph of written.glyphs) {
      drawGlyph(doc, glyph.path.toSVG(), pen, foot - size * (n === 0 ? 0.45 : 0.07), scale)
      pen += glyph.advanceWidth * scale
    }
  }
}
