import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheExportJobs1764000800000 } from './data/migrations/1764000800000-make-the-export-jobs.js'
import { LetExportsTakeTurns1764001500000 } from './data/migrations/1764001500000-let-exports-take-turns.js'

export { type ExportFormat, exportFormats, type ExportKind, exportKinds, type ExportRequest } from './domain/export-request.js'
export * from './export-runner.js'
export * from './export.service.js'
export * from './reporting.module.js'

export const reportingContext: PersistenceContext = { schema: 'reporting', entities: [], migrations: [MakeTheExportJobs1764000800000, LetExportsTakeTurns1764001500000] }
