import type { PersistenceContext } from '@khue/platform/database'
import { GiveAttemptsADeadlineAndFeedback1764001400000 } from './data/migrations/1764001400000-give-attempts-a-deadline-and-feedback.js'
import { LetAttemptsBelongToAGeneration1764001530020 } from './data/migrations/1764001530020-let-attempts-belong-to-a-generation.js'
import { MakeTheAttempts1764000400000 } from './data/migrations/1764000400000-make-the-attempts.js'

export * from './assessment.module.js'
export * from './attempt.service.js'
export type { Attempt, OverdueAttempt, SavedAnswer } from './data/attempt.repository.js'
export { isOverdue } from './domain/deadline.js'
export type { GiftFault } from './domain/gift-fault.js'
export { readGift } from './domain/gift.js'
export { type Grade, isGraded } from './domain/grading.js'
export { present } from './domain/present.js'
export * from './domain/question.js'
export * from './domain/quiz-rules.js'
export { type QuestionResult, resultsOf, toldFrom } from './domain/results.js'
export { rightAnswer } from './domain/right-answer.js'

export const assessmentContext: PersistenceContext = { schema: 'assessment', entities: [], migrations: [MakeTheAttempts1764000400000, GiveAttemptsADeadlineAndFeedback1764001400000, LetAttemptsBelongToAGeneration1764001530020] }
