import { simulateCompletions, simulateResidents, type Simulation } from './history.js'

const UNTIL = new Date('2026-11-24T03:00:00Z')
const simulation: Simulation = { residents: 200, completions: 600, years: 1, seed: 7, until: UNTIL, unitCodes: ['00004', '00070', '00082'], courses: 5 }
const of = (changes: Partial<Simulation>) => {
  const asked = { ...simulation, ...changes }
  const residents = simulateResidents(asked)
  return { residents, completions: [...simulateCompletions(asked, residents)] }
}

describe('a made-up history', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(of({})).toEqual(of({}))
    expect(of({ seed: 8 })).not.toEqual(of({}))
  })

  it('has exactly the completions asked for, none twice, in the order of their times', () => {
    const { residents, completions } = of({})
    expect(completions).toHaveLength(600)
    expect(new Set(completions.map(({ resident, course }) => `${resident} ${course}`)).size).toBe(600)
    const times = completions.map(({ completedAt }) => completedAt.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const { resident, enrolledAt, completedAt } of completions) {
      expect(residents[resident]?.registeredAt.getTime()).toBeLessThanOrEqual(enrolledAt.getTime())
      expect(enrolledAt.getTime()).toBeLessThan(completedAt.getTime())
      expect(completedAt.getTime()).toBeLessThan(UNTIL.getTime())
    }
  })

  it('lets a few learn much and many a little', () => {
    const { completions } = of({ completions: 300, courses: 50 })
    const counts = [...Map.groupBy(completions, (one) => one.resident).values()].map((some) => some.length).sort((a, b) => b - a)
    expect(counts[0]).toBeGreaterThanOrEqual(5)
    expect(counts.filter((count) => count <= 2).length).toBeGreaterThan(counts.length / 2)
  })

  it('fills every pair of resident and course, and refuses one more', () => {
    expect(of({ completions: 1_000 }).completions).toHaveLength(1_000)
    expect(() => of({ completions: 1_001 })).toThrow('More completions')
  })
})
