/** Keeps what was used last, as long as the weights (about bytes) stay below a bound. */
export class BoundedCache<V> {
  private readonly kept = new Map<string, { value: V; weight: number }>()
  private total = 0

  constructor(private readonly bound: number) {}

  get(key: string): V | undefined {
    const entry = this.kept.get(key)
    if (!entry) return undefined
    this.kept.delete(key)
    this.kept.set(key, entry)
    return entry.value
  }

  set(key: string, value: V, weight: number): void {
    this.delete(key)
    if (weight > this.bound) return
    this.kept.set(key, { value, weight })
    this.total += weight
    for (const oldest of this.kept.keys()) {
      if (this.total <= this.bound) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    this.total -= this.kept.get(key)?.weight ?? 0
    this.kept.delete(key)
  }
}
