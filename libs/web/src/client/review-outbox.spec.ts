import { Refusal } from './refusal.js'
import { addReview, afterReviewsRefused, afterReviewsTaken, emptyReviews, isReviewOutbox, nextReviews, reviewForm, reviewInput, type WaitingReview, withoutRefusedReviews } from './review-outbox.js'

const review = (n: number): WaitingReview => ({ clientEventId: `e${n}`, cardId: `c${n}`, rating: 'GOOD', reviewedAt: '2026-11-24T08:00:00.000Z', title: `word ${n}` })
const outboxOf = (count: number) => Array.from({ length: count }, (_, n) => review(n)).reduce(addReview, emptyReviews)

describe('reviews that wait on a device', () => {
  it('go oldest first, at most 500 together, without what is only for the eye', () => {
    expect(nextReviews(outboxOf(600))).toHaveLength(500)
    expect(reviewInput(review(1))).not.toHaveProperty('title')
  })

  it('are gone once they are taken; what was answered meanwhile stays, also after a reload', () => {
    const sent = nextReviews(outboxOf(2))
    const now: unknown = JSON.parse(JSON.stringify(addReview(outboxOf(2), review(7))))
    expect(isReviewOutbox(now) && afterReviewsTaken(now, sent).reviews.map((row) => row.clientEventId)).toEqual(['e7'])
  })

  it('that are refused are set aside by name, and the others go on', () => {
    const batch = nextReviews(outboxOf(3))
    const after = afterReviewsRefused(outboxOf(3), batch, new Refusal('BAD_USER_INPUT', 'no', [{ path: 'reviews.1.cardId', message: 'unknown card' }]))
    expect(after.reviews.map((row) => row.clientEventId)).toEqual(['e0', 'e2'])
    expect(after.refusedReviews).toEqual([{ review: review(1), reason: 'unknown card' }])
    expect(withoutRefusedReviews(after).refusedReviews).toEqual([])
  })

  it('are halved where the server names none, until the bad one stands alone', () => {
    let outbox = outboxOf(4)
    const refusal = new Refusal('CONFLICT', 'no')
    outbox = afterReviewsRefused(outbox, nextReviews(outbox), refusal)
    expect(nextReviews(outbox)).toHaveLength(2)
    outbox = afterReviewsRefused(outbox, nextReviews(outbox), refusal)
    outbox = afterReviewsRefused(outbox, nextReviews(outbox), refusal)
    expect([outbox.reviews.length, outbox.refusedReviews.length]).toEqual([3, 1])
  })

  it('are read as the app before kept them, and join others without loss or double', () => {
    const before: unknown = JSON.parse(JSON.stringify(outboxOf(2)))
    expect(reviewForm.read(0, before)).toEqual(outboxOf(2))
    expect(reviewForm.join(addReview(outboxOf(1), review(5)), outboxOf(2)).reviews.map((row) => row.clientEventId)).toEqual(['e1', 'e0', 'e5'])
    expect(reviewForm.read(2, before)).toBeNull()
  })
})
