/** A value that others may watch. */
export class Watched<Value> {
  private readonly listeners = new Set<() => void>()

  /** @param onServer what a server shows in its place, for it cannot know: a page that takes over its view begins with that. */
  constructor(
    private value: Value,
    private readonly onServer?: Value,
  ) {}

  readonly get = (): Value => this.value

  readonly getOnServer = (): Value => (this.onServer === undefined ? this.value : this.onServer)

  set(value: Value): void {
    if (value === this.value) return
    this.value = value
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
