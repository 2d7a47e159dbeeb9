import type { PersistenceContext } from '@khue/platform/database'
import { KeepWhatWasWatchedInWholeSeconds1764001530000 } from './data/migrations/1764001530000-keep-what-was-watched-in-whole-seconds.js'
import { LetCompletionsBeFlagged1764001530040 } from './data/migrations/1764001530040-let-completions-be-flagged.js'
import { MakeTheEnrolments1764000600000 } from './data/migrations/1764000600000-make-the-enrolments.js'
import { RememberWhatDevicesSentByMonth1764001511000 } from './data/migrations/1764001511000-remember-what-devices-sent-by-month.js'

export * from './completion.service.js'
export { clamp, readInstant } from './domain/progress-batch.js'
export type { EnrolledCourse } from './data/enrolment.repository.js'
export * from './events.js'
export { flagRules } from './domain/flag-rules.js'
export * from './flag.service.js'
export * from './learning.module.js'
export * from './learning.service.js'
export * from './quiz.service.js'
export * from './quiz-sweep.js'
export * from './version.service.js'

export const learningContext: PersistenceContext = {
  schema: 'learning', entities: [],
  migrations: [MakeTheEnrolments1764000600000, RememberWhatDevicesSentByMonth1764001511000, KeepWhatWasWatchedInWholeSeconds1764001530000, LetCompletionsBeFlagged1764001530040],
  monthly: [{ table: 'learning.taken_event', key: 'timestamptz', keepDays: 'IDEMPOTENCY_DAYS' }],
}
