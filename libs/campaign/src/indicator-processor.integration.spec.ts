import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { outboxContext, type StoredEvent } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import type { TerritoryService } from '@khue/territory'
import { FiguresRepository } from './data/figures.repository.js'
import { RecomputeRepository } from './data/recompute.repository.js'
import { indicators } from './domain/indicators.js'
import { type Period, readPeriod } from './domain/period.js'
import { FiguresVersions } from './figures-versions.js'
import { campaignContext } from './index.js'
import { IndicatorProcessor } from './indicator-processor.js'

const CITY = '01'
const WARDS = ['00004', '00070', '00082']
const TIME_ZONE = 'Asia/Ho_Chi_Minh'
const rows = [{ unit: CITY, ancestor: CITY }, ...WARDS.flatMap((unit) => [{ unit, ancestor: unit }, { unit, ancestor: CITY }])]
const territory = { timeZone: async () => TIME_ZONE, closure: async () => rows, refresh: () => undefined } as unknown as TerritoryService

interface Resident {
  id: string
  unit: string
  born: number | null
}
const courseId = randomUUID()
const at = (day: string): Date => new Date(`${day}T05:00:00Z`)

function event(kind: string, resident: Resident, day: string, more: object = {}, id: string = randomUUID()): StoredEvent {
  const payload = { residentId: resident.id, unitCode: resident.unit, birthYear: resident.born, gender: null, enrolmentId: randomUUID(), courseId, versionId: courseId, courseSlug: 'c', ...more }
  return { id, kind, version: 1, occurredAt: at(day), recordedAt: at(day), requestId: null, payload }
}
const completed = (resident: Resident, day: string, competency = 'vn-digital.1.1', level = 2): StoredEvent =>
  event('completed', resident, day, { alignments: [{ competency, level }] })
const voided = (what: StoredEvent, day: string): StoredEvent => ({ ...event('completion-voided', { id: residentOf(what), unit: WARDS[0] as string, born: null }, day, { corrects: what.id }) })
const residentOf = (from: StoredEvent): string => (from.payload as { residentId: string }).residentId
const person = (unit: string = WARDS[0] as string, born: number | null = 1959): Resident => ({ id: randomUUID(), unit, born })

