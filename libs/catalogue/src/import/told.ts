import type { ReadingNote } from '@khue/platform/reading'
import type { CourseFault } from '../domain/course-fault.js'

type Values = Record<string, string | number>

/** How many faults, and how many warnings, are told one by one. */
const MOST = 200

/** Gathers what a reading has to say: `faults` refuse the whole, `warnings` tell what was taken otherwise than it stands there, or left out. */
export class Told {
  private readonly faultsKept = new Kept()
  private readonly warningsKept = new Kept()

  get faults(): CourseFault[] {
    return this.faultsKept.list()
  }

  get warnings(): CourseFault[] {
    return this.warningsKept.list()
  }

  get refused(): boolean {
    return this.faultsKept.any
  }

  refuse(file: string, line: number | null, key: string, values?: Values): void {
    this.faultsKept.add({ file, line, key, ...(values ? { values } : {}) })
  }

  warn(file: string, line: number | null, key: string, values?: Values): void {
    this.warningsKept.add({ file, line, key, ...(values ? { values } : {}) })
  }

  /** What a reader said of one file, whose first line is line `from`. */
  take(file: string, { faults, warnings = [] }: { faults: readonly ReadingNote[]; warnings?: readonly ReadingNote[] }, from = 1): void {
    const place = ({ line }: ReadingNote): number | null => (line === null ? null : line + from - 1)
    for (const note of faults) this.refuse(file, place(note), note.key, note.values)
    for (const note of warnings) this.warn(file, place(note), note.key, note.values)
  }
}

class Kept {
  private readonly kept: CourseFault[] = []
  private untold = 0

  get any(): boolean {
    return this.kept.length > 0
  }

  add(fault: CourseFault): void {
    if (this.kept.length < MOST) this.kept.push(fault)
    else this.untold++
  }

  list(): CourseFault[] {
    return this.untold > 0 ? [...this.kept, { file: '…', line: null, key: 'reading.more', values: { count: this.untold } }] : [...this.kept]
  }
}

/** Ends a reading at once: nothing more can be read, or is to be. */
export class CannotRead extends Error {
  constructor(
    readonly file: string,
    readonly key: string,
    readonly values?: Values,
  ) {
    super(`${file}: ${key}`)
  }
}
