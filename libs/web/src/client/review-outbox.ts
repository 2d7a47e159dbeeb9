import type { CardReviewInput } from './documents.gen.js'
import type { KeptForm } from './kept-record.js'
import { faultsByPlace, type Refusal } from './refusal.js'

/** A review as it was made on the device, with the card's front to show where it is told of. */
export interface WaitingReview extends CardReviewInput {
  readonly title: string
}

/** What the server would not take, and why: kept until the learner has seen it. */
export interface RefusedReview {
  readonly review: WaitingReview
  readonly reason: string
}

/** What is to be sent of a learner's reviews, oldest first. Plain data: it is kept on the device as it is. */
export interface ReviewOutbox {
  readonly reviews: readonly WaitingReview[]
  readonly refusedReviews: readonly RefusedReview[]
  /** How many reviews the next batch may have: fewer after a refusal that named none. */
  readonly batchSize: number
}

/** The most that the server takes at once. */
export const FULL_REVIEW_BATCH = 500

export const emptyReviews: ReviewOutbox = { reviews: [], refusedReviews: [], batchSize: FULL_REVIEW_BATCH }

export function isReviewOutbox(value: unknown): value is ReviewOutbox {
  return typeof value === 'object' && value !== null && 'reviews' in value && Array.isArray(value.reviews) && 'refusedReviews' in value && Array.isArray(value.refusedReviews) && 'batchSize' in value
}

/** How an outbox is kept; its form has not changed yet. */
export const reviewForm: KeptForm<ReviewOutbox> = {
  form: 1,
  empty: emptyReviews,
  read: (form, state) => (form <= 1 && isReviewOutbox(state) ? state : null),
  join(one, other) {
    const known = new Set([...one.reviews, ...one.refusedReviews.map(({ review }) => review)].map((review) => review.clientEventId))
    const isNew = (review: WaitingReview): boolean => !known.has(review.clientEventId)
    return { ...one, reviews: [...other.reviews.filter(isNew), ...one.reviews], refusedReviews: [...one.refusedReviews, ...other.refusedReviews.filter(({ review }) => isNew(review))] }
  },
}

export const addReview = (outbox: ReviewOutbox, review: WaitingReview): ReviewOutbox => ({ ...outbox, reviews: [...outbox.reviews, review] })

export const nextReviews = (outbox: ReviewOutbox): readonly WaitingReview[] => outbox.reviews.slice(0, Math.min(outbox.batchSize, FULL_REVIEW_BATCH))

/** A review as the door takes it. */
export function reviewInput({ title: _title, ...input }: WaitingReview): CardReviewInput {
  return input
}

/** The server has taken these; what was added meanwhile still waits. */
export function afterReviewsTaken(outbox: ReviewOutbox, batch: readonly WaitingReview[]): ReviewOutbox {
  return { ...outbox, reviews: without(outbox, batch), batchSize: FULL_REVIEW_BATCH }
}

/**
 * The server refused the batch whole: the reviews that it names are set aside, the others wait to be sent again.
 * Where it names none the next batch is half as long, until a bad review stands alone.
 */
export function afterReviewsRefused(outbox: ReviewOutbox, batch: readonly WaitingReview[], refusal: Refusal): ReviewOutbox {
  const named = faultsByPlace(refusal, 'reviews')
  const bad = batch.length === 1 ? new Map([[0, named.get(0) ?? refusal.message]]) : named
  const refused = batch.flatMap((review, place) => {
    const reason = bad.get(place)
    return reason === undefined ? [] : [{ review, reason }]
  })
  if (refused.length === 0) return { ...outbox, batchSize: Math.max(1, Math.floor(batch.length / 2)) }
  return { ...outbox, reviews: without(outbox, refused.map(({ review }) => review)), refusedReviews: [...outbox.refusedReviews, ...refused] }
}

/** The learner has seen what was refused. */
export const withoutRefusedReviews = (outbox: ReviewOutbox): ReviewOutbox => ({ ...outbox, refusedReviews: [] })

function without(outbox: ReviewOutbox, gone: readonly WaitingReview[]): readonly WaitingReview[] {
  const ids = new Set(gone.map((review) => review.clientEventId))
  return outbox.reviews.filter((review) => !ids.has(review.clientEventId))
}
