import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheEnrolments1764000600000 } from './data/migrations/1764000600000-make-the-enrolments.js'
import { RememberWhatDevicesSentByMonth1764001511000 } from './data/migrations/1764001511000-remember-what-devices-sent-by-month.js'

export * from './completion.service.js'
export { clamp, readInstant } from './domain/progress-batch.js'
export type { EnrolledCourse } from './data/enrolment.repository.js'
export * from './events.js'
export * from './learning.module.js'
export * from './learning.service.js'
export * from './quiz.service.js'
export * from './quiz-sweep.js'
export * from './version.service.js'

export const learningContext: PersistenceContext = {
  schema: 'learning', entities: [], migrations: [MakeTheEnrolments1764000600000, RememberWhatDevicesSentByMonth1764001511000],
  monthly: [{ table: 'learning.taken_event', key: 'timestamptz', keepDays: 'IDEMPOTENCY_DAYS' }],
}
