import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheFrameworks1764000200000 } from './data/migrations/1764000200000-make-the-frameworks.js'
import { NameTheDomains1764001202000 } from './data/migrations/1764001202000-name-the-domains.js'

export * from './frameworks.module.js'
export * from './frameworks.service.js'

export const frameworksContext: PersistenceContext = { schema: 'frameworks', entities: [], migrations: [MakeTheFrameworks1764000200000, NameTheDomains1764001202000] }
