import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { eventKind, outboxContext, type StoredEvent } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import type { TerritoryService } from '@khue/territory'
import { FiguresRepository } from './data/figures.repository.js'
import { FULL } from './data/figures-version.repository.js'
import { RecomputeRepository } from './data/recompute.repository.js'
import { type IndicatorDefinition, indicators } from './domain/indicators.js'
import { type Period, readPeriod } from './domain/period.js'
import { FiguresVersions } from './figures-versions.js'
import { campaignContext } from './index.js'
import { IndicatorProcessor } from './indicator-processor.js'

const WARDS = ['00004', '00070', '00082']
const [FIRST, SECOND] = WARDS as [string, string]
const at = new Date('2026-03-02T05:00:00Z')
/** Wards below two halves of the city, so that a ward can be moved. */
const parents = new Map([['01', null], ['north', '01'], ['south', '01'], ['00004', 'north'], ['00070', 'north'], ['00082', 'south']])
const above = (unit: string | null | undefined): string[] => (unit ? [unit, ...above(parents.get(unit))] : [])
const territory = {
  timeZone: async () => 'Asia/Ho_Chi_Minh', refresh: () => undefined,
  closure: async () => [...parents.keys()].flatMap((unit) => above(unit).map((ancestor) => ({ unit, ancestor }))),
} as unknown as TerritoryService

eventKind('completed', z.object({ residentId: z.uuid(), unitCode: z.string().nullable(), courseSlug: z.string() }).loose(), [({ slug, ...rest }) => ({ ...rest, courseSlug: slug, alignments: [] })])

const event = (kind: string, residentId: string, unitCode: string, more: object = {}, version = 2): StoredEvent => ({
  id: randomUUID(), kind, version, occurredAt: at, recordedAt: at, requestId: null,
  payload: { residentId, unitCode, birthYear: 1959, gender: null, enrolmentId: randomUUID(), courseId: randomUUID(), versionId: randomUUID(), courseSlug: 'c', ...(kind === 'completed' ? { alignments: [{ competency: 'vn-digital.1.1', level: 2 }] } : {}), ...more },
})
/** Somebody comes, and completes a course. */
const lives = (unit: string): StoredEvent[] => {
  const resident = randomUUID()
  return [event('resident-registered', resident, unit, {}, 1), event('completed', resident, unit)]
}
const many = (count: number): StoredEvent[] => Array.from({ length: count }, (_, n) => lives(WARDS[n % 3] as string)).flat()

