import type { PersistenceContext } from '@khue/platform/database'
import { GiveAttemptsADeadlineAndFeedback1764001400000 } from './data/migrations/1764001400000-give-attempts-a-deadline-and-feedback.js'
import { MakeTheAttempts1764000400000 } from './data/migrations/1764000400000-make-the-attempts.js'

export * from './assessment.module.js'
export * from './attempt.service.js'
export type { Attempt, OverdueAttempt, SavedAnswer } from './data/attempt.repository.js'
export type { ResolveFile } from './domain/gift-text.js'
export { isOverdue } from './domain/deadline.js'
export type { GiftFault } from './domain/gift-fault.js'
export { type GiftOptions, type ReadGift, readGift } from './domain/gift.js'
export { type Grade, isGraded, reaches } from './domain/grading.js'
export { present } from './domain/present.js'
export * from './domain/question.js'
export * from './domain/quiz-rules.js'
export { type QuestionResult, resultsOf, toldFrom } from './domain/results.js'
export { type RightAnswer, rightAnswer } from './domain/right-answer.js'

export const assessmentContext: PersistenceContext = { schema: 'assessment', entities: [], migrations: [MakeTheAttempts1764000400000, GiveAttemptsADeadlineAndFeedback1764001400000] }
