import fc from 'fast-check'
import { countAsked, drawQuestions, partition } from './quiz-rules.js'
import type { QuestionDefinition } from './question.js'

const questions = Array.from({ length: 12 }, (_, n): QuestionDefinition => ({
  id: `q${n}`, kind: 'TRUE_FALSE', prompt: `${n}`, points: 1, feedback: null, choices: [], texts: [], ranges: [], pairs: [],
  ...(n < 8 ? { tags: [n % 2 ? 'odd' : 'even'], difficulty: n < 4 ? 'easy' as const : 'hard' as const } : {}),
}))
const pools = [{ draw: 2, tag: 'odd' }, { draw: 1, difficulty: 'easy' as const }]
const seeds = Array.from({ length: 100 }, (_, n) => `s${n}`)

describe('pools', () => {
  it('draw their number of the questions that fit, and every other one is asked', () => {
    const parts = partition(questions, pools)
    expect(parts.pools.map(({ questions: of }) => of.map((question) => question.id))).toEqual([['q1', 'q3', 'q5', 'q7'], ['q0', 'q2']])
    for (const seed of seeds) {
      const ids = drawQuestions(questions, { pools }, seed).map((question) => question.id)
      expect([ids.filter((id) => ['q1', 'q3', 'q5', 'q7'].includes(id)).length, ids.filter((id) => ['q0', 'q2'].includes(id)).length, ids.length]).toEqual([2, 1, countAsked(questions, pools)])
      expect(ids).toEqual([...ids].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))))
    }
  })

  it('draw each question at some time, and the same ones for the same attempt', () => {
    const drawn = new Set(seeds.flatMap((seed) => drawQuestions(questions, { pools }, seed).map((question) => question.id)))
    expect(drawn.size).toBe(12)
    fc.assert(fc.property(fc.string(), (seed) => expect(drawQuestions(questions, { pools, shuffle: { questions: true, choices: true } }, seed)).toEqual(drawQuestions(questions, { pools, shuffle: { questions: true, choices: true } }, seed))))
  })
})

describe('shuffling', () => {
  it('puts every question in every place, and choices only where the author lets it', () => {
    const first = new Set(seeds.map((seed) => drawQuestions(questions, { shuffle: { questions: true, choices: true } }, seed)[0]?.id))
    expect(first.size).toBeGreaterThan(9)
    expect(drawQuestions(questions, { shuffle: { questions: false, choices: false } }, 's').every((question) => question.fixedOrder)).toBe(true)
    expect(drawQuestions(questions, {}, 's')).toEqual(questions)
  })
})
