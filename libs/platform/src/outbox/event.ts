import type { Tx } from '../database/index.js'

/** What a writer tells the world; it becomes true with the writer's transaction. It names residents, never accounts. */
export interface NewEvent {
  /** Default: a random UUID. Given where others refer to the event (a voiding names what it voids). */
  readonly id?: string
  readonly kind: string
  /** Version of the payload's schema. */
  readonly version: number
  readonly occurredAt: Date
  readonly payload: object
}

/** An event as it is kept. */
export interface StoredEvent {
  readonly id: string
  readonly kind: string
  readonly version: number
  readonly occurredAt: Date
  readonly recordedAt: Date
  readonly requestId: string | null
  readonly payload: unknown
}

/**
 * Somebody who lives on events. `apply` runs in the transaction that marks its batch as applied, one batch at a time
 * for each consumer; the order of events is not promised, and an event may come again: idempotent by event id.
 */
export interface Consumer {
  /** Its name in PostgreSQL and its queue in the table of queues. */
  readonly name: string
  readonly kinds: readonly string[]
  apply(tx: Tx, events: readonly StoredEvent[]): Promise<void>
}

/** Thrown by a consumer that knows which events of a batch cannot be applied: they are parked, the rest goes on. */
export class UnusableEvents extends Error {
  constructor(readonly reasons: ReadonlyMap<string, string>) {
    super(`${reasons.size} events cannot be applied`)
    this.name = 'UnusableEvents'
  }
}