describe('the indicator processor', () => {
  let test: TestDatabase
  let versions: FiguresVersions
  let processor: IndicatorProcessor
  const recompute = new RecomputeRepository()
  const figures = new FiguresRepository()

  beforeAll(async () => {
    test = await testDatabase([outboxContext, campaignContext])
    versions = new FiguresVersions(test.database, territory)
    processor = new IndicatorProcessor(territory, versions)
  })
  afterAll(() => test.close())
  beforeEach(() =>
    test.database.transaction(async (tx) => {
      await tx.sql('TRUNCATE campaign.ledger, campaign.voided, campaign.attainment, campaign.residence, campaign.person, campaign.flow_rollup, campaign.stock_rollup, outbox.event, campaign.population, campaign.target')
    }),
  )

  const keep = (events: readonly StoredEvent[]) =>
    test.database.transaction((tx) =>
      tx.sql(
        `INSERT INTO outbox.event (id, kind, version, occurred_at, recorded_at, payload)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::jsonb[]) ON CONFLICT DO NOTHING`,
        [events.map((e) => e.id), events.map((e) => e.kind), events.map(() => 1), events.map((e) => e.occurredAt), events.map((e) => e.recordedAt), events.map((e) => JSON.stringify(e.payload))],
      ),
    )
  const apply = async (...events: StoredEvent[]): Promise<void> => {
    await keep(events)
    await test.database.transaction((tx) => processor.apply(tx, events))
  }
  const figure = async (code: string, unit: string, period: string, today = '2027-12-31'): Promise<number> => {
    const [row] = await test.database.read((tx) =>
      figures.read(tx, { indicators: indicators.filter((i) => i.code === code), unitCodes: [unit], period: readPeriod(period) as Period, today }, { parents: WARDS.map(() => CITY), children: WARDS }),
    )
    return row?.numerator ?? Number.NaN
  }
  const differences = () => test.database.transaction(async (tx) => recompute.differences(tx, await versions.shown(tx), () => undefined), 'REPEATABLE READ')

  it('counts a person once in the city and once in each of two wards, and each completion in its ward', async () => {
    const an = person()
    const [first, second] = WARDS as [string, string]
    await apply(event('resident-registered', an, '2026-01-05'), completed(an, '2026-02-01'), completed(an, '2026-02-02'))
    an.unit = second
    await apply(event('resident-moved', an, '2026-03-01'), completed(an, '2026-03-02'), completed(an, '2026-03-02'), completed(an, '2026-04-02'))
    expect(await Promise.all([CITY, first, second].map((unit) => figure('completions', unit, '2026')))).toEqual([5, 2, 3])
    expect(await Promise.all([CITY, first, second].map((unit) => figure('completers', unit, '2026')))).toEqual([1, 1, 1])
    expect(await figure('completers', CITY, '2026-Q1')).toBe(1)
    expect(await figure('completers', CITY, '2026-03-02')).toBe(1)
    expect(await figure('completers', CITY, '2026-05')).toBe(0)
  })

  it('lets a STOCK move with the resident, and tells the figure of then', async () => {
    const an = person()
    const [first, second] = WARDS as [string, string]
    await apply(event('resident-registered', an, '2026-01-05'), completed(an, '2026-02-01'))
    await apply(event('resident-moved', { ...an, unit: second }, '2026-06-10'))
    expect([await figure('digital-basic', first, '2026-05'), await figure('digital-basic', second, '2026-05')]).toEqual([1, 0])
    expect([await figure('digital-basic', first, '2026-06-10'), await figure('digital-basic', second, '2026-06-10')]).toEqual([0, 1])
    expect(await figure('digital-basic', CITY, '2026')).toBe(1)
    expect(await figure('digital-basic', CITY, '2026', '2026-01-31')).toBe(0)
  })

  it('wants all five domains for the broad skills, and no Vietnamese for a foreign language', async () => {
    const an = person()
    await apply(event('resident-registered', an, '2026-01-05'), ...[1, 2, 3, 4].map((domain) => completed(an, '2026-02-01', `vn-digital.${domain}.1`)))
    expect(await figure('digital-broad', CITY, '2026')).toBe(0)
    await apply(completed(an, '2026-02-03', 'vn-digital.5.1', 1), completed(an, '2026-02-03', 'lang-vi', 4))
    expect([await figure('digital-broad', CITY, '2026'), await figure('language-a2', CITY, '2026')]).toEqual([0, 0])
    await apply(completed(an, '2026-02-04', 'vn-digital.5.2', 3), completed(an, '2026-02-04', 'lang-en', 2))
    expect([await figure('digital-broad', CITY, '2026'), await figure('language-a2', CITY, '2026'), await figure('language-b1', CITY, '2026')]).toEqual([1, 1, 0])
  })

  it('leaves out who is younger than fifteen in the year of the period, until she is', async () => {
    const young = person(WARDS[0], 2012)
    await apply(event('resident-registered', young, '2026-01-05'), completed(young, '2026-02-01'), event('learner-active', young, '2026-02-01'))
    expect([await figure('learners', CITY, '2026'), await figure('completions', CITY, '2026'), await figure('digital-basic', CITY, '2026')]).toEqual([0, 1, 0])
    expect(await figure('digital-basic', CITY, '2027')).toBe(1)
    await apply(event('profile-corrected', { ...young, born: 1962 }, '2026-03-01'))
    expect(await figure('digital-basic', CITY, '2026')).toBe(1)
  })

  it.each(['after', 'before', 'together'])('counts a voided completion as if it had never been, when the voiding comes %s', async (order) => {
    const an = person()
    await apply(event('resident-registered', an, '2026-01-05'), completed(an, '2026-02-01', 'lang-en', 2))
    const fraud = completed(an, '2026-02-03', 'vn-digital.1.1', 2)
    const back = voided(fraud, '2026-03-01')
    if (order === 'after') await apply(fraud).then(() => apply(back))
    else if (order === 'before') await apply(back).then(() => apply(fraud))
    else await apply(back, fraud)
    expect([await figure('completions', CITY, '2026'), await figure('completers', CITY, '2026'), await figure('completers', CITY, '2026-02-03')]).toEqual([1, 1, 0])
    expect([await figure('digital-basic', CITY, '2026'), await figure('language-a2', CITY, '2026')]).toEqual([0, 1])
    expect(await differences()).toEqual([])
  })

  it('takes the same event once, however often it comes', async () => {
    const an = person()
    const one = completed(an, '2026-02-01')
    await apply(event('resident-registered', an, '2026-01-05'), one)
    await apply(one)
    expect(await figure('completions', CITY, '2026')).toBe(1)
  })

  it('shows by verification a figure, an attainment or a row of the ledger that somebody touched', async () => {
    const an = person()
    await apply(event('resident-registered', an, '2026-01-05'), completed(an, '2026-02-01'))
    await test.database.transaction((tx) => tx.sql(`UPDATE campaign.flow_rollup SET value = value + 1 WHERE indicator = 'completions' AND grain = 'day' AND unit_code = '01'`))
    await test.database.transaction((tx) => tx.sql(`UPDATE campaign.ledger SET unit_code = '00082' WHERE kind = 'completed'`))
    const found = (await differences()).map((row) => row.what)
    expect(found).toContain('flow completions day 2026-02-01 01')
    expect(found.some((what) => what.startsWith('ledger '))).toBe(true)
  })

  it('gives the same figures for any history in any order and any batches, and verification finds no difference', async () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 3 }),
      day: fc.integer({ min: 0, max: 400 }),
      what: fc.oneof(
        fc.constantFrom('enrolled', 'learner-active').map((kind) => ({ kind })),
        fc.record({ kind: fc.constant('completed'), competency: fc.constantFrom('vn-digital.1.1', 'vn-digital.2.1', 'vn-digital.3.2', 'vn-digital.4.4', 'vn-digital.5.1', 'lang-en'), level: fc.integer({ min: 1, max: 3 }), voided: fc.boolean() }),
        fc.record({ kind: fc.constant('resident-moved'), ward: fc.constantFrom(...WARDS) }),
        fc.record({ kind: fc.constant('profile-corrected'), born: fc.constantFrom(null, 1950, 2011, 2012) }),
      ),
    })
    const histories = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 25 }), shuffles: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), size: fc.integer({ min: 1, max: 30 }) })
    await fc.assert(
      fc.asyncProperty(histories, async ({ steps, shuffles, size }) => {
        const events = historyOf(steps)
        const orders = [events, shuffle(events, shuffles)]
        const seen: unknown[] = []
        for (const order of orders) {
          await test.database.transaction((tx) => tx.sql('TRUNCATE campaign.ledger, campaign.voided, campaign.attainment, campaign.residence, campaign.person, campaign.flow_rollup, campaign.stock_rollup, outbox.event'))
          for (let from = 0; from < order.length; from += size) await apply(...order.slice(from, from + size))
          expect(await differences()).toEqual([])
          seen.push(await test.database.read((tx) => tx.sql(`SELECT indicator, grain, start::text, unit_code, value FROM campaign.flow_rollup WHERE value <> 0 UNION ALL SELECT indicator, grain, start::text, unit_code, delta FROM campaign.stock_rollup WHERE delta <> 0 ORDER BY 1, 2, 3, 4`)))
        }
        expect(seen[0]).toEqual(seen[1])
      }),
      { numRuns: 40 },
    )
  }, 180_000)
})

