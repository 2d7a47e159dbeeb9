import { countAsked, partition, type QuestionDefinition, type QuizRules, readGift } from '@khue/assessment'
import type { CourseFault } from '../domain/course-fault.js'
import type { CourseYaml } from '../domain/course-yaml.js'
import { isMedia } from './media-types.js'

type Entry = CourseYaml['sections'][number]['lessons'][number]
type Refuse = (key: string, values?: Record<string, string | number>) => void

/** The keys of course.yaml that say how a quiz is asked. */
export const quizKeys = ['passMark', 'attempts', 'pools', 'shuffle', 'timeLimit', 'waitingTime', 'feedback', 'offline'] as const satisfies (keyof Entry)[]

/** How a quiz is asked, as its entry in course.yaml says; what cannot be together is refused. */
export function readRules(entry: Entry, refuse: (key: string) => void): QuizRules {
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
export function readQuiz(text: string, file: string, rules: QuizRules, exists: (path: string) => boolean, refuse: Refuse): { questions: QuestionDefinition[]; asked: number; faults: CourseFault[] } {
  const { questions, faults, lines } = readGift(text)
  const told: CourseFault[] = faults.map((fault) => ({ file, ...fault }))
  for (const { id, audio, image } of questions) {
    const check = (path: string | undefined, kind: 'audio' | 'image'): void => {
      if (path === undefined) return
      if (!exists(path)) told.push({ file, line: lines.get(id) ?? 1, key: 'course.missing-file', values: { name: path } })
      else if (!isMedia(path, kind)) told.push({ file, line: lines.get(id) ?? 1, key: `cards.no-${kind}`, values: { name: path } })
    }
    check(audio, 'audio')
    check(image?.path, 'image')
  }
  for (const { pool, questions: of } of partition(questions, rules.pools ?? []).pools) {
    if (of.length < pool.draw) refuse('quiz.pool', { name: [pool.tag, pool.difficulty].filter(Boolean).join(', '), wanted: pool.draw, found: of.length })
  }
  return { questions, asked: countAsked(questions, rules.pools), faults: told }
}
