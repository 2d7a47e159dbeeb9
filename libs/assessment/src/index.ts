import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheAttempts1764000400000 } from './data/migrations/1764000400000-make-the-attempts.js'

export * from './assessment.module.js'
export * from './attempt.service.js'
export type { Attempt, SavedAnswer } from './data/attempt.repository.js'
export { type GiftFault, readGift } from './domain/gift.js'
export { type Grade, isGraded } from './domain/grading.js'
export { present } from './domain/present.js'
export * from './domain/question.js'

export const assessmentContext: PersistenceContext = { schema: 'assessment', entities: [], migrations: [MakeTheAttempts1764000400000] }
