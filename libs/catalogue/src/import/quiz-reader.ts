import { countAsked, partition, type QuestionDefinition, type QuizRules, readGift } from '@khue/assessment/reading'
import type { LessonEntry, LessonToRead, Reading } from './lesson-reader.js'
import { isMedia } from './media-types.js'

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

/** Reads a quiz; a file that a question names and that is missing, or is none of its kind, is refused in the question's line. */
export function readQuiz(text: string, { name: file, refuse }: Pick<LessonToRead, 'name' | 'refuse'>, rules: QuizRules, { files, told }: Pick<Reading, 'files' | 'told'>): { questions: QuestionDefinition[]; asked: number } {
  const { questions: read, faults, lines } = readGift(text)
  told.take(file, { faults })
  const questions = read.map((question): QuestionDefinition => {
    const line = lines.get(question.id) ?? 1
    const find = (address: string, kind: 'audio' | 'image'): string => {
      const found = files.names.find(address, file)
      if (typeof found === 'string') {
        told.refuse(file, line, found === 'path.leaves' ? 'course.path' : 'course.missing-file', { name: address })
        return address
      }
      if (!found.asWritten) told.warn(file, line, 'path.case', { name: address, found: found.path })
      if (!isMedia(found.path, kind)) told.refuse(file, line, `cards.no-${kind}`, { name: address })
      files.used.add(found.path)
      return found.path
    }
    const { audio, image } = question
    return { ...question, ...(audio === undefined ? {} : { audio: find(audio, 'audio') }), ...(image === undefined ? {} : { image: { ...image, path: find(image.path, 'image') } }) }
  })
  for (const { pool, questions: of } of partition(questions, rules.pools ?? []).pools) {
    if (of.length < pool.draw) refuse('quiz.pool', { name: [pool.tag, pool.difficulty].filter(Boolean).join(', '), wanted: pool.draw, found: of.length })
  }
  return { questions, asked: countAsked(questions, rules.pools) }
}
