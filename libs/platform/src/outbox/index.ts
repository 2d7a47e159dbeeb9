import type { PersistenceContext } from '../database/index.js'
import { MakeTheOutbox1764000000000 } from './migrations/1764000000000-make-the-outbox.js'

export * from './apply-batch.js'
export * from './event.js'
export * from './faults.js'
export * from './outbox.js'
export * from './outbox.repository.js'
export * from './relay.js'

export const outboxContext: PersistenceContext = { schema: 'outbox', entities: [], migrations: [MakeTheOutbox1764000000000] }
