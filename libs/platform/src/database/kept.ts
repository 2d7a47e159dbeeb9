/**
 * Reference data that a process keeps. What has grown old is given all the same while it is read again, so that nobody who
 * holds a connection waits for another one.
 */
export class Kept<Value> {
  private value: Value | undefined
  private reading: Promise<Value> | null = null
  private readAt = 0

  /** @param freshMs age in milliseconds from which it is read again. */
  constructor(
    private readonly read: () => Promise<Value>,
    private readonly freshMs: number,
  ) {}

  async get(): Promise<Value> {
    const old = performance.now() - this.readAt > this.freshMs
    if (this.value === undefined) return this.again()
    if (old) void this.again().catch(() => undefined)
    return this.value
  }

  /** After a change made here: the next to ask gets what is there now. */
  forget(): void {
    this.value = undefined
    this.reading = null
  }

  private again(): Promise<Value> {
    if (this.reading) return this.reading
    const reading = this.read()
      .then((value) => {
        if (this.reading === reading) this.value = value
        return value
      })
      .finally(() => {
        this.readAt = performance.now()
        if (this.reading === reading) this.reading = null
      })
    this.reading = reading
    return reading
  }
}