interface Step {
  who: number
  day: number
  what: { kind: string; competency?: string; level?: number; voided?: boolean; ward?: string; born?: number | null }
}

/** The events that the writers of such a history would tell, each stamped with the person as she was. */
function historyOf(steps: readonly Step[]): StoredEvent[] {
  const residents = [0, 1, 2, 3].map((n) => person(WARDS[n % WARDS.length], [1959, null, 2012, 2000][n] ?? null))
  const dayOf = (n: number): string => new Date(Date.UTC(2026, 0, 2 + n)).toISOString().slice(0, 10)
  const events = residents.map((resident) => event('resident-registered', resident, '2026-01-01'))
  const inTime = [...steps].sort((a, b) => a.day - b.day)
  inTime.forEach(({ who, day, what }, n) => {
    const resident = residents[who] as Resident
    if (what.ward) resident.unit = what.ward
    if (what.born !== undefined) resident.born = what.born
    const made = what.competency ? completed(resident, dayOf(day), what.competency, what.level) : event(what.kind, resident, dayOf(day))
    const later: StoredEvent = { ...made, occurredAt: new Date(made.occurredAt.getTime() + n) }
    events.push(later)
    if (what.voided) events.push({ ...voided(later, dayOf(day + 1)) })
  })
  return events
}

function shuffle<T>(items: readonly T[], by: readonly number[]): T[] {
  return items.map((item, n) => ({ item, key: by[n % by.length] ?? 0 })).sort((a, b) => a.key - b.key).map(({ item }) => item)
}
