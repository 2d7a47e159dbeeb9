import type { PersistenceContext } from '../database/index.js'
import { MakeTheOutbox1764000000000 } from './migrations/1764000000000-make-the-outbox.js'
import { KeepEventsByMonth1764001510000 } from './migrations/1764001510000-keep-events-by-month.js'

export * from './apply-batch.js'
export * from './consumers.repository.js'
export * from './event.js'
export * from './event-kinds.js'
export * from './faults.js'
export * from './outbox.js'
export * from './outbox.repository.js'
export * from './relay.js'

export const outboxContext: PersistenceContext = {
  schema: 'outbox', entities: [], migrations: [MakeTheOutbox1764000000000, KeepEventsByMonth1764001510000], monthly: [{ table: 'outbox.event', key: 'timestamptz' }],
}
