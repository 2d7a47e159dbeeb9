import type { ReadingNote } from '@khue/platform/reading'

/** How many notes of one file of captions are told one by one. */
const MOST = 50

/** What is to be said of a file of captions. */
export class CaptionNotes {
  private readonly notes: ReadingNote[] = []
  private readonly said = new Set<string>()
  private untold = 0

  add(line: number, key: string, values?: Record<string, string | number>): void {
    if (this.notes.length >= MOST) this.untold++
    else this.notes.push({ line, key, ...(values ? { values } : {}) })
  }

  /** For what is of one kind throughout a file: it is told of its first line. */
  addOnce(line: number, key: string, values?: Record<string, string | number>): void {
    const name = `${key} ${Object.values(values ?? {}).join(' ')}`
    if (!this.said.has(name)) this.add(line, key, values)
    this.said.add(name)
  }

  list(): ReadingNote[] {
    const sorted = this.notes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    return this.untold > 0 ? [...sorted, { line: null, key: 'reading.more', values: { count: this.untold } }] : sorted
  }
}
