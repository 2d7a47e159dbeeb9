import PDFDocument from 'pdfkit'
import { say } from '@khue/platform/http'
import { houseFonts, isForeign, lettersWithoutFont, writeLines } from '@khue/platform/pdf'
import type { NamedLevel } from '../domain/certificate.js'
import { drawEmblem } from './emblem.js'
import { drawCode } from './qr-code.js'

/** What stands on a certificate. Days are written dd/mm/yyyy; `score`: 0 to 1 or null. */
export interface CertificateSheet {
  holderName: string
  courseTitle: string
  score: number | null
  levels: readonly NamedLevel[]
  completedOn: string
  issuedOn: string
  issuedAt: Date
  number: string
  issuerName: string
  verifyUrl: string
  revoked: boolean
}

const colours = { paper: '#faf8f3', ink: '#1c2420', soft: '#505a54', line: '#cfc8b6', accent: '#0c6447', strong: '#084a34', bad: '#a3261b' } as const
const PAGE = { width: 841.89, height: 595.28 }
const MIDDLE = PAGE.width / 2
const COLUMN = 620
const SHOWN_LEVELS = 6

interface Line {
  font: keyof typeof houseFonts
  /** The largest size in points; it shrinks to `least` until the text has no more than `lines` lines. */
  size: number
  least?: number
  lines?: number
  colour?: string
}

/** Draws a certificate, A4 landscape, in Vietnamese with English beside it. @returns the PDF. */
export async function certificatePdf(sheet: CertificateSheet): Promise<Buffer> {
  const title = `${say('certificate.heading', 'vi')} – ${sheet.courseTitle}`
  const doc = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 0, lang: 'vi', displayTitle: true, info: { Title: title, Author: sheet.issuerName, CreationDate: sheet.issuedAt } })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  for (const [name, path] of Object.entries(houseFonts)) doc.registerFont(name, path)
  drawFrame(doc)
  drawMiddle(doc, sheet)
  drawFoot(doc, sheet)
  const missing = lettersWithoutFont([sheet.holderName, sheet.courseTitle, sheet.issuerName].join(' '))
  if (missing.length > 0) write(doc, `${say('certificate.letters', 'vi')} · ${say('certificate.letters', 'en')}`, PAGE.height - 44, { font: 'regular', size: 7, least: 5, colour: colours.soft })
  if (sheet.revoked) drawRevoked(doc)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

function drawFrame(doc: PDFKit.PDFDocument): void {
  doc.rect(0, 0, PAGE.width, PAGE.height).fill(colours.paper)
  doc.rect(24, 24, PAGE.width - 48, PAGE.height - 48).lineWidth(1.4).stroke(colours.accent)
  doc.rect(30, 30, PAGE.width - 60, PAGE.height - 60).lineWidth(0.5).stroke(colours.line)
}

/** The name is also kept as it was entered beside its letters, for readers and for scripts that the font has not. */
function drawMiddle(doc: PDFKit.PDFDocument, { holderName, courseTitle, levels }: CertificateSheet): void {
  const vi = (key: string): string => say(`certificate.${key}`, 'vi')
  const en = (key: string): string => say(`certificate.${key}`, 'en')
  const air = 20 + 4 * Math.max(0, SHOWN_LEVELS - levels.length)
  drawEmblem(doc, MIDDLE, 50, 68, colours.accent)
  let y = write(doc, vi('heading'), 124, { font: 'bold', size: 31, colour: colours.strong })
  y = write(doc, `${vi('of')} · ${en('of')}`, y + 1, { font: 'regular', size: 10, colour: colours.soft })
  y = write(doc, `${vi('awarded')} · ${en('awarded')}`, y + air, { font: 'regular', size: 10, colour: colours.soft })
  doc.markContent('Span', { actual: holderName })
  y = write(doc, holderName, y + 5, { font: 'bold', size: 29, least: 13, lines: 2 })
  doc.endMarkedContent()
  doc.moveTo(MIDDLE - 130, y + 5).lineTo(MIDDLE + 130, y + 5).lineWidth(0.7).stroke(colours.line)
  y = write(doc, `${vi('for')} · ${en('for')}`, y + 17, { font: 'regular', size: 10, colour: colours.soft })
  y = write(doc, courseTitle, y + 4, { font: 'medium', size: 20, least: 12, lines: 2, colour: colours.accent })
  if (levels.length === 0) return
  y = write(doc, `${vi('competences')} · ${en('competences')}`, y + air - 5, { font: 'regular', size: 9, colour: colours.soft })
  for (const { name, levelName } of levels.slice(0, SHOWN_LEVELS)) y = write(doc, `${name}: ${levelName}`, y + 2, { font: 'medium', size: 10.5, least: 8 })
  if (levels.length > SHOWN_LEVELS) write(doc, say('certificate.more', 'vi', { count: levels.length - SHOWN_LEVELS }), y + 2, { font: 'regular', size: 9, colour: colours.soft })
}

function drawFoot(doc: PDFKit.PDFDocument, { score, completedOn, issuedOn, number, issuerName, verifyUrl }: CertificateSheet): void {
  const facts = [['completed-on', completedOn], ['issued-on', issuedOn], ...(score === null ? [] : [['score', `${Math.round(score * 100)} %`]]), ['number', number]] as [string, string][]
  const top = PAGE.height - 52 - facts.length * 15
  for (const [n, [key, value]] of facts.entries()) {
    const y = top + n * 15
    doc.font('regular').fontSize(8.5).fillColor(colours.soft).text(`${say(`certificate.${key}`, 'vi')} · ${say(`certificate.${key}`, 'en')}`, 54, y + 1, { lineBreak: false })
    doc.font('medium').fontSize(9.5).fillColor(colours.ink).text(value, 204, y, { lineBreak: false })
  }
  write(doc, issuerName, PAGE.height - 72, { font: 'bold', size: 13, least: 8, lines: 2, colour: colours.strong }, 220)
  drawCode(doc, verifyUrl, PAGE.width - 54 - 84, PAGE.height - 54 - 96, 84, colours.ink)
  const caption = `${say('certificate.check', 'vi')} · ${say('certificate.check', 'en')}`
  doc.font('regular').fontSize(7).fillColor(colours.soft).text(caption, PAGE.width - 54 - 200, PAGE.height - 61, { width: 200, align: 'right', link: verifyUrl })
}

function drawRevoked(doc: PDFKit.PDFDocument): void {
  const text = `${say('certificate.was-revoked', 'vi')} · ${say('certificate.was-revoked', 'en')}`
  doc.save().rotate(-24, { origin: [MIDDLE, PAGE.height / 2] })
  doc.font('bold').fontSize(54).fillColor(colours.bad).fillOpacity(0.28).text(text, 0, PAGE.height / 2 - 34, { width: PAGE.width, align: 'center' })
  doc.restore()
}

/** Writes text in the middle of the sheet. @returns where it ends. */
function write(doc: PDFKit.PDFDocument, text: string, y: number, { font, size, least = size, lines = 1, colour = colours.ink }: Line, width = COLUMN): number {
  if (isForeign(text, font)) return writeLines(doc, text, y, { weight: font, size, least, lines, colour, middle: MIDDLE, width })
  const options = { width, align: 'center', lineGap: -2 } as const
  doc.font(font).fontSize(size)
  for (let fitted = size; fitted > least && doc.heightOfString(text, options) > (doc.currentLineHeight(true) - 2) * lines + 1; ) doc.fontSize((fitted -= 0.5))
  const height = doc.heightOfString(text, options)
  doc.fillColor(colour).text(text, MIDDLE - width / 2, y, { ...options, height: height + 2 })
  return y + height
}
