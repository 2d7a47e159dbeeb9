import { tooManyRequests } from '@khue/platform/http'

const MOST = 120
const WINDOW_MS = 60_000
const ADDRESSES = 10_000

/**
 * Holds back whoever asks for certificates that are none: 120 misses a minute and address, in each process. What exists may be
 * asked for as often as one likes; an id of 122 random bits is not found by trying.
 */
export class MissLimit {
  private readonly counts = new Map<string, number>()
  private until = 0

  /** @throws TOO_MANY_REQUESTS. */
  demand(address: string): void {
    if (performance.now() < this.until && (this.counts.get(address) ?? 0) >= MOST) throw tooManyRequests(1)
  }

  count(address: string): void {
    if (performance.now() >= this.until || this.counts.size >= ADDRESSES) {
      this.counts.clear()
      this.until = performance.now() + WINDOW_MS
    }
    this.counts.set(address, (this.counts.get(address) ?? 0) + 1)
  }
}
