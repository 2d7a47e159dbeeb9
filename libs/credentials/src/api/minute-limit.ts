import { tooManyRequests } from '@khue/platform/http'

const WINDOW_MS = 60_000
const KEYS = 10_000

/** Holds back who does something too often: `most` times a minute and key, in each process. */
export class MinuteLimit {
  private readonly counts = new Map<string, number>()
  private until = 0

  constructor(private readonly most: number) {}

  /** Counts nothing. @throws TOO_MANY_REQUESTS. */
  demand(key: string): void {
    if (performance.now() < this.until && (this.counts.get(key) ?? 0) >= this.most) throw tooManyRequests(1)
  }

  count(key: string): void {
    if (performance.now() >= this.until || this.counts.size >= KEYS) {
      this.counts.clear()
      this.until = performance.now() + WINDOW_MS
    }
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }
}
