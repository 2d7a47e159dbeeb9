import { type CompletionFacts, flagRules, flagsOf, paceOf } from './flag-rules.js'

const plain: CompletionFacts = { minutes: 60, statedMinutes: 40, between: { minutes: 30, statedMinutes: 35 }, sameDay: 1, moves: 0, sameAddress: 1 }
const rules = (facts: Partial<CompletionFacts>): string[] => flagsOf({ ...plain, ...facts }).map((flag) => flag.rule)

describe('a completion', () => {
  it('of a learner who took her time is not flagged', () => {
    expect(rules({})).toEqual([])
  })

  it.each<[string, Partial<CompletionFacts>, Partial<CompletionFacts>]>([
    ['faster-than-stated', { minutes: 7.9 }, { minutes: 8 }],
    ['lessons-at-once', { between: { minutes: 3.4, statedMinutes: 35 } }, { between: { minutes: 3.5, statedMinutes: 35 } }],
    ['many-a-day', { sameDay: 5 }, { sameDay: 4 }],
    ['moved-often', { moves: 3 }, { moves: 2 }],
    ['burst-of-address', { sameAddress: 20 }, { sameAddress: 19 }],
  ])('is flagged as %s from the threshold on, not before', (rule, improbable, probable) => {
    expect([rules(improbable), rules(probable)]).toEqual([[rule], []])
  })

  it('is told why in both languages, with every number of its reason', () => {
    const all = flagsOf({ minutes: 0.03, statedMinutes: 40, between: { minutes: 0.02, statedMinutes: 35 }, sameDay: 8, moves: 8, sameAddress: 30 })
    expect(all.map((flag) => flag.rule)).toEqual(Object.keys(flagRules))
    for (const { rule, values } of all) for (const text of flagRules[rule].reason) expect([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(Object.keys(values).sort())
  })

  it('is paced by its lessons from the first that was done to the last, in whatever order', () => {
    const done = (minute: number, minutes: number) => ({ minutes, completedAt: new Date(Date.UTC(2026, 2, 1, 0, minute)) })
    expect(paceOf([done(9, 5), done(1, 3), done(4, 2)])).toEqual({ minutes: 8, statedMinutes: 7 })
    expect(paceOf([done(1, 5), done(9, 3)])).toBeNull()
  })
})
