/** What a reader has to say of a place in a file: why it cannot be taken, or what was taken otherwise than it stands there. `key`: of the catalogue of messages. */
export interface ReadingNote {
  line: number | null
  key: string
  values?: Record<string, string | number>
}