describe('a version of the figures', () => {
  let test: TestDatabase
  let versions: FiguresVersions
  let processor: IndicatorProcessor
  const figures = new FiguresRepository()
  const recompute = new RecomputeRepository()

  beforeEach(async () => {
    test = await testDatabase([outboxContext, campaignContext])
    parents.set('00070', 'north')
    start(indicators)
    await versions.keepUp({ atStart: true })
  })
  afterEach(() => test.close())

  /** A program with these definitions begins. */
  function start(definitions: readonly IndicatorDefinition[]): void {
    versions = new FiguresVersions(test.database, territory, definitions)
    processor = new IndicatorProcessor(territory, versions)
  }
  const apply = async (events: readonly StoredEvent[]): Promise<void> => {
    await test.database.transaction((tx) =>
      tx.sql('INSERT INTO outbox.event (id, kind, version, occurred_at, recorded_at, payload) SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::jsonb[])', [
        events.map((e) => e.id), events.map((e) => e.kind), events.map((e) => e.version), events.map((e) => e.occurredAt), events.map((e) => e.recordedAt), events.map((e) => JSON.stringify(e.payload)),
      ]),
    )
    await test.database.transaction(async (tx) => {
      await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:indicators', 0))`)
      await processor.apply(tx, events)
    })
  }
  const figure = async (code: string, unit: string, definitions = indicators): Promise<number | null | undefined> => {
    const asked = { indicators: definitions.filter((one) => one.code === code), unitCodes: [unit], period: readPeriod('2026') as Period, today: '2026-12-31' }
    return (await test.database.read((tx) => figures.read(tx, asked, { parents: [], children: [] })))[0]?.numerator
  }
  const differences = () => test.database.transaction(async (tx) => recompute.differences(tx, await versions.shown(tx), () => undefined), 'REPEATABLE READ')
  /** Lets a version be filled in small steps. */
  const slices = async (most: number): Promise<string[]> => {
    const came: string[] = []
    await test.database.transaction((tx) => tx.sql(`INSERT INTO campaign.person (resident, told_at) SELECT gen_random_uuid(), now() FROM generate_series(1, 20000) ON CONFLICT DO NOTHING`))
    for (let n = 0; n < most; n++) came.push(await versions.fillSlice())
    await test.database.transaction((tx) => tx.sql('DELETE FROM campaign.person p WHERE NOT EXISTS (SELECT FROM campaign.ledger l WHERE l.resident = p.resident)'))
    return came
  }
  /** Begins a version and fills nothing of it: what a process does that dies at once. */
  const begin = async (): Promise<void> => {
    const fillSlice = versions.fillSlice.bind(versions)
    versions.fillSlice = async () => 'nothing-to-fill'
    await versions.keepUp({ atStart: true })
    versions.fillSlice = fillSlice
  }

  it('goes on as it was made while a ward that moved is counted anew beside it, and then the new one is shown', async () => {
    await apply(many(60))
    expect([await figure('completers', 'north'), await figure('completers', 'south'), await figure('digital-basic', 'north')]).toEqual([40, 20, 40])
    expect(await versions.noteBoundaries()).toBe(false)
    parents.set('00070', 'south')
    expect(await versions.noteBoundaries()).toBe(true)
    await begin()
    await apply(lives(SECOND))
    expect([await figure('completers', 'north'), await differences()]).toEqual([41, []])
    expect(new Set(await slices(5))).toEqual(new Set(['filling']))
    expect(await versions.share()).toBeCloseTo(5 * 6553 / FULL, 2)
    await apply([...lives(SECOND), ...many(30)])
    expect([await figure('completers', 'north'), await differences()]).toEqual([62, []])
    start(indicators)
    expect(await versions.keepUp({ atStart: true })).toBe(true)
    expect(await versions.share()).toBeNull()
    expect([await figure('completers', 'north'), await figure('completers', 'south'), await figure('completers', '01')]).toEqual([30, 62, 92])
    expect([await figure('digital-basic', 'north'), await figure('digital-basic', 'south'), await figure('completions', 'south')]).toEqual([30, 62, 62])
    expect(await differences()).toEqual([])
    await apply(lives(FIRST))
    expect([await figure('completers', 'north'), await differences()]).toEqual([31, []])
    expect(await test.database.read((tx) => tx.sql('SELECT DISTINCT version FROM campaign.flow_rollup'))).toHaveLength(1)
  })

  it('takes a voiding to where its resident is, in the shown and in the filled one', async () => {
    const events = many(40)
    await apply(events)
    parents.set('00070', 'south')
    await begin()
    await slices(5)
    const gone = events.filter((one) => one.kind === 'completed').slice(0, 20)
    await apply(gone.map((one) => event('completion-voided', (one.payload as { residentId: string }).residentId, FIRST, { corrects: one.id }, 1)))
    expect([await figure('completions', '01'), await differences()]).toEqual([20, []])
    await versions.keepUp({ atStart: true })
    expect([await figure('completions', '01'), await figure('digital-basic', '01'), await differences()]).toEqual([20, 20, []])
  })

  it('knows a new indicator, and another meaning of an old one, from the whole past', async () => {
    await apply(many(30))
    const altered = indicators.map((one) => (one.code === 'digital-basic' && one.kind === 'STOCK' ? { ...one, requires: [{ prefix: 'vn-digital.', level: 3 }] } : one))
    const fresh = { ...(indicators.find((one) => one.code === 'completions') as IndicatorDefinition), code: 'completions-again' }
    start([...altered, fresh])
    await begin()
    expect([await figure('digital-basic', '01'), await figure('completions-again', '01', [fresh]), await differences()]).toEqual([30, null, []])
    await versions.keepUp({ atStart: true })
    expect([await figure('digital-basic', '01'), await figure('completions-again', '01', [fresh]), await differences()]).toEqual([0, 30, []])
  })

  it('begins with the first event, and is made anew once where there were figures before versions', async () => {
    const forget = () => test.database.transaction((tx) => tx.sql(`DELETE FROM campaign.figures_version WHERE state <> 'CURRENT'`).then(() => tx.sql(`UPDATE campaign.figures_version SET made_of = NULL, definition = '', boundaries = ''`)))
    await forget()
    start(indicators)
    await apply(many(6))
    expect(await versions.keepUp({ atStart: true })).toBe(false)
    await forget()
    start(indicators)
    expect(await versions.keepUp({ atStart: true })).toBe(true)
    expect([await figure('completions', '01'), await differences()]).toEqual([6, []])
  })

  it('is left alone by an older program beside it', async () => {
    await apply(many(9))
    const older = versions
    start(indicators.filter((one) => one.code !== 'learners'))
    expect(await versions.keepUp({ atStart: true })).toBe(true)
    expect(await older.keepUp({ atStart: false })).toBe(false)
    expect(await figure('learners', '01')).toBeNull()
  })

  it('is made anew where it was touched, while events and verifications go on, and goes on where it was cut off', async () => {
    await apply(many(60))
    await test.database.transaction(async (tx) => {
      await tx.sql(`UPDATE campaign.flow_rollup SET value = value + 7`)
      await tx.sql(`UPDATE campaign.attainment SET since = since - 30`)
      await tx.sql(`DELETE FROM campaign.residence WHERE unit_code = '00004'`)
      await tx.sql(`INSERT INTO campaign.voided SELECT event_id, gen_random_uuid(), 1 FROM campaign.ledger WHERE kind = 'completed' LIMIT 1`)
    })
    const cut = new Error('killed')
    await expect(versions.anew(() => { throw cut })).rejects.toBe(cut)
    await Promise.all([versions.anew(), apply(many(9)), apply(many(9)), differences()])
    expect(await figure('completions', '01')).toBe(78)
    expect(await differences()).toEqual([])
  })

  it('is shown at every moment of being made anew', async () => {
    await apply(many(30))
    let isOver = false
    const seen = new Set<unknown>()
    const watch = (async () => {
      while (!isOver) seen.add(await figure('completers', '01'))
    })()
    for (let n = 0; n < 5; n++) await versions.anew()
    isOver = true
    await watch
    expect([...seen]).toEqual([30])
  })

  it('holds the ledger against the newest form of an event that was written in an older one', async () => {
    const resident = randomUUID()
    const old = { ...event('completed', resident, FIRST, {}, 1), payload: { ...(event('completed', resident, FIRST).payload as object), courseSlug: undefined, slug: 'cũ', alignments: [{ competency: 'vn-digital.1.1', level: 8 }] } }
    const read = { ...old, version: 2, payload: { ...(old.payload as object), courseSlug: 'cũ', alignments: [] } }
    await apply([event('resident-registered', resident, FIRST, {}, 1)])
    await test.database.transaction((tx) => tx.sql('INSERT INTO outbox.event (id, kind, version, occurred_at, recorded_at, payload) VALUES ($1, $2, 1, $3, $4, $5)', [old.id, old.kind, old.occurredAt, old.recordedAt, JSON.stringify(old.payload)]))
    await test.database.transaction((tx) => processor.apply(tx, [read]))
    expect(await differences()).toEqual([])
  })
})
