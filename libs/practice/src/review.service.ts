import { Inject, Injectable } from '@nestjs/common'
import { DeckService } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { clamp, LearningService } from '@khue/learning'
import { Database, type Tx } from '@khue/platform/database'
import { BadInput, type FieldFault } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { type KeptReview, ReviewRepository } from './data/review.repository.js'
import type { CardSchedule } from './data/schedule.repository.js'
import { replay, type Schedule } from './domain/schedule.js'
import { type ReadReview, readReviews, type SentReview } from './review-batch.js'

/** Takes reviews, and works out what they mean for each card. */
@Injectable()
export class ReviewService {
  private readonly reviews = new ReviewRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DeckService) private readonly decks: DeckService,
    @Inject(LearningService) private readonly learning: LearningService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Takes reviews from a device, offline batches included; over several courses, in any order, twice, from two devices. A card's state
   * is always what replaying all of its reviews in time order gives. A card that left its deck meanwhile still takes what was done before.
   * @param sent 1 to 500 reviews.
   * @returns each card named once, in the order in which it was named, as it stands after the whole batch.
   * @throws BAD_USER_INPUT that names every fault (`reviews.3.cardId`): then nothing is taken.
   */
  async review(learner: SignedIn, sent: readonly SentReview[]): Promise<CardSchedule[]> {
    const { reviews: read, faults } = readReviews(sent)
    if (faults.length > 0 && read.length === 0) throw new BadInput(faults)
    const cardIds = [...new Set(read.map((review) => review.cardId))]
    return this.database.transaction(async (tx) => {
      await this.reviews.lock(tx, learner.accountId)
      const now = this.clock.now()
      const reviews = await this.within(tx, learner, read, faults, now)
      const taken = await this.reviews.take(tx, learner.accountId, reviews, now)
      const kept = await this.reviews.ofCards(tx, learner.accountId, cardIds)
      const schedules = new Map([...kept].map(([cardId, all]) => [cardId, replay(all) as Schedule]))
      if (taken.size > 0) await this.reviews.save(tx, learner.accountId, schedules)
      await this.learning.recordActivity(tx, learner, reviews.filter((review) => taken.delete(review.clientEventId)).map((review) => review.reviewedAt))
      return cardIds.flatMap((cardId) => {
        const schedule = schedules.get(cardId)
        if (!schedule) return []
        const { firstReviewedAt: _first, ...told } = schedule
        return [{ cardId, ...told }]
      })
    })
  }

  /** The reviews with their times within [enrolment, receipt]. @throws BAD_USER_INPUT with the faults known and every card of none of the learner's courses. */
  private async within(tx: Tx, learner: SignedIn, read: readonly ReadReview[], known: readonly FieldFault[], now: Date): Promise<KeptReview[]> {
    const wellFormed = read.filter((_, n) => !known.some((fault) => fault.path === `reviews.${n}.cardId`))
    const places = await this.decks.places(wellFormed.map((review) => review.cardId), tx)
    const since = new Map((await this.learning.enrolledCourses(tx, learner)).map((course) => [course.courseId, course.enrolledAt]))
    const faults: FieldFault[] = [...known]
    const reviews = read.map((review, n): KeptReview => {
      const enrolledAt = since.get(places.get(review.cardId)?.courseId ?? '')
      const path = `reviews.${n}.cardId`
      if (!enrolledAt && !faults.some((fault) => fault.path === path)) faults.push({ path, key: 'card.unknown' })
      return { ...review, reviewedAt: enrolledAt ? clamp(review.deviceTime, enrolledAt, now) : review.deviceTime }
    })
    if (faults.length > 0) throw new BadInput(faults)
    return reviews
  }
}
