import type { ReadingNote } from './note.js'

/** What stands at the beginning of a file and tells how it is written. */
const MARKS = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] } as const

/** A text with `\n` between its lines, in NFC, without its byte order mark; null where there are faults. */
export interface DecodedText {
  text: string | null
  faults: ReadingNote[]
}

/**
 * Reads the bytes of a text file: UTF-8 with or without its mark, UTF-16 with it (what Excel calls 'Unicode text').
 * Refused, with the line: bytes that are neither (an old code page is not guessed: a wrong guess would pass for the author's own words), and
 * characters that `unfitCharacter` names.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (typeof decoded !== 'string') return { text: null, faults: [decoded] }
  const text = decoded.replace(/\r\n?/g, '\n').normalize('NFC')
  const unfit = unfitCharacter(text, { isolates: true })
  return unfit ? { text: null, faults: [unfit] } : { text, faults: [] }
}

function decode(bytes: Buffer): string | ReadingNote {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
  if (begins(MARKS.utf16le) || begins(MARKS.utf16be)) {
    const body = Buffer.from(bytes.subarray(2))
    if (body.length % 2 === 1 || (begins(MARKS.utf16le) && body.length >= 2 && body.readUInt16LE(0) === 0)) return { line: 1, key: 'text.not-utf8' }
    return (begins(MARKS.utf16be) ? body.swap16() : body).toString('utf16le')
  }
  const body = begins(MARKS.utf8) ? bytes.subarray(3) : bytes
  const text = body.toString('utf8')
  const again = Buffer.from(text)
  if (again.equals(body)) return text
  let at = 0
  while (again[at] === body[at]) at++
  return { line: lineAt(body.toString('latin1', 0, at).replace(/\r\n?/g, '\n'), at), key: 'text.not-utf8' }
}

/**
 * The first character that may not stand in a text: NUL, half of a pair of surrogates, and signs that turn the order in which a text is read
 * (U+202A to U+202E, with which a name shows as another), with its line; null where there is none. Isolates (U+2066 to U+2069) belong to
 * texts that mix scripts: with `isolates` they may stand where each is closed in its own line.
 */
export function unfitCharacter(text: string, { isolates = false } = {}): ReadingNote | null {
  const found = isolates ? text.search(/[\0\u202a-\u202e]/) : text.search(/[\0\u202a-\u202e\u2066-\u2069]/)
  if (found !== -1) return text[found] === '\0' ? { line: lineAt(text, found), key: 'text.nul' } : { line: lineAt(text, found), key: 'text.direction', values: { code: codeOf(text, found) } }
  if (!text.isWellFormed()) return { line: lineAt(text, loneSurrogate(text)), key: 'text.surrogate' }
  const open = isolates ? openIsolate(text) : -1
  return open === -1 ? null : { line: lineAt(text, open), key: 'text.direction', values: { code: codeOf(text, open) } }
}

const codeOf = (text: string, at: number): string => `U+${text.charCodeAt(at).toString(16).toUpperCase()}`

function lineAt(text: string, at: number): number {
  let line = 1
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line++
  return line
}

const loneSurrogate = (text: string): number => {
  const mended = text.toWellFormed()
  let at = 0
  while (mended[at] === text[at]) at++
  return at
}

/** Where an isolate stands that its line does not close, or a closing sign that closes none; -1 where there is none. */
function openIsolate(text: string): number {
  if (text.search(/[\u2066-\u2069]/) === -1) return -1
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x2066 && code <= 0x2068) open.push(at)
    else if (code === 0x2069 && open.pop() === undefined) return at
    else if (code === 0x0a && open.length > 0) break
  }
  return open[0] ?? -1
}
