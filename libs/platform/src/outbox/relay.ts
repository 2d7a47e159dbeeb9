import { advisoryLocks, type Database } from '../database/index.js'
import type { Log, Metrics } from '../observability/index.js'
import type { JobQueues, QueueName } from '../queues/index.js'
import { applyBatch } from './apply-batch.js'
import { ConsumersRepository } from './consumers.repository.js'
import type { Consumer } from './event.js'
import type { OutboxRepository, SentBatch } from './outbox.repository.js'

/** Events in a batch at the most. */
const BATCH_SIZE = 5_000
/** How often a relay notes which consumers it has. */
const SEEN_MS = 60_000

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
  private readonly known = new ConsumersRepository()
  private readonly own: readonly string[]
  private seenAt = 0
  private retired = ''

  constructor(
    private readonly at: { database: Database; repository: OutboxRepository; queues: JobQueues; log: Log; metrics: Metrics },
    private readonly consumers: readonly QueuedConsumer[],
    private readonly timing: { pollMs: number; resendMs: number },
  ) {
    this.own = consumers.map((consumer) => consumer.name)
    for (const consumer of consumers) {
      at.queues.handledBy({ queue: consumer.name, handle: async ({ batch }) => this.send(await applyBatch(at, consumer, batch)) })
    }
  }

  /** Makes the consumers known, so that from now on their events are kept for them. */
  async register(): Promise<void> {
    await this.at.database.transaction(async (tx) => {
      await tx.sql('SELECT pg_advisory_xact_lock($1)', [advisoryLocks.consumers])
      for (const { name, kinds } of this.consumers) {
        const missing = await this.known.register(tx, name, kinds)
        if (missing.length > 0) this.at.log.info({ consumer: name, kinds: missing }, 'a consumer is filled with the events kept before')
      }
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

  /** One turn: claims and sends until nothing waits, fills up, then sends again what is overdue. @returns events' batches sent. */
  async once(): Promise<number> {
    const { database, repository, log } = this.at
    await this.note()
    const owed = await database.read((tx) => this.known.owed(tx))
    let sent = 0
    while (owed.waiting) {
      const held = await database.transaction((tx) => this.known.holdBack(tx))
      if (held.length > 0) log.warn({ consumers: held }, 'held back: too far behind, to be filled later')
      const { claimed, batches } = await database.transaction((tx) => repository.claim(tx, BATCH_SIZE, this.own))
      await this.send(batches)
      sent += batches.length
      if (claimed === 0) break
    }
    if (owed.past) sent += await this.fill()
    const overdue = await database.read((tx) => repository.resend(tx, this.timing.resendMs, this.own))
    if (overdue.length > 0) log.warn({ batches: overdue.length }, 'sent again what was not applied in time')
    await this.send(overdue)
    return sent + overdue.length
  }

  /** Gives the consumers of this program what they are owed of the past, as far as they have room. @returns batches sent. */
  private async fill(): Promise<number> {
    const { database, log } = this.at
    const ready = await database.transaction((tx) => this.known.letGoOn(tx, this.own))
    if (ready.length > 0) log.info({ consumers: ready }, 'given events as they come again')
    let sent = 0
    for (;;) {
      const batch = await database.transaction((tx) => this.known.fill(tx, this.own))
      if (batch === null) return sent
      if (batch === 'nothing-in-it') continue
      await this.send([batch])
      sent++
    }
  }

  /** Once a minute: notes which consumers are in this program, and tells of those that are in none. */
  private async note(): Promise<void> {
    const now = Date.now()
    if (now - this.seenAt < SEEN_MS) return
    this.seenAt = now
    const { database, repository, log } = this.at
    await database.read((tx) => this.known.seen(tx, this.own))
    const retired = (await database.read((tx) => repository.state(tx))).consumers.filter((one) => one.retired).map((one) => one.name)
    if (retired.length > 0 && retired.join() !== this.retired) log.warn({ consumers: retired }, 'consumers that no program has any more: khue consumers unregister NAME')
    this.retired = retired.join()
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

  /** Wakes the consumers of this program; another's are sent by its own relay. What the queue does not take is sent again later. */
  private async send(batches: readonly SentBatch[]): Promise<void> {
    for (const batch of batches.filter(({ consumer }) => this.own.includes(consumer))) {
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
