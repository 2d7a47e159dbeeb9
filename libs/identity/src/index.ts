import type { PersistenceContext } from '@khue/platform/database'
import { AccountEntity, ResidenceEntity } from './data/account.entity.js'
import { MakeTheAccounts1764000300000 } from './data/migrations/1764000300000-make-the-accounts.js'

export { UnitType } from './api/identity.types.js'
export * from './api/permission.guard.js'
export * from './api/session-reader.js'
export * from './domain/access.js'
export * from './domain/roles.js'
export * from './events.js'
export * from './identity-api.module.js'
export * from './identity.module.js'
export * from './identity.service.js'
export * from './permissions.js'

export const identityContext: PersistenceContext = { schema: 'identity', entities: [AccountEntity, ResidenceEntity], migrations: [MakeTheAccounts1764000300000] }
