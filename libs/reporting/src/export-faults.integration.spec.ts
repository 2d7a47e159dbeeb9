import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { campaignContext, CampaignService } from '@khue/campaign'
import { identityContext, IdentityService, Reach, type SignedIn } from '@khue/identity'
import type { Settings } from '@khue/platform/config'
import { Database, type PersistenceContext } from '@khue/platform/database'
import { Log, SystemClock } from '@khue/platform/observability'
import { Outbox, outboxContext, OutboxRepository } from '@khue/platform/outbox'
import type { JobQueues } from '@khue/platform/queues'
import { FileStore } from '@khue/platform/storage'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { TerritoryService, territoryContext } from '@khue/territory'
import { exportKey, ExportRunner } from './export-runner.js'
import { ExportRows } from './export-rows.js'
import { ExportWriter } from './export-writer.js'
import { type ExportRequest, ExportService, reportingContext } from './index.js'

const contexts: readonly PersistenceContext[] = [outboxContext, territoryContext, identityContext, campaignContext, reportingContext]
const settings = { EXPORT_TTL_HOURS: 24, EXPORTS_OPEN: 3 } as Settings
const PASSWORD = 'một câu chỉ tôi nhớ'
const EVENTS = `'r' AS resident, '00070' AS unit_code, 'x' AS unit_name, repeat('y', 400) AS course_slug, 1959 AS birth_year, 'F' AS gender, now() AS occurred_at, current_date AS counts_on, 'e' AS enrolment_id`

