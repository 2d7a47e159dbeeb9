import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheEvidence1764000650000 } from './data/migrations/1764000650000-make-the-evidence.js'
import { KeepTheScores1764001203000 } from './data/migrations/1764001203000-keep-the-scores.js'

export * from './competency.consumer.js'
export * from './competency.module.js'
export * from './competency.service.js'

export const competencyContext: PersistenceContext = { schema: 'competency', entities: [], migrations: [MakeTheEvidence1764000650000, KeepTheScores1764001203000] }
