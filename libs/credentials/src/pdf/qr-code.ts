import { create } from 'qrcode'

/** Draws a QR code (error correction M) whose upper left corner is at `x`, `y`, `size` points wide, as one path that any printer keeps sharp. */
export function drawCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number, size: number, colour: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = size / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) doc.rect(x + column * side, y + row * side, side, side)
  }
  doc.fill(colour)
}
