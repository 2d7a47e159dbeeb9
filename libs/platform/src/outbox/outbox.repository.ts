import { advisoryLocks, type Tx, statement } from '../database/index.js'
import { type ConsumerState, consumerStates, isRetired } from './consumers.repository.js'
import type { StoredEvent } from './event.js'

/** A batch that waits to be applied by its consumer. */
export interface SentBatch {
  id: string
  consumer: string
  tries: number
}

/** A batch (of one event) that could not be applied, for staff to see. */
export interface ParkedBatch {
  id: string
  consumer: string
  eventId: string
  kind: string
  occurredAt: Date
  reason: string
  tries: number
  parkedAt: Date
}

/** How much is on its way. */
export interface EventPathState {
  /** Not given out yet. What a consumer is still owed of the past counts too, for each stretch of it up to 10,000. */
  waiting: number
  sent: number
  parked: number
  /** Age in seconds of the oldest event that is not applied; 0 where none is. */
  oldestSeconds: number
  lastAppliedAt: Date | null
  /** Every consumer that is known, by name. */
  consumers: ConsumerState[]
}

/**
 * Whoever changes what consumers are given as it comes waits for the claims under way, and they for him. Writers and consumers feel
 * nothing of it.
 */
const claimGate = statement('outbox.claim-gate', `SELECT pg_advisory_xact_lock_shared(${advisoryLocks.claims})`)

/**
 * Takes waiting events and gives them to the consumers that want them as they come, a batch each; other relays' events are passed over.
 * A batch for a consumer that is not in this program ($2) is due at once for the relay that has it. Not prepared: the
 * table is empty now and full a moment later, and a plan that was made for the one never ends on the other.
 */
const claim = `
  WITH chosen AS MATERIALIZED (
    SELECT seq FROM outbox.waiting ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED
  ), claimed AS (
    DELETE FROM outbox.waiting WHERE seq = ANY (ARRAY(SELECT seq FROM chosen)) RETURNING seq, event_id, recorded_at, kind
  ), made AS (
    INSERT INTO outbox.batch (consumer, event_ids, recorded_ats, sent_at)
    SELECT s.consumer, array_agg(c.event_id ORDER BY c.seq), array_agg(c.recorded_at ORDER BY c.seq),
           CASE WHEN $2::text[] IS NULL OR s.consumer = ANY ($2) THEN clock_timestamp() ELSE '-infinity' END
    FROM claimed c JOIN outbox.subscription s ON s.kind = c.kind AND s.live @> c.seq
    GROUP BY s.consumer
    RETURNING id, consumer, tries
  )
  SELECT (SELECT count(*)::int FROM claimed) AS claimed, made.* FROM (SELECT) AS always LEFT JOIN made ON true`

/** Batches of these consumers that were sent long ago and are still not applied: each gets one more try. */
const resend = statement(
  'outbox.resend',
  `UPDATE outbox.batch SET tries = tries + 1, sent_at = clock_timestamp()
   WHERE id IN (
     SELECT id FROM outbox.batch
     WHERE state = 'SENT' AND consumer = ANY ($2) AND sent_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
     ORDER BY sent_at LIMIT 100 FOR UPDATE SKIP LOCKED)
   RETURNING id, consumer, tries`,
)

const lockConsumer = statement('outbox.lock-consumer', `SELECT pg_advisory_xact_lock(hashtextextended('khue:' || $1, 0))`)

/**
 * The batch and those that wait behind it, up to $3 events, held until the transaction ends. The batch itself comes first, what came
 * live before what fills up; where it is applied, parked, or in other hands, nothing is taken.
 */
const take = statement(
  'outbox.take',
  `SELECT id, event_ids AS "eventIds", recorded_ats::text[] AS "recordedAts" FROM outbox.batch
   WHERE id IN (
     SELECT id FROM (
       SELECT id, sum(cardinality(event_ids)) OVER (ORDER BY id <> $1, filling IS NOT NULL, sent_at, id) AS events
       FROM outbox.batch WHERE consumer = $2 AND state = 'SENT') AS queued
     WHERE id = $1 OR events <= $3)
   ORDER BY id <> $1 FOR UPDATE SKIP LOCKED`,
)

/** Not prepared: one event or twenty thousand of them are not found in the same way. Only the months between the first and the last are looked at. */
const load = `
  SELECT e.id, e.kind, e.version, e.occurred_at AS "occurredAt", e.recorded_at AS "recordedAt", e.request_id AS "requestId", e.payload
  FROM unnest($1::uuid[], $2::timestamptz[]) AS b(id, at) JOIN outbox.event e ON e.recorded_at = b.at AND e.id = b.id
  WHERE e.recorded_at >= (SELECT min(at) FROM unnest($2::timestamptz[]) AS at) AND e.recorded_at <= (SELECT max(at) FROM unnest($2::timestamptz[]) AS at)`

const finish = statement(
  'outbox.finish',
  `WITH done AS (DELETE FROM outbox.batch WHERE id = ANY ($1::uuid[]))
   UPDATE outbox.consumer SET last_applied_at = clock_timestamp(), applied = applied + $3 WHERE name = $2`,
)

/** Divides a batch: each of the given groups of events becomes a batch of its own. */
const divide = `
  WITH gone AS (DELETE FROM outbox.batch WHERE id = $1 AND state = 'SENT' RETURNING consumer, event_ids, recorded_ats, filling)
  INSERT INTO outbox.batch (consumer, event_ids, recorded_ats, filling, state, reason)
  SELECT gone.consumer, own.ids, own.ats, gone.filling, part ->> 'state', part ->> 'reason'
  FROM gone, jsonb_array_elements($2::jsonb) AS part, LATERAL (
    SELECT array_agg(id) AS ids, array_agg(at) AS ats FROM unnest(gone.event_ids, gone.recorded_ats) AS u(id, at)
    WHERE id IN (SELECT jsonb_array_elements_text(part -> 'ids')::uuid)) AS own
  WHERE own.ids IS NOT NULL
  RETURNING id, consumer, tries, state`

