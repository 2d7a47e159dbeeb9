import { inWords, requestContext } from '../observability/index.js'
import type { Log, Metrics } from '../observability/index.js'
import type { Database } from '../database/index.js'
import { type Consumer, type StoredEvent, UnusableEvents } from './event.js'
import { inNewestVersion } from './event-kinds.js'
import { isPassing } from './faults.js'
import type { BatchPart, OutboxRepository, SentBatch, TakenBatches } from './outbox.repository.js'

/** Events that are applied together at the most, in several batches of the relay. */
const TOGETHER = 20_000

interface At {
  database: Database
  repository: OutboxRepository
  log: Log
  metrics: Metrics
}

/**
 * Applies a batch for its consumer, and with it those that wait behind, exactly once: the effect and the end of the batches are
 * one transaction. So the batches grow with the load, and what they cost each is paid less often. Where they fail together for
 * their data, the batch is tried alone; alone, it is halved until the bad event is parked by itself.
 * @returns the batches it was divided into, to be sent; none where it was applied or nothing was left to do.
 * @throws the fault where it is one that passes: the job is then tried again.
 */
export async function applyBatch(at: At, consumer: Consumer, batchId: string, most = TOGETHER): Promise<SentBatch[]> {
  const begun = Date.now()
  let taken = null as TakenBatches | null
  try {
    await at.database.transaction(async (tx) => {
      taken = await at.repository.take(tx, batchId, consumer.name, most)
      if (!taken) return
      await consumer.apply(tx, inNewestVersion(taken.events))
      await at.repository.finish(tx, taken, consumer.name)
    })
  } catch (error) {
    if (!taken || isPassing(error)) throw error
    return taken.ids.length > 1 ? applyBatch(at, consumer, batchId, 0) : park(at, consumer, batchId, taken.events, error)
  }
  if (taken) seen(at, consumer, batchId, taken.events, begun)
  return []
}

function seen(at: At, consumer: Consumer, batchId: string, events: readonly StoredEvent[], begun: number): void {
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
  at: At,
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

/** It is kept, and staff read it: nothing of the event's own data. */
const reasonOf = (error: unknown): string => inWords(error).slice(0, 500)
