import { type Locale, say } from '@khue/platform/http'
import type { CourseFault, ToldFault } from './course-fault.js'

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
