import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { FrameworksService, frameworksContext } from '@khue/frameworks'
import type { IdentityService } from '@khue/identity'
import { type StoredEvent, UnusableEvents } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { CompetencyConsumer, competencyContext, CompetencyService } from './index.js'

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day))

describe('what a learner can do', () => {
  let test: TestDatabase
  let service: CompetencyService
  /** Residents whose account is gone. */
  const gone = new Set<string>()
  /** Of everybody else the account is called as the resident is. */
  const identity = { peopleByResident: async (_: unknown, ids: string[]) => new Map(ids.filter((id) => !gone.has(id)).map((id) => [id, { accountId: id }])) } as unknown as IdentityService
  const consumer = new CompetencyConsumer(identity)

  beforeAll(async () => {
    test = await testDatabase([frameworksContext, competencyContext])
    const frameworks = new FrameworksService(test.database)
    await frameworks.seed()
    service = new CompetencyService(test.database, frameworks)
  })
  afterAll(() => test.close())

  const event = (kind: string, residentId: string, day: number, payload: object, id: string = randomUUID()): StoredEvent => ({ id, kind, version: 1, occurredAt: at(day), recordedAt: at(day), requestId: null, payload: { residentId, ...payload } })
  const residentOf = (what: StoredEvent): string => (what.payload as { residentId: string }).residentId
  const completed = (account: string, day: number, ...levels: [string, number][]): StoredEvent =>
    event('completed', account, day, { courseSlug: `c${day}`, courseTitle: `Khóa ${day}`, alignments: levels.map(([competency, level]) => ({ competency, level })) })
  const voided = (what: StoredEvent, day: number): StoredEvent => event('completion-voided', residentOf(what), day, { corrects: what.id })
  const recognised = (what: StoredEvent, ...levels: [string, number][]): StoredEvent =>
    event('alignments-recognised', residentOf(what), what.occurredAt.getUTCDate(), { courseSlug: 'c', courseTitle: 'Khóa', evidenceOf: what.id, alignments: levels.map(([competency, level]) => ({ competency, level })) })
  const apply = (...events: StoredEvent[]): Promise<void> => test.database.transaction((tx) => consumer.apply(tx, events))
  const attained = async (account: string) => (await service.attainments(account)).map((row) => [row.competencyCode, row.level, row.attainedAt.getUTCDate()])

  it('is the highest level of each competence, since its first evidence', async () => {
    const an = randomUUID()
    await apply(completed(an, 5, ['vn-digital.1.1', 2], ['lang-en', 1]), completed(an, 3, ['vn-digital.1.1', 2]), completed(an, 9, ['vn-digital.1.1', 1]))
    expect(await attained(an)).toEqual([['lang-en', 1, 5], ['vn-digital.1.1', 2, 3]])
    expect((await service.attainments(an))[1]).toMatchObject({ nameVi: expect.stringMatching(/\S{3}/) as unknown, courseSlug: 'c3' })
    expect(await attained(randomUUID())).toEqual([])
  })

  it.each(['after', 'before', 'together'])('is without a completion that is voided, when the voiding comes %s', async (order) => {
    const an = randomUUID()
    const fraud = completed(an, 2, ['lang-en', 3])
    await apply(completed(an, 4, ['lang-en', 1]))
    if (order === 'after') await apply(fraud).then(() => apply(voided(fraud, 3)))
    else if (order === 'before') await apply(voided(fraud, 3)).then(() => apply(fraud))
    else await apply(voided(fraud, 3), fraud)
    expect(await attained(an)).toEqual([['lang-en', 1, 4]])
  })

  it('is what was recognised later too, from the day of the completion, unless that is voided', async () => {
    const [an, binh] = [randomUUID(), randomUUID()]
    const [one, two] = [completed(an, 2), completed(binh, 2)]
    await apply(one, two, voided(two, 3), recognised(one, ['lang-en', 2]), recognised(two, ['lang-en', 2]))
    expect([await attained(an), await attained(binh)]).toEqual([[['lang-en', 2, 2]], []])
  })

  it('is the same whatever the order of the events, their batches, and how often they come', async () => {
    const step = fc.record({ day: fc.integer({ min: 1, max: 28 }), competency: fc.constantFrom('vn-digital.1.1', 'vn-digital.2.1', 'lang-en'), level: fc.integer({ min: 1, max: 6 }), voided: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 5 }), async (steps, keys, size) => {
        const seen: unknown[] = []
        for (const turned of [false, true]) {
          const account = randomUUID()
          const events = steps.flatMap(({ day, competency, level, voided: isVoided }) => {
            const one = completed(account, day, [competency, level])
            return [one, ...(isVoided ? [voided(one, 28)] : [])]
          })
          const order = turned ? [...events, ...events].map((one) => ({ one, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one) : events
          for (let from = 0; from < order.length; from += size) await apply(...order.slice(from, from + size))
          seen.push(await attained(account))
        }
        expect(seen[1]).toEqual(seen[0])
      }),
      { numRuns: 25 },
    )
  })

  it('names the events that cannot be read, and takes none of their batch', async () => {
    const an = randomUUID()
    const good = completed(an, 1, ['lang-en', 1])
    const bare = event('completed', an, 1, {})
    const fault = await apply(good, bare).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(UnusableEvents)
    expect([...(fault as UnusableEvents).reasons.keys()]).toEqual([bare.id])
    expect(await attained(an)).toEqual([])
  })

  it('is kept of nobody whose account is gone', async () => {
    const [an, binh] = [randomUUID(), randomUUID()]
    gone.add(an)
    await apply(completed(an, 1, ['lang-en', 1]), completed(binh, 1, ['lang-en', 1]))
    expect([await attained(an), await attained(binh)]).toEqual([[], [['lang-en', 1, 1]]])
  })
})
