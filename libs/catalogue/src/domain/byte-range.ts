/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Reads a Range header of one range (RFC 9110, section 14.1). Several ranges, or another unit, are answered with the whole.
 * @param bytes the file's size.
 */
export function readRange(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [from, to] = [match[1], match[2]].map((text) => (text === '' ? null : Number(text)))
  const start = from ?? Math.max(0, bytes - (to ?? 0))
  const end = from === null || from === undefined ? bytes - 1 : Math.min(to ?? bytes - 1, bytes - 1)
  return start >= bytes || start > end ? 'unsatisfiable' : { start, end }
}
