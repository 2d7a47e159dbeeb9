/** What a reader of foreign text has to say about it: the line (from 1) where there is one, and why (a key of the catalogue of messages). */
export interface ReadingNote {
  line: number | null
  key: string
  values?: Record<string, string | number>
}

/** How many notes of one text are told one by one. */
const MOST = 100

/** Gathers notes: the same thing said of one line once, and no more than a person reads. */
export class Notes {
  private readonly seen = new Set<string>()
  private readonly kept: ReadingNote[] = []
  private untold = 0

  add(line: number | null, key: string, values?: Record<string, string | number>): void {
    const note = { line, key, ...(values ? { values } : {}) }
    const name = JSON.stringify(note)
    if (this.seen.has(name)) return
    if (this.kept.length >= MOST) this.untold++
    else {
      this.seen.add(name)
      this.kept.push(note)
    }
  }

  /** In the order of the lines; the last one says how many more there are. */
  list(): ReadingNote[] {
    const sorted = this.kept.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    return this.untold > 0 ? [...sorted, { line: null, key: 'reading.more', values: { count: this.untold } }] : sorted
  }
}