const parkedRows = `
  SELECT batch.id, batch.consumer, event.id AS "eventId", event.kind, event.occurred_at AS "occurredAt",
         coalesce(batch.reason, '') AS reason, batch.tries, batch.sent_at AS "parkedAt"
  FROM outbox.batch JOIN outbox.event ON event.recorded_at = batch.recorded_ats[1] AND event.id = batch.event_ids[1]
  WHERE batch.state = 'PARKED' ORDER BY batch.sent_at DESC LIMIT $1`

/**
 * What a consumer is not given that is in no program any more tells nothing of how far the figures are behind. What one that was held
 * back has still to be given does, as much as what waits.
 */
const pathState = `
  WITH owed AS (
    SELECT b.* FROM outbox.batch b JOIN outbox.consumer c ON c.name = b.consumer WHERE NOT (${isRetired('c')})
  ), past AS (
    SELECT f.is_open, f.unnumbered, e.recorded_at
    FROM outbox.filling f JOIN outbox.consumer c ON c.name = f.consumer LEFT JOIN LATERAL (
      SELECT e.recorded_at FROM outbox.event e
      WHERE e.seq >= lower(f.seqs) AND f.seqs @> e.seq AND e.kind = ANY (f.kinds) AND NOT EXISTS (SELECT FROM outbox.waiting w WHERE w.seq = e.seq)
      ORDER BY e.seq LIMIT 10000) AS e ON true
    WHERE NOT (${isRetired('c')}) AND (f.unnumbered OR e.recorded_at IS NOT NULL)
  )
  SELECT (SELECT count(*)::int FROM outbox.waiting) + (SELECT count(*)::int FROM past) AS waiting,
         (SELECT coalesce(sum(cardinality(event_ids)), 0)::int FROM owed WHERE state = 'SENT') AS sent,
         (SELECT coalesce(sum(cardinality(event_ids)), 0)::int FROM owed WHERE state = 'PARKED') AS parked,
         greatest(0, extract(epoch FROM clock_timestamp() - least(
           (SELECT recorded_at FROM outbox.waiting ORDER BY seq LIMIT 1),
           (SELECT min(recorded_at) FROM past WHERE is_open),
           (SELECT min(created_at) FROM owed WHERE state = 'SENT' AND filling IS NULL))))::float8 AS "oldestSeconds",
         (SELECT max(last_applied_at) FROM outbox.consumer) AS "lastAppliedAt"`

/** Batches of a consumer that are applied together. */
export interface TakenBatches {
  ids: readonly string[]
  events: StoredEvent[]
}

/** A part of a divided batch. */
export interface BatchPart {
  ids: readonly string[]
  state: 'SENT' | 'PARKED'
  reason?: string
}

/** The SQL of the event path. */
export class OutboxRepository {
  /**
   * Takes up to `most` waiting events, in the caller's transaction.
   * @param own the consumers of this program, where the caller sends the batches itself. @returns how many were taken, and the batches made of them.
   */
  async claim(tx: Tx, most: number, own: readonly string[] | null = null): Promise<{ claimed: number; batches: SentBatch[] }> {
    await tx.run(claimGate)
    const rows = await tx.sql<{ claimed: number } & { [Field in keyof SentBatch]: SentBatch[Field] | null }>(claim, [most, own])
    return { claimed: rows[0]?.claimed ?? 0, batches: rows.filter((row) => row.id !== null) as unknown as SentBatch[] }
  }

  resend = (tx: Tx, afterMs: number, own: readonly string[]): Promise<SentBatch[]> => tx.run<SentBatch & Record<string, unknown>>(resend, [afterMs, own])

  /**
   * Waits for the consumer's turn, then takes the batch and those that wait behind it.
   * @param most events of all together; 0: the batch alone. @returns null where there is nothing to do.
   */
  async take(tx: Tx, batchId: string, consumer: string, most: number): Promise<TakenBatches | null> {
    await tx.run(lockConsumer, [consumer])
    const rows = await tx.run<{ id: string; eventIds: string[]; recordedAts: string[] }>(take, [batchId, consumer, most])
    if (rows[0]?.id !== batchId) return null
    return { ids: rows.map((row) => row.id), events: await tx.sql<StoredEvent & Record<string, unknown>>(load, [rows.flatMap((row) => row.eventIds), rows.flatMap((row) => row.recordedAts)]) }
  }

  finish = async (tx: Tx, { ids, events }: TakenBatches, consumer: string): Promise<void> => {
    await tx.run(finish, [ids, consumer, events.length])
  }

  divide = (tx: Tx, batchId: string, parts: readonly BatchPart[]): Promise<(SentBatch & { state: string })[]> =>
    tx.sql(divide, [batchId, JSON.stringify(parts)])

  parked = (tx: Tx, most: number): Promise<ParkedBatch[]> => tx.sql<ParkedBatch & Record<string, unknown>>(parkedRows, [most])

  /** Lets parked batches be tried again at the next look of the relay. @returns how many. */
  retry = (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.write(`UPDATE outbox.batch SET state = 'SENT', reason = NULL, sent_at = '-infinity' WHERE id = ANY ($1::uuid[]) AND state = 'PARKED'`, [ids])

  async state(tx: Tx): Promise<EventPathState> {
    const [row] = await tx.sql<Omit<EventPathState, 'consumers'> & Record<string, unknown>>(pathState)
    return { ...(row as Omit<EventPathState, 'consumers'>), consumers: await consumerStates(tx) }
  }
}
