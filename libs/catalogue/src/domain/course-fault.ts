import { type Locale, say } from '@khue/platform/http'

/** What is wrong with a course folder: file, line where there is one, and why (a key of the catalogue of messages). */
export interface CourseFault {
  file: string
  line: number | null
  key: string
  values?: Readonly<Record<string, string | number>>
}

/** A fault in the words of a person's language. */
export interface ToldFault {
  file: string
  line: number | null
  reason: string
}

export const tellFault = ({ file, line, key, values }: CourseFault, locale: Locale): ToldFault => ({ file, line, reason: say(key, locale, values ?? {}) })

/** A folder or archive that was refused whole. `faults` are told in English, for the operator's terminal. */
export class RefusedCourse extends Error {
  readonly faults: readonly ToldFault[]

  constructor(readonly causes: readonly CourseFault[]) {
    super(`${causes.length} faults in a course folder`)
    this.name = 'RefusedCourse'
    this.faults = this.told('en')
  }

  told(locale: Locale): ToldFault[] {
    return this.causes.map((cause) => tellFault(cause, locale))
  }
}
