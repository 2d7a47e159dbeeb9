import { type Tx, statement } from '@khue/platform/database'
import type { CardRating, Review, Schedule } from '../domain/schedule.js'

/** A review as it is kept. */
export interface KeptReview extends Review {
  cardId: string
}

const lock = statement('practice.lock-learner', 'INSERT INTO practice.learner (account_id) VALUES ($1) ON CONFLICT (account_id) DO UPDATE SET account_id = excluded.account_id')
/** Of two reviews with one id the first one stands. */
const take = statement(
  'practice.take-reviews',
  `INSERT INTO practice.review (account_id, client_event_id, card_id, rating, reviewed_at, device_time, taken_at)
   SELECT $1, r.id, r.card_id, r.rating, r.reviewed_at, r.device_time, $7
   FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[]) WITH ORDINALITY AS r(id, card_id, rating, reviewed_at, device_time, n) ORDER BY r.n
   ON CONFLICT DO NOTHING RETURNING client_event_id AS id`,
)
const ofCards = statement(
  'practice.reviews-of-cards',
  `SELECT card_id AS "cardId", client_event_id AS "clientEventId", rating, reviewed_at AS "reviewedAt", device_time AS "deviceTime"
   FROM practice.review WHERE account_id = $1 AND card_id = ANY ($2::uuid[])`,
)
const save = statement(
  'practice.save-schedules',
  `INSERT INTO practice.schedule AS s (account_id, card_id, due, stability, difficulty, reviews, lapses, phase, first_reviewed_at, last_reviewed_at)
   SELECT $1, r.* FROM unnest($2::uuid[], $3::timestamptz[], $4::float8[], $5::float8[], $6::int[], $7::int[], $8::text[], $9::timestamptz[], $10::timestamptz[]) AS r
   ON CONFLICT (account_id, card_id) DO UPDATE SET due = excluded.due, stability = excluded.stability, difficulty = excluded.difficulty, reviews = excluded.reviews,
     lapses = excluded.lapses, phase = excluded.phase, first_reviewed_at = excluded.first_reviewed_at, last_reviewed_at = excluded.last_reviewed_at`,
)

const iso = (time: Date): string => time.toISOString()

/** Reviews, and the schedules that follow from them. */
export class ReviewRepository {
  /** Two batches of one learner wait for each other. */
  async lock(tx: Tx, accountId: string): Promise<void> {
    await tx.run(lock, [accountId])
  }

  /** @returns the ids of those that had not been taken before. */
  async take(tx: Tx, accountId: string, reviews: readonly KeptReview[], now: Date): Promise<Set<string>> {
    const rows = await tx.run<{ id: string }>(take, [
      accountId, reviews.map((row) => row.clientEventId), reviews.map((row) => row.cardId), reviews.map((row) => row.rating),
      reviews.map((row) => iso(row.reviewedAt)), reviews.map((row) => iso(row.deviceTime)), iso(now),
    ])
    return new Set(rows.map((row) => row.id))
  }

  /** All reviews of these cards, by card. */
  async ofCards(tx: Tx, accountId: string, cardIds: readonly string[]): Promise<Map<string, KeptReview[]>> {
    const rows = await tx.run<{ cardId: string; clientEventId: string; rating: CardRating; reviewedAt: Date; deviceTime: Date }>(ofCards, [accountId, cardIds])
    return Map.groupBy(rows, (row) => row.cardId)
  }

  async save(tx: Tx, accountId: string, schedules: ReadonlyMap<string, Schedule>): Promise<void> {
    const rows = [...schedules.values()]
    await tx.run(save, [
      accountId, [...schedules.keys()], rows.map((row) => iso(row.due)), rows.map((row) => row.stability), rows.map((row) => row.difficulty), rows.map((row) => row.reviews),
      rows.map((row) => row.lapses), rows.map((row) => row.phase), rows.map((row) => iso(row.firstReviewedAt)), rows.map((row) => iso(row.lastReviewedAt)),
    ])
  }
}
