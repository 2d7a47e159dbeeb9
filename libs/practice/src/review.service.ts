import { Inject, Injectable } from '@nestjs/common'
import { DeckService } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { clamp, LearningService } from '@khue/learning'
import { Database, type Tx } from '@khue/platform/database'
import { BadInput, type FieldFault } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { dayReader, TerritoryService } from '@khue/territory'
import { type KeptReview, ReviewRepository } from './data/review.repository.js'
import type { CardSchedule } from './data/schedule.repository.js'
import { goOn, isAfter, type Memory } from './domain/schedule.js'
import { type ReadReview, readReviews, type SentReview } from './review-batch.js'

/** Reviews of one card on one day of the city: far more than learning it takes. */
export const MOST_A_DAY = 100
/** Reviews that one call replays, where it brings some that count before others taken already. */
export const MOST_REPLAYED = 15_000

/** Takes reviews, and works out what they mean for each card. */
@Injectable()
export class ReviewService {
  private readonly reviews = new ReviewRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DeckService) private readonly decks: DeckService,
    @Inject(LearningService) private readonly learning: LearningService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Takes reviews from a device, offline batches included; over several courses, in any order, twice, from two devices. A card's state
   * is always what replaying all of its reviews in time order gives: where the new ones count after those before, by going on from where
   * it stands; else by replaying the card. A card that left its deck meanwhile still takes what was done before.
   * @param sent 1 to 500 reviews.
   * @returns each card named once, in the order in which it was named, as it stands after the whole batch.
   * @throws BAD_USER_INPUT that names every fault (`reviews.3.cardId`), also reviews of a card beyond `MOST_A_DAY` of a day, and late ones
   * where they would have more than `MOST_REPLAYED` replayed: then nothing is taken.
   */
  async review(learner: SignedIn, sent: readonly SentReview[]): Promise<CardSchedule[]> {
    const { reviews: read, faults } = readReviews(sent)
    if (faults.length > 0 && read.length === 0) throw new BadInput(faults)
    const cardIds = [...new Set(read.map((review) => review.cardId))]
    const timeZone = await this.territory.timeZone()
    return this.database.transaction(async (tx) => {
      await this.reviews.lock(tx, learner.accountId)
      const now = this.clock.now()
      const reviews = await this.within(tx, learner, read, faults, now)
      const taken = await this.reviews.take(tx, learner.accountId, reviews, now)
      const fresh = reviews.filter((review) => taken.delete(review.clientEventId))
      await this.demandRoom(tx, learner, reviews, fresh, timeZone)
      const stood = await this.reviews.memories(tx, learner.accountId, cardIds)
      const moved = await this.goOn(tx, learner, reviews, fresh, stood)
      if (moved.size > 0) await this.reviews.save(tx, learner.accountId, moved)
      await this.learning.recordActivity(tx, learner, fresh.map((review) => review.reviewedAt))
      return cardIds.flatMap((cardId) => {
        const memory = moved.get(cardId) ?? stood.get(cardId)?.memory
        if (!memory) return []
        const { firstReviewedAt: _first, steps: _steps, last: _last, ...told } = memory
        return [{ cardId, ...told }]
      })
    })
  }

  /** @throws BAD_USER_INPUT naming the new reviews of cards that have too many on their day. */
  private async demandRoom(tx: Tx, learner: SignedIn, reviews: readonly KeptReview[], fresh: readonly KeptReview[], timeZone: string): Promise<void> {
    const crowded = await this.reviews.crowded(tx, learner.accountId, fresh.map((review) => review.clientEventId), MOST_A_DAY, timeZone)
    if (crowded.length === 0) return
    const dayOf = dayReader(timeZone)
    const full = new Set(crowded.map(({ cardId, day }) => `${cardId} ${day}`))
    refuse(reviews, fresh.filter((review) => full.has(`${review.cardId} ${dayOf(review.reviewedAt)}`)), 'reviews.too-many-a-day', MOST_A_DAY)
  }

  /** Where the cards with new reviews stand after them. */
  private async goOn(tx: Tx, learner: SignedIn, reviews: readonly KeptReview[], fresh: readonly KeptReview[], stood: ReadonlyMap<string, { memory: Memory; whole: boolean }>): Promise<Map<string, Memory>> {
    const byCard = Map.groupBy(fresh, (review) => review.cardId)
    const late = new Set([...byCard].flatMap(([cardId, own]) => { const at = stood.get(cardId); return at && !(at.whole && own.every((review) => isAfter(at.memory, review))) ? [cardId] : [] }))
    const kept = late.size === 0 ? new Map<string, KeptReview[]>() : await this.reviews.ofCards(tx, learner.accountId, [...late], MOST_REPLAYED)
    if (!kept) return refuse(reviews, fresh.filter((review) => late.has(review.cardId)), 'reviews.too-many-to-replay', MOST_REPLAYED)
    return new Map([...byCard].flatMap(([cardId, own]): [string, Memory][] => {
      const memory = late.has(cardId) ? goOn(null, kept.get(cardId) ?? []) : goOn(stood.get(cardId)?.memory ?? null, own)
      return memory ? [[cardId, memory]] : []
    }))
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

/** @throws BAD_USER_INPUT naming these of the reviews. */
function refuse(reviews: readonly KeptReview[], these: readonly KeptReview[], key: string, max: number): never {
  const ids = new Set(these.map((review) => review.clientEventId))
  throw new BadInput(reviews.flatMap((review, n): FieldFault[] => (ids.has(review.clientEventId) ? [{ path: `reviews.${n}.reviewedAt`, key, values: { max } }] : [])))
}
