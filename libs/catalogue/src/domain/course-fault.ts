/** What is to be said of a place in a course folder: file, line where there is one, and what (a key of the catalogue of messages). */
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
