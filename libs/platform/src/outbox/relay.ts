import type { Database } from '../database/index.js'
import type { Log, Metrics } from '../observability/index.js'
import type { JobQueues, QueueName } from '../queues/index.js'
import { applyBatch } from './apply-batch.js'
import type { Consumer } from './event.js'
import type { OutboxRepository, SentBatch } from './outbox.repository.js'

/** Events in a batch at the most. */
const BATCH_SIZE = 5_000

/** A consumer whose name is a queue of batches. */
export type QueuedConsumer = Consumer & { readonly name: Extract<QueueName, 'indicators' | 'competency' | 'credentials'> }

/**
 * Carries events from the outbox to their consumers: claims what waits, wakes the queue, sends again what was not
 * applied in time. Any number of relays may run side by side.
 */
export class Relay {
  private running = false
  private turn: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly at: { database: Database; repository: OutboxRepository; queues: JobQueues; log: Log; metrics: Metrics },
    private readonly consumers: readonly QueuedConsumer[],
    private readonly timing: { pollMs: number; resendMs: number },
  ) {
    for (const consumer of consumers) {
      at.queues.handledBy({ queue: consumer.name, handle: async ({ batch }) => this.send(await applyBatch(at, consumer, batch)) })
    }
  }

  /** Makes the consumers known, so that from now on their events are kept for them. */
  async register(): Promise<void> {
    await this.at.database.transaction(async (tx) => {
      await tx.sql('SELECT pg_advisory_xact_lock(4717002)')
      for (const { name, kinds } of this.consumers) await this.at.repository.register(tx, name, kinds)
    })
  }

  start(): void {
    this.running = true
    this.look(0)
  }

  /** Ends after the turn under way. */
  async stop(): Promise<void> {
    this.running = false
    clearTimeout(this.timer)
    await this.turn
  }

  /** One turn: claims and sends until nothing waits, then sends again what is overdue. @returns events' batches sent. */
  async once(): Promise<number> {
    let sent = 0
    for (;;) {
      const batches = await this.at.database.read((tx) => this.at.repository.claim(tx, BATCH_SIZE))
      await this.send(batches)
      sent += batches.length
      if (batches.length === 0) break
    }
    const overdue = await this.at.database.read((tx) => this.at.repository.resend(tx, this.timing.resendMs))
    if (overdue.length > 0) this.at.log.warn({ batches: overdue.length }, 'sent again what was not applied in time')
    await this.send(overdue)
    return sent + overdue.length
  }

  private look(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.turn = this.once()
        .then(() => undefined)
        .catch((error: unknown) => this.at.log.warn({ err: error }, 'the relay could not look'))
        .finally(() => {
          if (this.running) this.look(this.timing.pollMs)
        })
    }, afterMs)
  }

  /** Wakes the consumers. What the queue does not take is sent again later. */
  private async send(batches: readonly SentBatch[]): Promise<void> {
    for (const batch of batches) {
      const name = batch.consumer as QueuedConsumer['name']
      try {
        await this.at.queues.send(name, `${batch.id}-${batch.tries}`, { batch: batch.id })
      } catch (error) {
        this.at.log.warn({ batch: batch.id, err: error }, 'the queue did not take a batch')
        return
      }
    }
  }
}
