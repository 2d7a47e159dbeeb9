import { createHash } from 'node:crypto'
import type { Difficulty, QuestionDefinition } from './question.js'

/** Draws some of the questions of a tag, a difficulty, or both. */
export interface Pool {
  draw: number
  tag?: string | undefined
  difficulty?: Difficulty | undefined
}

/** When a learner is told what was right: each question once she has had it checked; when the attempt is closed; or not before an instant (ISO 8601). */
export type FeedbackRule = 'at-once' | 'at-end' | { after: string }

/** How a quiz is asked. Shares are 0 to 1, times minutes. */
export interface QuizRules {
  passMark: number
  /** 0: without limit. */
  attempts: number
  pools?: Pool[]
  /** Left out: choices are shuffled, questions are not. */
  shuffle?: { questions: boolean; choices: boolean }
  timeLimit?: number
  /** Between the end of one attempt and the start of the next. */
  waitingTime?: number
  feedback?: FeedbackRule
  /** May be taken along and answered without a network. */
  offline?: boolean
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const byChance = <T extends { id: string }>(rows: readonly T[], seed: string): T[] =>
  rows.map((row) => ({ row, key: digest(`${seed}/${row.id}`) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row)

const fits = (pool: Pool, question: QuestionDefinition): boolean =>
  (pool.tag === undefined || (question.tags ?? []).includes(pool.tag)) && (pool.difficulty === undefined || question.difficulty === pool.difficulty)

/** Each pool with its questions; one that fits several belongs to the first. `rest`: those of no pool, which are always asked. */
export function partition(questions: readonly QuestionDefinition[], pools: readonly Pool[]): { pools: { pool: Pool; questions: QuestionDefinition[] }[]; rest: QuestionDefinition[] } {
  const poolOf = new Map(questions.map((question) => [question, pools.findIndex((pool) => fits(pool, question))]))
  return {
    pools: pools.map((pool, n) => ({ pool, questions: questions.filter((question) => poolOf.get(question) === n) })),
    rest: questions.filter((question) => poolOf.get(question) === -1),
  }
}

/** How many questions an attempt asks; descriptions are counted as they are shown. */
export function countAsked(questions: readonly QuestionDefinition[], pools: readonly Pool[] = []): number {
  const parts = partition(questions, pools)
  return parts.rest.length + parts.pools.reduce((sum, { pool, questions: of }) => sum + Math.min(pool.draw, of.length), 0)
}

/**
 * The questions of one attempt in the order in which it asks them: what the seed draws, the same for the same seed.
 * A pool gives those that were asked least often before, for the right answers to those were shown: others while there are any.
 * @param asked how often each question was asked before, by its id.
 */
export function drawQuestions(questions: readonly QuestionDefinition[], { pools = [], shuffle }: Pick<QuizRules, 'pools' | 'shuffle'>, seed: string, asked: ReadonlyMap<string, number> = new Map()): QuestionDefinition[] {
  const parts = partition(questions, pools)
  const times = ({ id }: QuestionDefinition): number => asked.get(id) ?? 0
  const chosen = new Set([...parts.rest, ...parts.pools.flatMap(({ pool, questions: of }) => byChance(of, `${seed}/draw`).sort((a, b) => times(a) - times(b)).slice(0, pool.draw))])
  const drawn = questions.filter((question) => chosen.has(question))
  const ordered = shuffle?.questions ? byChance(drawn, `${seed}/questions`) : drawn
  return shuffle?.choices === false ? ordered.map((question) => ({ ...question, fixedOrder: true })) : ordered
}
