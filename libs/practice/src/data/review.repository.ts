import { type Tx, statement } from '@khue/platform/database'
import type { CardRating, Memory, Review } from '../domain/schedule.js'

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
   FROM practice.review WHERE account_id = $1 AND card_id = ANY ($2::uuid[]) LIMIT $3`,
)
/** Of each card and day of the city no more is counted than is asked for. */
const crowded = statement(
  'practice.crowded-days',
  `SELECT DISTINCT n.card_id AS "cardId", n.day::text AS day
   FROM (SELECT DISTINCT card_id, (reviewed_at AT TIME ZONE $4)::date AS day FROM practice.review WHERE account_id = $1 AND client_event_id = ANY ($2::uuid[])) AS n,
     LATERAL (SELECT count(*) AS count FROM (SELECT FROM practice.review r WHERE r.account_id = $1 AND r.card_id = n.card_id
       AND r.reviewed_at >= n.day::timestamp AT TIME ZONE $4 AND r.reviewed_at < (n.day + 1)::timestamp AT TIME ZONE $4 LIMIT $3 + 1) AS s) AS kept
   WHERE kept.count > $3`,
)
const memories = statement(
  'practice.memories',
  `SELECT card_id AS "cardId", due, stability, difficulty, reviews, lapses, phase, steps, first_reviewed_at AS "firstReviewedAt", last_reviewed_at AS "lastReviewedAt",
     last_device_time AS "deviceTime", last_client_event_id AS "clientEventId"
   FROM practice.schedule WHERE account_id = $1 AND card_id = ANY ($2::uuid[])`,
)
const save = statement(
  'practice.save-schedules',
  `INSERT INTO practice.schedule AS s (account_id, card_id, due, stability, difficulty, reviews, lapses, phase, first_reviewed_at, last_reviewed_at, steps, last_device_time, last_client_event_id)
   SELECT $1, r.* FROM unnest($2::uuid[], $3::timestamptz[], $4::float8[], $5::float8[], $6::int[], $7::int[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::int[], $12::timestamptz[], $13::uuid[]) AS r
   ON CONFLICT (account_id, card_id) DO UPDATE SET due = excluded.due, stability = excluded.stability, difficulty = excluded.difficulty, reviews = excluded.reviews,
     lapses = excluded.lapses, phase = excluded.phase, first_reviewed_at = excluded.first_reviewed_at, last_reviewed_at = excluded.last_reviewed_at,
     steps = excluded.steps, last_device_time = excluded.last_device_time, last_client_event_id = excluded.last_client_event_id`,
)

/** As it is kept: a row of before cards were gone on with has no steps and no last review. */
type MemoryRow = Omit<Memory, 'last' | 'steps'> & { cardId: string; steps: number | null; deviceTime: Date | null; clientEventId: string | null } & Record<string, unknown>

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

  /** All reviews of these cards, by card; null where they are more than `most`. */
  async ofCards(tx: Tx, accountId: string, cardIds: readonly string[], most: number): Promise<Map<string, KeptReview[]> | null> {
    const rows = await tx.run<{ cardId: string; clientEventId: string; rating: CardRating; reviewedAt: Date; deviceTime: Date }>(ofCards, [accountId, cardIds, most + 1])
    return rows.length > most ? null : Map.groupBy(rows, (row) => row.cardId)
  }

  /** The cards and days of these reviews on which a card has more than `most`. */
  crowded(tx: Tx, accountId: string, clientEventIds: readonly string[], most: number, timeZone: string): Promise<{ cardId: string; day: string }[]> {
    return tx.run<{ cardId: string; day: string }>(crowded, [accountId, clientEventIds, most, timeZone])
  }

  /** Where these cards stand, by card; `whole`: whether one can go on from there. A card that was never reviewed has none. */
  async memories(tx: Tx, accountId: string, cardIds: readonly string[]): Promise<Map<string, { memory: Memory; whole: boolean }>> {
    const rows = await tx.run<MemoryRow>(memories, [accountId, cardIds])
    return new Map(rows.map(({ cardId, steps, deviceTime, clientEventId, ...schedule }) => {
      const last = { reviewedAt: schedule.lastReviewedAt, deviceTime: deviceTime ?? schedule.lastReviewedAt, clientEventId: clientEventId ?? '' }
      return [cardId, { memory: { ...schedule, steps: steps ?? 0, last }, whole: steps !== null }]
    }))
  }

  async save(tx: Tx, accountId: string, schedules: ReadonlyMap<string, Memory>): Promise<void> {
    const rows = [...schedules.values()]
    await tx.run(save, [
      accountId, [...schedules.keys()], rows.map((row) => iso(row.due)), rows.map((row) => row.stability), rows.map((row) => row.difficulty), rows.map((row) => row.reviews),
      rows.map((row) => row.lapses), rows.map((row) => row.phase), rows.map((row) => iso(row.firstReviewedAt)), rows.map((row) => iso(row.lastReviewedAt)),
      rows.map((row) => row.steps), rows.map((row) => iso(row.last.deviceTime)), rows.map((row) => row.last.clientEventId),
    ])
  }
}
