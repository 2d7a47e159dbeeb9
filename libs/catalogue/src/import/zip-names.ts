import type { Entry } from 'yauzl'
import { CannotRead } from './told.js'

/** The letters of code page 437 from 0x80 on; its signs for frames and formulas are no names. */
const LETTERS_437 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ\0\0\0\0\0áíóúñÑ'
const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075

/** The name of an entry, NFC and with `/` between its parts, and whether its spelling had to be guessed. */
export interface EntryName {
  name: string
  guessed: boolean
}

/**
 * Reads the name of an entry. UTF-8 where it is valid, with or without the flag (macOS leaves it out), and where Info-ZIP's extra field gives it;
 * else the letters of code page 437 (old DOS and Windows), else those of Windows-1258 (old Vietnamese Windows). `\` parts folders, as Windows PowerShell 5.1 writes.
 * @throws CannotRead for a name in none of these.
 */
export function nameOf(entry: Entry & { fileName: string | Buffer }): EntryName {
  const bytes = Buffer.isBuffer(entry.fileName) ? entry.fileName : Buffer.from(entry.fileName)
  const written = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data
  const unicode = written && written.length > 5 && written[0] === 1 ? utf8(written.subarray(5)) : null
  const plain = unicode ?? utf8(bytes)
  if (plain !== null) return { name: clean(plain), guessed: false }
  const guess = (entry.generalPurposeBitFlag & UTF8_FLAG) === 0 ? (codePage437(bytes) ?? windows1258(bytes)) : null
  if (guess === null) throw new CannotRead(bytes.toString('latin1'), 'archive.name')
  return { name: clean(guess), guessed: true }
}

const clean = (name: string): string => name.replaceAll('\\', '/').normalize('NFC')

function utf8(bytes: Buffer): string | null {
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : null
}

function codePage437(bytes: Buffer): string | null {
  const letters = [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (LETTERS_437[byte - 0x80] ?? '\0')))
  return letters.includes('\0') ? null : letters.join('')
}

function windows1258(bytes: Buffer): string | null {
  const text = new TextDecoder('windows-1258').decode(bytes)
  return /^[\x20-\x7e\p{L}\p{M}]+$/u.test(text) ? text : null
}