/** Two connections alone, one to make an export and one to tell how far it is: what is left hanging is missed at once. */
describe('an export that ends in its middle', () => {
  let test: TestDatabase
  let database: Database
  let home: string
  let rows: ExportRows
  let files: FileStore
  let service: ExportService
  let runner: ExportRunner
  const officers: SignedIn[] = []
  const made: ExportRunner[] = []

  beforeAll(async () => {
    test = await testDatabase(contexts)
    database = await Database.open(test.url, contexts, { poolSize: 2 })
    home = mkdtempSync(join(tmpdir(), 'khue-export-'))
    const [clock, log, territory] = [new SystemClock(), Log.create('silent', 'test'), new TerritoryService(test.database)]
    await territory.seed()
    const identity = new IdentityService(test.database, territory, new Outbox(), clock)
    const queues = { send: async () => undefined } as unknown as JobQueues
    rows = new ExportRows(database, new CampaignService(test.database, territory, clock, new OutboxRepository(), identity), territory)
    files = new FileStore(home)
    const writer = new ExportWriter(rows)
    runner = new ExportRunner(database, files, rows, writer, queues, log, settings)
    made.push(runner)
    service = new ExportService(test.database, identity, territory, queues, rows, writer, log, settings)
    for (const username of ['can-bo-a', 'can-bo-b', 'can-bo-c']) {
      await identity.createAccount({ username, password: PASSWORD, displayName: 'Cán Bộ', role: 'WARD_OFFICER', grantUnitCode: '00070' })
      officers.push((await identity.signIn(username, PASSWORD)).signedIn)
    }
  })
  afterAll(async () => {
    for (const one of made) one.onModuleDestroy()
    await database.close()
    await test.close()
    rmSync(home, { recursive: true })
  })
  afterEach(() => test.database.transaction((tx) => tx.sql('DELETE FROM reporting.export_job')))

  const [officer, other, third] = [0, 1, 2].map((at) => () => officers[at] as SignedIn) as [() => SignedIn, () => SignedIn, () => SignedIn]
  const ask = (more: Partial<ExportRequest> = {}, caller = officer()) => service.request(caller, Reach.of(caller, 'export.request', { covers: async (above, below) => above === below }), { kind: 'COMPLETIONS', format: 'CSV', from: '2026-03-01', to: '2026-03-31', ...more })
  const state = async (id: string): Promise<string | undefined> => (await test.database.read((tx) => tx.sql<{ state: string }>('SELECT state FROM reporting.export_job WHERE id = $1', [id])))[0]?.state
  const left = (): string[] => (existsSync(join(home, 'exports')) ? readdirSync(join(home, 'exports')) : [])
  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  /** Reads so many rows, from PostgreSQL, in place of the ledger's. */
  const reading = (sql: string): void => void Object.assign(rows, { eventSql: async () => sql, estimate: async () => 1 })
  const endless = `SELECT ${EVENTS}, generate_series(1, 1000000000000) AS event_id`
  const some = `SELECT ${EVENTS}, n AS event_id FROM generate_series(1, 3) AS n`
  const sleepers = async (): Promise<number> =>
    (await test.database.read((tx) => tx.sql<{ count: number }>(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%pg_sleep%' AND state = 'active'`)))[0]?.count ?? 0
  /** The next one is made, on what connections there are. */
  const nextIsMade = async (): Promise<void> => {
    reading(some)
    const { id } = await ask()
    await runner.handle({ job: id })
    expect(await state(id)).toBe('DONE')
    expect(readFileSync(join(home, `exports/${id}.csv`), 'utf8').split('\n')).toHaveLength(5)
  }

  it.each(['CSV', 'XLSX'] as const)('as %s: cancelled while PostgreSQL sends it, it stops, leaves nothing, and the next one is made', async (format) => {
    Object.assign(rows, { count: async () => 1 })
    reading(endless)
    const { id } = await ask({ format })
    const running = runner.handle({ job: id })
    await until(() => left().some((name) => name.startsWith(id) && statSync(join(home, 'exports', name)).size > 100_000))
    await service.cancel(officer(), id)
    await running
    expect([await state(id), left().filter((name) => name.startsWith(id))]).toEqual(['CANCELLED', []])
    await nextIsMade()
  })

  it('cancelled while PostgreSQL has sent nothing yet, it stops all the same', async () => {
    reading(`SELECT ${EVENTS}, pg_sleep(600) AS event_id`)
    const { id } = await ask()
    const running = runner.handle({ job: id })
    await until(async () => (await state(id)) === 'RUNNING')
    await service.cancel(officer(), id)
    await running
    await until(async () => (await sleepers()) === 0)
    await nextIsMade()
  })

  it('of figures, cancelled, lets go of the connection too', async () => {
    const { id } = await ask({ kind: 'INDICATORS', from: '2017-01-01', to: '2026-12-31' })
    const running = runner.handle({ job: id })
    await until(() => left().some((name) => name.startsWith(id) && statSync(join(home, 'exports', name)).size > 0))
    await service.cancel(officer(), id)
    await running
    expect(left().filter((name) => name.startsWith(id))).toEqual([])
    await nextIsMade()
  })

  /** Linux alone has a file that is always full. */
  for (const format of existsSync('/dev/full') ? (['CSV', 'XLSX'] as const) : []) {
    it(`as ${format}: on a full disk it fails, and the next one is made`, async () => {
      Object.assign(rows, { count: async () => 1 })
      reading(endless)
      const { id } = await ask({ format })
      const whole = files.draft.bind(files)
      files.draft = async (key, mark) => {
        const draft = await whole(key, mark)
        rmSync(draft.path)
        symlinkSync('/dev/full', draft.path)
        return draft
      }
      try {
        await expect(runner.handle({ job: id })).rejects.toThrow('ENOSPC')
      } finally {
        files.draft = whole
      }
      expect([await state(id), left().filter((name) => name.startsWith(id))]).toEqual(['QUEUED', []])
      await service.cancel(officer(), id)
      await nextIsMade()
    })
  }

  it('whose connection is cut is tried again, on another', async () => {
    reading(endless)
    const { id } = await ask()
    const running = runner.handle({ job: id })
    await until(() => left().some((name) => name.startsWith(id) && statSync(join(home, 'exports', name)).size > 100_000))
    const admin = new pg.Client({ connectionString: test.url })
    await admin.connect()
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'`)
    await admin.end()
    await expect(running).rejects.toThrow()
    reading(some)
    await runner.handle({ job: id })
    expect(await state(id)).toBe('DONE')
  })

  it('by a killed worker leaves nothing: what it wrote is thrown away, at the latest when another has made it', async () => {
    reading(some)
    const lost = await ask()
    const folder = dirname(join(home, exportKey(lost)))
    mkdirSync(folder, { recursive: true })
    const names = [`${lost.id}.csv.1.part`, `${lost.id}.csv.2.part`, `${randomUUID()}.csv.1.part`, `${randomUUID()}.xlsx`, `${lost.id}.csv.${randomUUID()}.part`]
    for (const name of names) writeFileSync(join(folder, name), 'rows of residents')
    writeFileSync(join(folder, 'not-ours.txt'), '')
    await test.database.transaction((tx) => tx.sql(`UPDATE reporting.export_job SET state = 'RUNNING', tries = 2, beat_at = now() - interval '2 minutes' WHERE id = $1`, [lost.id]))
    await runner.onApplicationBootstrap()
    expect(left().sort()).toEqual([`${lost.id}.csv.2.part`, 'not-ours.txt'].sort())
    await runner.handle({ job: lost.id })
    await runner.sweep()
    expect(left().sort()).toEqual([`${lost.id}.csv`, 'not-ours.txt'].sort())
    rmSync(join(folder, 'not-ours.txt'))
  })

  it('by workers that die of it each time is given up', async () => {
    const { id } = await ask()
    await test.database.transaction((tx) => tx.sql(`UPDATE reporting.export_job SET state = 'RUNNING', tries = 3, beat_at = now() - interval '2 minutes' WHERE id = $1`, [id]))
    await runner.handle({ job: id })
    expect(await state(id)).toBe('FAILED')
  })

  it('changes nothing of the next try, when a worker that was thought dead comes back', async () => {
    reading(endless)
    const { id } = await ask()
    const first = runner.handle({ job: id })
    await until(() => left().some((name) => name.startsWith(id) && statSync(join(home, 'exports', name)).size > 100_000))
    await test.database.transaction((tx) => tx.sql(`UPDATE reporting.export_job SET tries = tries + 1 WHERE id = $1`, [id]))
    await first
    expect(await state(id)).toBe('RUNNING')
  })

  it('is its owner’s alone to read on the disk, whatever was there before', async () => {
    reading(some)
    mkdirSync(join(home, 'exports'), { recursive: true })
    chmodSync(join(home, 'exports'), 0o755)
    for (const more of [{ format: 'CSV' }, { format: 'XLSX' }, { kind: 'INDICATORS' }] as Partial<ExportRequest>[]) {
      const one = await ask(more)
      await runner.handle({ job: one.id })
      expect([more, (statSync(join(home, exportKey(one))).mode & 0o777).toString(8), (statSync(join(home, 'exports')).mode & 0o777).toString(8)]).toEqual([more, '600', '700'])
    }
  })

  it('is one of few that an account may have open, and others’ do not wait behind them', async () => {
    reading(some)
    const [first, second, last] = [await ask(), await ask(), await ask()]
    await expect(ask()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', key: 'export.too-many', values: { max: 3 } })
    const ofOther = [await ask({}, other()), await ask({}, other())]
    const ofThird = await ask({}, third())
    const order: string[] = []
    for (let n = 0; n < 6; n++) {
      await runner.handle({ job: first.id })
      for (const one of [first, second, last, ...ofOther, ofThird]) if ((await state(one.id)) === 'DONE' && !order.includes(one.id)) order.push(one.id)
    }
    expect(order).toEqual([first.id, ofOther[0]?.id, ofThird.id, second.id, ofOther[1]?.id, last.id])
    expect((await ask()).state).toBe('QUEUED')
  })

  it('is capped also where many are asked for at the same moment', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => ask()))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })
})
