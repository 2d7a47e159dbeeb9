/** What is wrong with a file, or what it was taken without: its line (1 is the first), and why (a key of the catalogue of messages). */
export interface GiftFault {
  line: number
  key: string
  values?: Record<string, string | number>
}

/** A question that is written as Khuê cannot take it. `at`: the place in its text, where it is not its beginning. */
export class RefusedQuestion extends Error {
  constructor(
    readonly key: string,
    readonly values?: GiftFault['values'],
    readonly at: number | null = null,
  ) {
    super(key)
    this.name = 'RefusedQuestion'
  }
}
