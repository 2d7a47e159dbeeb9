// What reads a quiz, without the service around it: a reader of uploads has no need of a database.
export type { GiftFault } from './domain/gift-fault.js'
export type { ResolveFile } from './domain/gift-text.js'
export { readGift } from './domain/gift.js'
export type { QuestionDefinition } from './domain/question.js'
export * from './domain/quiz-rules.js'
