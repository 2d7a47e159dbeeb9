import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheFrameworks1764000200000 } from './data/migrations/1764000200000-make-the-frameworks.js'

export * from './frameworks.module.js'
export * from './frameworks.service.js'

export const frameworksContext: PersistenceContext = { schema: 'frameworks', entities: [], migrations: [MakeTheFrameworks1764000200000] }
