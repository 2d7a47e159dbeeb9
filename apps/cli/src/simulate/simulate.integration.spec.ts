import type { INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IndicatorProcessor, MaintenanceService } from '@khue/campaign'
import { CompetencyConsumer } from '@khue/competency'
import { readSettings } from '@khue/platform/config'
import { Log, Metrics } from '@khue/platform/observability'
import { applyBatch, ConsumersRepository, OutboxRepository } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { CliModule, cliContexts } from '../cli.module.js'
import { Refusal } from '../command.js'
import { importAsOperator } from '../commands/course.js'
import { seed } from '../installation.js'
import { HistoryClock } from './history-clock.js'
import type { House } from './history-to-write.js'
import { simulate } from './simulate.js'

/** Everything a completed course leaves behind, without what is each one's own: which columns and fields are there, and how often. */
const TRACES = `
  SELECT 'event ' || e.kind || ' ' || (SELECT string_agg(key || ':' || jsonb_typeof(value), ' ' ORDER BY key) FROM jsonb_each(e.payload - '{birthYear,gender}'::text[])) AS trace, count(*)::int AS count
  FROM outbox.event e WHERE e.payload ->> 'residentId' IN (SELECT resident_id::text FROM identity.account WHERE id = ANY ($1)) GROUP BY 1
  UNION ALL SELECT concat_ws(' ', 'enrolment', n.state, n.progress, n.completed_at = n.updated_at), count(*)::int FROM learning.enrolment n WHERE n.account_id = ANY ($1) GROUP BY 1
  UNION ALL SELECT concat_ws(' ', 'progress', p.state, p.position, p.score IS NULL, p.watched, p.completed_at = n.completed_at, p.updated_at = n.updated_at), count(*)::int
    FROM learning.progress p JOIN learning.enrolment n ON n.id = p.enrolment_id WHERE n.account_id = ANY ($1) GROUP BY 1
  UNION ALL SELECT concat_ws(' ', 'completion', c.occurred_at = n.completed_at, c.person - '{birthYear,gender,unitCode}'::text[] = '{}', e.payload @> c.person), count(*)::int
    FROM learning.completion c JOIN learning.enrolment n ON n.id = c.enrolment_id JOIN outbox.event e ON e.id = c.event_id AND e.kind = 'completed' WHERE c.account_id = ANY ($1) GROUP BY 1
  UNION ALL SELECT concat_ws(' ', 'account', a.username IS NULL, a.email IS NULL, a.locale, a.consented_at = r.since, a.unit_code = r.unit_code), count(*)::int
    FROM identity.account a JOIN identity.residence r ON r.account_id = a.id WHERE a.id = ANY ($1) GROUP BY 1
  ORDER BY 1`

describe('a simulated population', () => {
  let test: TestDatabase
  let app: INestApplicationContext
  let house: House
  const clock = new HistoryClock()
  const folder = mkdtempSync(join(tmpdir(), 'khue-simulate-'))
  const asked = { residents: 12, completions: 20, years: 1, until: new Date() }

  beforeAll(async () => {
    test = await testDatabase(cliContexts)
    const settings = { ...readSettings({}), KHUE_HOME: folder }
    const log = Log.create('silent', 'test')
    app = await NestFactory.createApplicationContext(CliModule.forRoot({ service: 'test', settings, databaseUrl: test.url, contexts: cliContexts, log, clock }), { logger: false })
    house = { app, get: (type) => app.get(type, { strict: false }) }
    await seed(app)
    await test.database.transaction(async (tx) => {
      for (const { name, kinds } of [house.get(IndicatorProcessor), house.get(CompetencyConsumer)]) await new ConsumersRepository().register(tx, name, kinds)
    })
  })
  afterAll(async () => {
    await app.close()
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const publish = async (number: number): Promise<void> => {
    writeFileSync(join(folder, 'course.yaml'), `slug: khoa-${number}\ntitle: Khóa ${number}\nlanguage: vi\nalignments: [{ competency: vn-digital.4.${number}, level: 2 }]\nsections:\n  - title: A\n    lessons:\n      - file: doc.md\n      - { file: kiem-tra.gift, title: Kiểm tra }\n      - { file: them.md, required: false }\n`)
    writeFileSync(join(folder, 'doc.md'), '# Đọc\n\nMột bài.\n')
    writeFileSync(join(folder, 'them.md'), '# Thêm\n\nĐọc thêm.\n')
    writeFileSync(join(folder, 'kiem-tra.gift'), '::Một:: Hai cộng hai? {=4 ~5}\n')
    await importAsOperator(house, folder, true)
  }
  const drain = async (): Promise<void> => {
    const at = { database: test.database, repository: app.get(OutboxRepository), log: app.get(Log), metrics: app.get(Metrics) }
    for (;;) {
      const { claimed, batches } = await test.database.transaction((tx) => at.repository.claim(tx, 50))
      if (claimed === 0) return
      for (const { id, consumer } of batches) expect(await applyBatch(at, consumer === 'indicators' ? house.get(IndicatorProcessor) : house.get(CompetencyConsumer), id)).toEqual([])
    }
  }
  const tracesOf = async (name: string): Promise<{ trace: string; count: number }[]> => {
    const accounts = await test.database.read((tx) => tx.sql<{ id: string }>('SELECT id FROM identity.account WHERE username LIKE $1', [name]))
    return test.database.read((tx) => tx.sql<{ trace: string; count: number }>(TRACES, [accounts.map((row) => row.id)]))
  }

  it('is refused where nothing is published, and where completions do not fit', async () => {
    await expect(simulate(house, { ...asked, seed: 1 }, null, () => undefined)).rejects.toThrow(Refusal)
    await publish(1)
    await publish(2)
    await expect(simulate(house, { ...asked, completions: 25, seed: 1 }, null, () => undefined)).rejects.toThrow('make at most 24')
  })

  it('leaves the same behind, by COPY as through the services, and figures that prove right', async () => {
    await simulate(house, { ...asked, seed: 1 }, clock, () => undefined)
    await simulate(house, { ...asked, seed: 2 }, null, () => undefined)
    const [lived, copied] = [await tracesOf('demo.s1.%'), await tracesOf('demo.s2.%')]
    const withoutActive = (rows: typeof lived) => rows.filter(({ trace }) => !trace.startsWith('event learner-active'))
    expect(withoutActive(copied)).toEqual(withoutActive(lived))
    expect(copied.map((row) => row.trace)).toEqual(lived.map((row) => row.trace))
    await drain()
    expect(await house.get(MaintenanceService).verify()).toEqual([])
    const rows = await test.database.read((tx) => tx.sql<{ value: string }>(`SELECT sum(value) AS value FROM campaign.flow_rollup WHERE indicator = 'completions' AND grain = 'year' AND unit_code = '01'`))
    expect(Number(rows[0]?.value)).toBe(40)
  })

  it('is not made twice with one seed', async () => {
    await expect(simulate(house, { ...asked, seed: 2 }, null, () => undefined)).rejects.toThrow('seed 2 are here already')
  })
})
