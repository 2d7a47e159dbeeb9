import { countAsked, partition, type QuestionDefinition, type QuizRules, readGift, type ResolveFile } from '@khue/assessment/reading'
import { resolver } from './article-reader.js'
import type { LessonEntry, LessonToRead, Reading } from './reading.js'

/** The keys of course.yaml that say how a quiz is asked. */
export const quizKeys = ['passMark', 'attempts', 'pools', 'shuffle', 'timeLimit', 'waitingTime', 'feedback', 'offline'] as const satisfies (keyof LessonEntry)[]

/** How a quiz is asked, as its entry in course.yaml says; what cannot be together is refused. */
export function readRules(entry: LessonEntry, refuse: (key: string) => void): QuizRules {
  const { passMark = 0.6, attempts = 0, pools, shuffle, timeLimit, waitingTime, feedback, offline } = entry
  if (offline && timeLimit) refuse('quiz.offline-time')
  if (offline && feedback === 'at-once') refuse('quiz.offline-feedback')
  return {
    passMark, attempts,
    ...(pools ? { pools } : {}), ...(shuffle ? { shuffle } : {}), ...(timeLimit ? { timeLimit } : {}), ...(waitingTime ? { waitingTime } : {}),
    ...(feedback ? { feedback } : {}), ...(offline ? { offline } : {}),
  }
}

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i

/**
 * Reads a quiz. A file that a question shows and that is missing, or is none of its kind, is refused in the question's line; those that are there
 * belong to the course.
 */
export function readQuiz(text: string, { name: file, refuse }: Pick<LessonToRead, 'name' | 'refuse'>, rules: QuizRules, reading: Reading): { questions: QuestionDefinition[]; asked: number } {
  const within = resolver(reading, file, text)
  const resolve: ResolveFile = (address, kind) => (kind !== 'link' && ELSEWHERE.test(address) ? { fault: 'gift.media-outside' } : within(address, kind))
  const { questions, ...said } = readGift(text, { language: reading.language, resolve })
  reading.told.take(file, said)
  for (const { pool, questions: of } of partition(questions, rules.pools ?? []).pools) {
    if (of.length < pool.draw) refuse('quiz.pool', { name: [pool.tag, pool.difficulty].filter(Boolean).join(', '), wanted: pool.draw, found: of.length })
  }
  return { questions, asked: countAsked(questions, rules.pools) }
}
