/** A file to be put into an archive. */
export interface PlainFile {
  readonly path: string
  readonly text: string
}

const UTF8_NAMES = 0x0800
const VERSION = 20
/** 1 January 1980, the first day that a .zip can tell; no clock is needed. */
const DATE = 0x0021

/** Puts small text files into a .zip, not compressed (APPNOTE.TXT 6.3: local headers, central directory, its end). */
export function zipFile(files: readonly PlainFile[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { path, text } of files) {
    const name = encoder.encode(path)
    const body = encoder.encode(text)
    const facts = [...short(VERSION), ...short(UTF8_NAMES), ...short(0), ...short(0), ...short(DATE), ...long(crc32(body)), ...long(body.length), ...long(body.length), ...short(name.length), ...short(0)]
    parts.push(bytes(long(0x04034b50), facts), name, body)
    directory.push(bytes(long(0x02014b50), short(VERSION), facts, short(0), short(0), short(0), long(0), long(offset)), name)
    offset += 30 + name.length + body.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = bytes(long(0x06054b50), short(0), short(0), short(files.length), short(files.length), long(size), long(offset), short(0))
  return bytes(...parts, ...directory, end)
}

const short = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff]
const long = (value: number): number[] => [...short(value), ...short(value >>> 16)]

function bytes(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** ISO 3309, the checksum that .zip asks for. */
function crc32(data: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
