import { type Tx, statement } from '../database/index.js'
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
  waiting: number
  sent: number
  parked: number
  /** Age in seconds of the oldest event that is not applied; 0 where none is. */
  oldestSeconds: number
  lastAppliedAt: Date | null
}

/** At most this many batches are on their way at once, so that none waits longer than the time to its resending. */
const BATCHES_UNDER_WAY = 24

/**
 * Takes waiting events and gives them to their consumers, a batch each; other relays' events are passed over. Not prepared: the
 * table is empty now and full a moment later, and a plan that was made for the one never ends on the other.
 */
const claim = `
  WITH chosen AS MATERIALIZED (
    SELECT seq FROM outbox.waiting
    WHERE (SELECT count(*) FROM outbox.batch WHERE state = 'SENT') < ${BATCHES_UNDER_WAY}
    ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED
  ), claimed AS (
    DELETE FROM outbox.waiting WHERE seq = ANY (ARRAY(SELECT seq FROM chosen)) RETURNING seq, event_id, kind
  )
  INSERT INTO outbox.batch (consumer, event_ids)
  SELECT consumer.name, array_agg(claimed.event_id ORDER BY claimed.seq)
  FROM claimed JOIN outbox.consumer ON claimed.kind = ANY (consumer.kinds)
  GROUP BY consumer.name
  RETURNING id, consumer, tries`

/** Batches that were sent long ago and are still not applied: each gets one more try. */
const resend = statement(
  'outbox.resend',
  `UPDATE outbox.batch SET tries = tries + 1, sent_at = clock_timestamp()
   WHERE id IN (
     SELECT id FROM outbox.batch
     WHERE state = 'SENT' AND sent_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
     ORDER BY sent_at LIMIT 100 FOR UPDATE SKIP LOCKED)
   RETURNING id, consumer, tries`,
)

const lockConsumer = statement('outbox.lock-consumer', `SELECT pg_advisory_xact_lock(hashtextextended('khue:' || $1, 0))`)

/**
 * The batch and those that wait behind it, up to $3 events, held until the transaction ends. The batch itself comes first; where
 * it is applied, parked, or in other hands, nothing is taken.
 */
const take = statement(
  'outbox.take',
  `SELECT id, event_ids AS "eventIds" FROM outbox.batch
   WHERE id IN (
     SELECT id FROM (
       SELECT id, sum(cardinality(event_ids)) OVER (ORDER BY id <> $1, sent_at, id) AS events
       FROM outbox.batch WHERE consumer = $2 AND state = 'SENT') AS queued
     WHERE id = $1 OR events <= $3)
   ORDER BY id <> $1 FOR UPDATE SKIP LOCKED`,
)

/** Not prepared: one event or twenty thousand of them are not found in the same way. */
const load = `
  SELECT id, kind, version, account_id AS "accountId", occurred_at AS "occurredAt", recorded_at AS "recordedAt", request_id AS "requestId", payload
  FROM outbox.event WHERE id = ANY ($1::uuid[])`

const finish = statement(
  'outbox.finish',
  `WITH done AS (DELETE FROM outbox.batch WHERE id = ANY ($1::uuid[]))
   UPDATE outbox.consumer SET last_applied_at = clock_timestamp(), applied = applied + $3 WHERE name = $2`,
)

/** Divides a batch: each of the given groups of events becomes a batch of its own. */
const divide = `
  WITH gone AS (DELETE FROM outbox.batch WHERE id = $1 AND state = 'SENT' RETURNING consumer)
  INSERT INTO outbox.batch (consumer, event_ids, state, reason)
  SELECT gone.consumer, ARRAY(SELECT jsonb_array_elements_text(part -> 'ids'))::uuid[], part ->> 'state', part ->> 'reason'
  FROM gone, jsonb_array_elements($2::jsonb) AS part
  RETURNING id, consumer, tries, state`

const parkedRows = `
  SELECT batch.id, batch.consumer, event.id AS "eventId", event.kind, event.occurred_at AS "occurredAt",
         coalesce(batch.reason, '') AS reason, batch.tries, batch.sent_at AS "parkedAt"
  FROM outbox.batch JOIN outbox.event ON event.id = ANY (batch.event_ids)
  WHERE batch.state = 'PARKED' ORDER BY batch.sent_at DESC LIMIT $1`

const pathState = `
  SELECT (SELECT count(*)::int FROM outbox.waiting) AS waiting,
         (SELECT coalesce(sum(cardinality(event_ids)), 0)::int FROM outbox.batch WHERE state = 'SENT') AS sent,
         (SELECT coalesce(sum(cardinality(event_ids)), 0)::int FROM outbox.batch WHERE state = 'PARKED') AS parked,
         greatest(0, extract(epoch FROM clock_timestamp() - least(
           (SELECT recorded_at FROM outbox.event WHERE id = (SELECT event_id FROM outbox.waiting ORDER BY seq LIMIT 1)),
           (SELECT min(created_at) FROM outbox.batch WHERE state = 'SENT'))))::float8 AS "oldestSeconds",
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
  claim = (tx: Tx, most: number): Promise<SentBatch[]> => tx.sql<SentBatch & Record<string, unknown>>(claim, [most])

  resend = (tx: Tx, afterMs: number): Promise<SentBatch[]> => tx.run<SentBatch>(resend, [afterMs])

  /**
   * Waits for the consumer's turn, then takes the batch and those that wait behind it.
   * @param most events of all together; 0: the batch alone. @returns null where there is nothing to do.
   */
  async take(tx: Tx, batchId: string, consumer: string, most: number): Promise<TakenBatches | null> {
    await tx.run(lockConsumer, [consumer])
    const rows = await tx.run<{ id: string; eventIds: string[] }>(take, [batchId, consumer, most])
    if (rows[0]?.id !== batchId) return null
    return { ids: rows.map((row) => row.id), events: await tx.sql<StoredEvent & Record<string, unknown>>(load, [rows.flatMap((row) => row.eventIds)]) }
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
    const [row] = await tx.sql<EventPathState & Record<string, unknown>>(pathState)
    return row as EventPathState
  }

  /**
   * Makes a consumer known. A new one is filled with every kept event of its kinds that the relay has already
   * given out; those still waiting reach it the ordinary way.
   */
  async register(tx: Tx, name: string, kinds: readonly string[]): Promise<void> {
    const [known] = await tx.sql<{ kinds: string[] }>('SELECT kinds FROM outbox.consumer WHERE name = $1', [name])
    const missing = kinds.filter((kind) => !known?.kinds.includes(kind))
    if (missing.length === 0) return
    await tx.sql('LOCK TABLE outbox.waiting IN SHARE ROW EXCLUSIVE MODE')
    await tx.sql('INSERT INTO outbox.consumer (name, kinds) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET kinds = (SELECT array_agg(DISTINCT kind) FROM unnest(consumer.kinds || excluded.kinds) AS kind)', [name, missing])
    await tx.sql(
      `INSERT INTO outbox.batch (consumer, event_ids, sent_at)
       SELECT $1, array_agg(id), '-infinity' FROM (
         SELECT id, (row_number() OVER (ORDER BY recorded_at) - 1) / 1000 AS part FROM outbox.event
         WHERE kind = ANY ($2) AND NOT EXISTS (SELECT FROM outbox.waiting WHERE waiting.event_id = event.id)) AS past
       GROUP BY part`,
      [name, missing],
    )
  }
}
