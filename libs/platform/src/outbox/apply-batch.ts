import { requestContext } from '../observability/index.js'
import type { Log, Metrics } from '../observability/index.js'
import type { Database } from '../database/index.js'
import { type Consumer, type StoredEvent, UnusableEvents } from './event.js'
import { isPassing } from './faults.js'
import type { BatchPart, OutboxRepository, SentBatch } from './outbox.repository.js'

/**
 * Applies one batch for its consumer, exactly once: the effect and the end of the batch are one transaction.
 * A batch that fails for its data is halved until the bad event is parked alone.
 * @returns the batches it was divided into, to be sent; none where it was applied or nothing was left to do.
 * @throws the fault where it is one that passes: the job is then tried again.
 */
export async function applyBatch(
  at: { database: Database; repository: OutboxRepository; log: Log; metrics: Metrics },
  consumer: Consumer,
  batchId: string,
): Promise<SentBatch[]> {
  const begun = Date.now()
  let events: StoredEvent[] | null = null
  try {
    await at.database.transaction(async (tx) => {
      events = await at.repository.take(tx, batchId, consumer.name)
      if (!events) return
      await consumer.apply(tx, events)
      await at.repository.finish(tx, batchId, consumer.name, events.length)
    })
  } catch (error) {
    if (!events || isPassing(error)) throw error
    return park(at, consumer, batchId, events, error)
  }
  if (events) seen(at, consumer, batchId, events, begun)
  return []
}

function seen(at: { log: Log; metrics: Metrics }, consumer: Consumer, batchId: string, events: readonly StoredEvent[], begun: number): void {
  at.metrics.applied.inc({ consumer: consumer.name }, events.length)
  const now = Date.now()
  for (const event of events) at.metrics.lag.observe({ consumer: consumer.name }, (now - event.recordedAt.getTime()) / 1000)
  const requestIds = [...new Set(events.map((event) => event.requestId).filter((id) => id !== null))].slice(0, 20)
  const line = { consumer: consumer.name, batch: batchId, events: events.length, ms: now - begun, requestIds }
  const one = requestIds[0]
  if (requestIds.length === 1 && one) requestContext.run({ requestId: one, ip: '', locale: 'vi' }, () => at.log.info(line, 'applied'))
  else at.log.info(line, 'applied')
}

async function park(
  at: { database: Database; repository: OutboxRepository; log: Log; metrics: Metrics },
  consumer: Consumer,
  batchId: string,
  events: readonly StoredEvent[],
  error: unknown,
): Promise<SentBatch[]> {
  const parts = divisionOf(events, error)
  const made = await at.database.transaction((tx) => at.repository.divide(tx, batchId, parts))
  const parked = parts.filter((part) => part.state === 'PARKED')
  at.metrics.parked.inc({ consumer: consumer.name }, parked.length)
  at.log.warn({ consumer: consumer.name, batch: batchId, events: events.length, parked: parked.map((part) => part.ids[0]), reason: reasonOf(error) }, 'a batch could not be applied')
  return made.filter((part) => part.state === 'SENT')
}

/** How a failed batch is divided: named events are parked and the rest goes on; else two halves; one event alone is parked. */
export function divisionOf(events: readonly Pick<StoredEvent, 'id'>[], error: unknown): BatchPart[] {
  const ids = events.map((event) => event.id)
  if (error instanceof UnusableEvents) {
    const rest = ids.filter((id) => !error.reasons.has(id))
    const parked = ids.filter((id) => error.reasons.has(id)).map((id): BatchPart => ({ ids: [id], state: 'PARKED', reason: error.reasons.get(id) ?? '' }))
    return rest.length > 0 ? [...parked, { ids: rest, state: 'SENT' }] : parked
  }
  if (ids.length === 1) return [{ ids, state: 'PARKED', reason: reasonOf(error) }]
  const middle = Math.ceil(ids.length / 2)
  return [{ ids: ids.slice(0, middle), state: 'SENT' }, { ids: ids.slice(middle), state: 'SENT' }]
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
