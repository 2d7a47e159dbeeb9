import type { PersistenceContext } from '@khue/platform/database'
import { LEDGER } from './data/flow.repository.js'
import { MakeTheLedgerAndItsRollUps1764000700000 } from './data/migrations/1764000700000-make-the-ledger-and-its-roll-ups.js'
import { LetFiguresKnowWhatMadeThem1764001512000 } from './data/migrations/1764001512000-let-figures-know-what-made-them.js'

export * from './campaign.module.js'
export * from './campaign.service.js'
export type { Difference } from './data/recompute.repository.js'
export { ledgerExportSql } from './data/export-rows.js'
export type { Figure } from './data/figures.repository.js'
export * from './domain/indicators.js'
export * from './domain/period.js'
export * from './figures-keeper.js'
export * from './figures-versions.js'
export * from './indicator-processor.js'
export * from './maintenance.service.js'

export const campaignContext: PersistenceContext = { schema: 'campaign', entities: [], migrations: [MakeTheLedgerAndItsRollUps1764000700000, LetFiguresKnowWhatMadeThem1764001512000], monthly: [LEDGER] }
