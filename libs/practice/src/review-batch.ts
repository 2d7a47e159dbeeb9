import { readInstant } from '@khue/learning'
import type { FieldFault } from '@khue/platform/http'
import type { CardRating } from './domain/schedule.js'

export const BATCH_LIMIT = 500

/** What a device sends. */
export interface SentReview {
  clientEventId: string
  cardId: string
  rating: CardRating
  reviewedAt: string
}

/** A review of a batch in the form in which it is worked on. */
export interface ReadReview {
  clientEventId: string
  cardId: string
  rating: CardRating
  /** As the device told it. */
  deviceTime: Date
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Reads a batch of 1 to 500, naming every bad field of every review (`reviews.3.cardId`). */
export function readReviews(sent: readonly SentReview[]): { reviews: ReadReview[]; faults: FieldFault[] } {
  if (sent.length === 0) return { reviews: [], faults: [{ path: 'reviews', key: 'input.required' }] }
  if (sent.length > BATCH_LIMIT) return { reviews: [], faults: [{ path: 'reviews', key: 'input.too-many', values: { max: BATCH_LIMIT } }] }
  const faults: FieldFault[] = []
  const reviews = sent.map(({ clientEventId, cardId, rating, reviewedAt }, n) => {
    const time = readInstant(reviewedAt)
    if (!UUID.test(clientEventId)) faults.push({ path: `reviews.${n}.clientEventId`, key: 'input.uuid' })
    if (!UUID.test(cardId)) faults.push({ path: `reviews.${n}.cardId`, key: 'card.unknown' })
    if (!time) faults.push({ path: `reviews.${n}.reviewedAt`, key: 'input.date' })
    return { clientEventId: clientEventId.toLowerCase(), cardId: cardId.toLowerCase(), rating, deviceTime: time ?? new Date(0) }
  })
  return { reviews, faults }
}
