import type { Device } from './device.js'
import { readJson } from './device-store.js'
import { type CardRating, type CardStateFragment, ReviewCardsDocument } from './documents.gen.js'
import type { Door } from './door.js'
import { isFinal, KeptQueue } from './kept-queue.js'
import { addReview, afterReviewsRefused, afterReviewsTaken, nextReviews, reviewForm, reviewInput, type ReviewOutbox, withoutRefusedReviews } from './review-outbox.js'
import { Watched } from './watched.js'

/** The newest state of each card that the server answered with, by card. */
export type KnownSchedules = Readonly<Record<string, CardStateFragment>>

const NOTHING_KNOWN: KnownSchedules = {}
const isKnown = (value: unknown): value is KnownSchedules => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keeps one learner's reviews on the device and sends them, now or when the network is back. */
export class ReviewSender {
  readonly queue: KeptQueue<ReviewOutbox>
  /** What the server answered with; kept, so that a session without a network goes on from there. */
  readonly known: Watched<KnownSchedules>

  constructor(
    private readonly device: Device,
    private readonly door: Door,
    private readonly accountId: string,
  ) {
    this.queue = new KeptQueue<ReviewOutbox>(device, { ...reviewForm, name: `khue.reviews.${accountId}`, sendNext: (outbox, signal) => this.sendNext(outbox, signal) })
    this.known = new Watched(readJson(device.store, this.knownName, isKnown) ?? {}, NOTHING_KNOWN)
  }

  /** A card was answered. The review is shown at once, and safe on the device when the promise is fulfilled; sending it may wait. */
  async rate(card: { readonly id: string; readonly front: string }, rating: CardRating, reviewedAt: Date): Promise<void> {
    const review = { clientEventId: this.device.newId(), cardId: card.id, rating, reviewedAt: reviewedAt.toISOString(), title: card.front }
    await this.queue.update((outbox) => addReview(outbox, review))
    void this.queue.flush()
  }

  /** The learner has read what was refused. */
  forgetRefused(): void {
    void this.queue.update(withoutRefusedReviews)
  }

  private get knownName(): string {
    return `khue.schedules.${this.accountId}`
  }

  private async sendNext(outbox: ReviewOutbox, signal: AbortSignal): Promise<((outbox: ReviewOutbox) => ReviewOutbox) | null> {
    const batch = nextReviews(outbox)
    if (batch.length === 0) return null
    try {
      const { reviewCards } = await this.door.ask(ReviewCardsDocument, { reviews: batch.map(reviewInput) }, signal)
      this.known.set({ ...(readJson(this.device.store, this.knownName, isKnown) ?? {}), ...Object.fromEntries(reviewCards.map((schedule) => [schedule.cardId, schedule])) })
      this.device.store.set(this.knownName, JSON.stringify(this.known.get()))
      return (now) => afterReviewsTaken(now, batch)
    } catch (error) {
      if (!isFinal(error)) throw error
      return (now) => afterReviewsRefused(now, batch, error)
    }
  }
}
