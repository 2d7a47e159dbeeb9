import { randomUUID } from 'node:crypto'
import { type Tx, statement } from '../database/index.js'
import { requestContext } from '../observability/request-context.js'
import type { NewEvent } from './event.js'

/** Keeps the events and lets them wait for the relay, in one statement of the writer's transaction. */
const add = statement(
  'outbox.add',
  `WITH told AS (
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::uuid[], $5::timestamptz[], $6::jsonb[])
       AS e(id, kind, version, account_id, occurred_at, payload)
   ), kept AS (
     INSERT INTO outbox.event (id, kind, version, account_id, occurred_at, request_id, payload)
     SELECT id, kind, version, account_id, occurred_at, $7, payload FROM told
   )
   INSERT INTO outbox.waiting (event_id, kind) SELECT id, kind FROM told`,
)

/** Where writers tell what happened. Nothing leaves before their transaction commits, and nothing is lost after it. */
export class Outbox {
  /** Adds events to the writer's transaction. @returns their ids, in order. */
  async add(tx: Tx, events: readonly NewEvent[]): Promise<string[]> {
    if (events.length === 0) return []
    const ids = events.map((event) => event.id ?? randomUUID())
    await tx.run(add, [
      ids,
      events.map((event) => event.kind),
      events.map((event) => event.version),
      events.map((event) => event.accountId),
      events.map((event) => event.occurredAt.toISOString()),
      events.map((event) => JSON.stringify(event.payload)),
      requestContext.getStore()?.requestId ?? null,
    ])
    return ids
  }
}
