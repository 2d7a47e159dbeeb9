import { randomUUID } from 'node:crypto'
import { type Tx, statement } from '../database/index.js'
import { requestContext } from '../observability/request-context.js'
import type { NewEvent } from './event.js'
import { checkedPayload } from './event-kinds.js'

/** Keeps the events and lets them wait for the relay, in one statement of the writer's transaction. */
const add = statement(
  'outbox.add',
  `WITH told AS MATERIALIZED (
     SELECT e.*, nextval('outbox.event_seq') AS seq, date_trunc('milliseconds', clock_timestamp()) AS recorded_at
     FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::timestamptz[], $5::jsonb[]) AS e(id, kind, version, occurred_at, payload)
   ), kept AS (
     INSERT INTO outbox.event (id, kind, version, occurred_at, recorded_at, request_id, payload, seq)
     SELECT id, kind, version, occurred_at, recorded_at, $6, payload, seq FROM told
   )
   INSERT INTO outbox.waiting (seq, event_id, recorded_at, kind) SELECT seq, id, recorded_at, kind FROM told`,
)

/** Where writers tell what happened. Nothing leaves before their transaction commits, and nothing is lost after it. */
export class Outbox {
  /**
   * Adds events to the writer's transaction. @returns their ids, in order.
   * @throws Error for a kind that nobody declared, or a payload that is not what its kind promises.
   */
  async add(tx: Tx, events: readonly NewEvent[]): Promise<string[]> {
    if (events.length === 0) return []
    const ids = events.map((event) => event.id ?? randomUUID())
    await tx.run(add, [
      ids,
      events.map((event) => event.kind),
      events.map((event) => event.version),
      events.map((event) => event.occurredAt.toISOString()),
      events.map((event) => JSON.stringify(checkedPayload(event))),
      requestContext.getStore()?.requestId ?? null,
    ])
    return ids
  }
}

/**
 * Reserves numbers for events that the caller writes himself, in its transaction. From here on until it ends nobody who is made known
 * meanwhile reads past them. @returns `count` numbers, the lowest first.
 */
export async function reserveSeqs(tx: Tx, count: number): Promise<string[]> {
  await tx.sql('LOCK TABLE outbox.event IN ROW EXCLUSIVE MODE')
  return (await tx.sql<{ seq: string }>(`SELECT nextval('outbox.event_seq') AS seq FROM generate_series(1, $1)`, [count])).map((row) => row.seq)
}
