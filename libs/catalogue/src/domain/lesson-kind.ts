/** The contract's kinds of lesson. */
export const lessonKinds = ['ARTICLE', 'VIDEO', 'AUDIO', 'DOCUMENT', 'QUIZ', 'FLASHCARDS', 'DICTATION', 'ASSIGNMENT', 'PACKAGE', 'TOOL', 'CLASS'] as const
export type LessonKind = (typeof lessonKinds)[number]
