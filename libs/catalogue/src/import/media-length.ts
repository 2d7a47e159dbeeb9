import { type FileHandle, open } from 'node:fs/promises'
import { parseFile } from 'music-metadata'

const BOXES = 1_000
const LONGEST = 7 * 86_400

/** The length of a recording in seconds; null where it cannot be told. */
export async function secondsOf(path: string): Promise<number | null> {
  try {
    const seconds = (/\.(mp4|m4v|m4a)$/i.test(path) ? await movieSeconds(path) : null) ?? (await parseFile(path, { duration: true, skipCovers: true })).format.duration
    return seconds !== undefined && seconds > 0 ? Math.round(seconds * 10) / 10 : null
  } catch {
    return null
  }
}

/** What the movie header says (ISO/IEC 14496-12, section 8.2.2), for a recording without sound too; null where it says nothing. */
async function movieSeconds(path: string): Promise<number | null> {
  const file = await open(path)
  try {
    const moov = await findBox(file, 'moov', 0, (await file.stat()).size)
    const mvhd = moov && (await findBox(file, 'mvhd', moov.start, moov.end))
    if (!mvhd) return null
    const header = await bytesAt(file, mvhd.start, 32)
    const [scale, length] = header[0] === 1 ? [header.readUInt32BE(20), Number(header.readBigUInt64BE(24))] : [header.readUInt32BE(12), header.readUInt32BE(16)]
    const seconds = length / scale
    return seconds > 0 && seconds <= LONGEST ? seconds : null
  } finally {
    await file.close()
  }
}

/** Where the content of the first box of a type lies between two places of a file; null where there is none among the first thousand. */
async function findBox(file: FileHandle, type: string, from: number, to: number): Promise<{ start: number; end: number } | null> {
  for (let at = from, seen = 0; at + 8 <= to && seen < BOXES; seen++) {
    const head = await bytesAt(file, at, 16)
    const short = head.readUInt32BE(0)
    const [begins, size] = short === 1 ? [16, Number(head.readBigUInt64BE(8))] : [8, short === 0 ? to - at : short]
    if (size < begins) return null
    if (head.toString('latin1', 4, 8) === type) return { start: at + begins, end: Math.min(to, at + size) }
    at += size
  }
  return null
}

const bytesAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => (await file.read(Buffer.alloc(length), 0, length, at)).buffer
