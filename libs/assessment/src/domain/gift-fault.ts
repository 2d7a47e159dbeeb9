/** What is wrong with a file: its line (1 is the first), and why (a key of the catalogue of messages). */
export interface GiftFault {
  line: number
  key: string
  values?: Readonly<Record<string, string | number>>
}

/** A question that is written as Khuê cannot take it. */
export class RefusedQuestion extends Error {
  constructor(
    readonly key: string,
    readonly values?: GiftFault['values'],
  ) {
    super(key)
    this.name = 'RefusedQuestion'
  }
}

/** What means something to GIFT, and is text behind a backslash. */
const SIGNS = /^[~=#{}:\\]/

/** Where the parser stopped: what stood there (null at the end of the text), and in which of its lines. */
interface Stopped {
  found?: string | null
  location?: { start?: { line?: number } }
}

/** Why a question was not read; its own line counts from `firstLine`. The parser's words are in English: what it stumbled over is told in ours. */
export function faultOf(error: unknown, firstLine: number): GiftFault {
  if (error instanceof RefusedQuestion) return { line: firstLine, key: error.key, ...(error.values ? { values: error.values } : {}) }
  const { found, location }: Stopped = typeof error === 'object' && error !== null ? error : {}
  const line = firstLine + (location?.start?.line ?? 1) - 1
  if (found === undefined && !location) return { line, key: 'gift.unreadable', values: { detail: error instanceof Error ? error.message : String(error) } }
  const stumbled = found?.trim() ?? ''
  if (stumbled === '') return { line, key: 'gift.unfinished' }
  return { line, key: SIGNS.test(stumbled) ? 'gift.stray-sign' : 'gift.stray', values: { found: stumbled } }
}
