import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { campaignContext, CampaignService, FiguresVersions, IndicatorProcessor, indicators } from '@khue/campaign'
import { identityContext, IdentityService, Reach, type SignedIn } from '@khue/identity'
import type { Settings } from '@khue/platform/config'
import { Log, SystemClock } from '@khue/platform/observability'
import { Outbox, outboxContext, OutboxRepository, type StoredEvent } from '@khue/platform/outbox'
import type { JobQueues } from '@khue/platform/queues'
import { FileStore } from '@khue/platform/storage'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { TerritoryService, territoryContext } from '@khue/territory'
import { exportKey, ExportRunner } from './export-runner.js'
import { ExportRows } from './export-rows.js'
import { ExportWriter, type Tell } from './export-writer.js'
import { type ExportRequest, ExportService, reportingContext } from './index.js'

const [OWN, OTHER] = ['00070', '00082']
const PASSWORD = 'một câu chỉ tôi nhớ'
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('an export', () => {
  let test: TestDatabase
  let home: string
  let officer: SignedIn
  let service: ExportService
  let runner: ExportRunner
  let files: FileStore
  let runnerWith: (writer: Pick<ExportWriter, 'write'>) => ExportRunner
  let serviceCounting: (rows: number) => ExportService
  const runners: ExportRunner[] = []
  const sent: string[] = []

  beforeAll(async () => {
    test = await testDatabase([outboxContext, territoryContext, identityContext, campaignContext, reportingContext])
    home = mkdtempSync(join(tmpdir(), 'khue-export-'))
    const { database } = test
    const [clock, log, territory] = [new SystemClock(), Log.create('silent', 'test'), new TerritoryService(database)]
    await territory.seed()
    await database.transaction((tx) => tx.sql(`UPDATE territory.unit SET full_name = '=HYPERLINK("http://x";"y")' WHERE code = $1`, [OWN]))
    const fresh = new TerritoryService(database)
    const identity = new IdentityService(database, fresh, new Outbox(), clock)
    const queues = { send: async (_: string, id: string) => void sent.push(id) } as unknown as JobQueues
    const rows = new ExportRows(database, new CampaignService(database, fresh, clock, new OutboxRepository(), identity), fresh)
    const writer = new ExportWriter(rows)
    const settings = { EXPORT_TTL_HOURS: 24, EXPORTS_OPEN: 4 } as Settings
    files = new FileStore(home)
    runnerWith = (other) => {
      const made = new ExportRunner(database, files, rows, other as ExportWriter, queues, log, settings)
      runners.push(made)
      return made
    }
    serviceCounting = (count) => new ExportService(database, identity, fresh, queues, Object.assign(Object.create(rows) as ExportRows, { count: async () => count }), writer, log, settings)
    runner = runnerWith(writer)
    service = new ExportService(database, identity, fresh, queues, rows, writer, log, settings)
    await identity.createAccount({ username: 'can-bo', password: PASSWORD, displayName: 'Cán Bộ', role: 'WARD_OFFICER', grantUnitCode: OWN })
    officer = (await identity.signIn('can-bo', PASSWORD)).signedIn
    const completions = [OWN, OWN, OWN, OTHER].map((unit, n) => event('completed', unit, `2026-03-0${n + 1}`, { courseSlug: n === 1 ? '=1+1' : 'an-toan', alignments: [] }))
    const enrolled = event('enrolled', OWN, '2026-03-01', { courseSlug: 'an-toan' })
    const voiding = event('completion-voided', OWN, '2026-03-09', { courseSlug: 'an-toan', corrects: completions[2]?.id })
    await database.transaction((tx) => new IndicatorProcessor(fresh, new FiguresVersions(database, fresh)).apply(tx, [...completions, enrolled, voiding]))
  })
  afterAll(async () => {
    for (const one of runners) one.onModuleDestroy()
    await test.close()
    rmSync(home, { recursive: true })
  })

  function event(kind: string, unitCode: string, day: string, more: object): StoredEvent {
    const at = new Date(`${day}T05:00:00Z`)
    const payload = { residentId: randomUUID(), unitCode, birthYear: 1959, gender: 'FEMALE', enrolmentId: randomUUID(), courseId: randomUUID(), versionId: randomUUID(), ...more }
    return { id: randomUUID(), kind, version: 1, occurredAt: at, recordedAt: at, requestId: null, payload }
  }
  const reach = (unitCode = OWN) => Reach.of({ ...officer, grants: [{ role: 'WARD_OFFICER', unitCode }] }, 'export.request', { covers: async (above, below) => above === below })
  const ask = (more: Partial<ExportRequest> = {}) => service.request(officer, reach(), { kind: 'COMPLETIONS', format: 'CSV', from: '2026-03-01', to: '2026-03-31', ...more })
  const job = async (id: string) => (await service.job(officer, id)) ?? null
  /** Works, as the queue would have it, until a job is no longer waiting. */
  const work = async (id: string, by = runner) => {
    while ((await job(id))?.state === 'QUEUED') await by.handle({ job: id })
  }
  const made = async (more: Partial<ExportRequest> = {}) => {
    const { id } = await ask(more)
    await work(id)
    return (await job(id)) as NonNullable<Awaited<ReturnType<typeof job>>>
  }
  const untilNoneWaits = async () => {
    for (const one of await service.jobsOf(officer, 100)) await work(one.id)
  }
  const silentFor = (id: string, minutes: number) => test.database.transaction((tx) => tx.sql(`UPDATE reporting.export_job SET state = 'RUNNING', beat_at = now() - make_interval(mins => $2) WHERE id = $1`, [id, minutes]))
  const fileOf = (one: { id: string; format: string }): string => join(home, exportKey(one as Parameters<typeof exportKey>[0]))

  it('as CSV has a header and a line for each completion that stands in her units, and no formula', async () => {
    const done = await made()
    expect([done.state, done.progress, done.rows]).toEqual(['DONE', 1, 2])
    const text = readFileSync(fileOf(done), 'utf8')
    expect(text.startsWith('\uFEFFMã cư dân,Mã đơn vị,Đơn vị,Khóa học,')).toBe(true)
    const [, ...lines] = parse(text, { bom: true }) as unknown as string[][]
    expect(lines.map((line) => [line[1], line[3]]).sort()).toEqual([[OWN, "'=1+1"], [OWN, 'an-toan']])
    expect(lines.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(lines[0]?.[2]).toBe(`'=HYPERLINK("http://x";"y")`)
    expect((await made({ kind: 'PARTICIPATION' })).rows).toBe(1)
    expect((await made({ from: '2026-04-01', to: '2026-04-30' })).rows).toBe(0)
  })

  it('as XLSX has the same as texts, which no spreadsheet computes', async () => {
    const done = await made({ format: 'XLSX' })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(fileOf(done))
    const values: unknown[] = []
    workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => values.push([cell.type, cell.value])))
    expect([done.rows, workbook.worksheets[0]?.rowCount]).toEqual([2, 3])
    expect(values).toContainEqual([ExcelJS.ValueType.String, '=1+1'])
    expect(values.filter((one) => (one as [number])[0] === ExcelJS.ValueType.Formula)).toEqual([])
  })

  it('of the indicators has a line for each, in every period that the days touch, zeros included', async () => {
    const done = await made({ kind: 'INDICATORS', from: '2026-03-02', to: '2026-03-03' })
    const [, ...lines] = parse(readFileSync(fileOf(done), 'utf8'), { bom: true }) as unknown as string[][]
    expect([done.rows, lines.length]).toEqual([indicators.length * 5, indicators.length * 5])
    expect(lines.filter((line) => line[0] === 'completions').map((line) => [line[4], line[5]])).toEqual([['2026', '2'], ['2026-Q1', '2'], ['2026-03', '2'], ['2026-03-02', '1'], ['2026-03-03', '0']])
  })

  it('of more rows than a sheet holds is refused as XLSX, and taken as CSV', async () => {
    const input = { kind: 'COMPLETIONS' as const, from: '2026-03-01', to: '2026-03-31' }
    await expect(serviceCounting(1_048_576).request(officer, reach(), { ...input, format: 'XLSX' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.format', key: 'export.too-long-for-xlsx' }] })
    expect((await serviceCounting(1_048_575).request(officer, reach(), { ...input, format: 'XLSX' })).state).toBe('QUEUED')
    expect((await serviceCounting(1_048_576).request(officer, reach(), { ...input, format: 'CSV' })).state).toBe('QUEUED')
  })

  it('cancelled while it waits is never made, and while it is made leaves no file', async () => {
    const waiting = await ask()
    expect((await service.cancel(officer, waiting.id)).state).toBe('CANCELLED')
    await runner.handle({ job: waiting.id })
    expect([(await job(waiting.id))?.state, await files.size(exportKey(waiting))]).toEqual(['CANCELLED', null])

    await untilNoneWaits()
    const running = await ask()
    const slow = runnerWith({
      write: async (_: unknown, path: string, tell: Tell, stop?: AbortSignal) => {
        writeFileSync(path, 'half')
        for (let rows = 1; ; rows++) {
          await pause(50)
          tell(rows)
          stop?.throwIfAborted()
        }
      },
    }).handle({ job: running.id })
    await pause(200)
    await service.cancel(officer, running.id)
    await slow
    expect([(await job(running.id))?.state, await files.size(exportKey(running))]).toEqual(['CANCELLED', null])
    await expect(service.cancel({ ...officer, accountId: randomUUID() }, running.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('whose worker died is sent again and made by another; one that is at work is left alone', async () => {
    const { id } = await ask()
    await silentFor(id, 0)
    await runner.handle({ job: id })
    expect((await job(id))?.state).toBe('RUNNING')
    await silentFor(id, 2)
    sent.length = 0
    await runner.sweep()
    expect(sent.filter((name) => name.startsWith(id))).toHaveLength(1)
    await Promise.all([runner.handle({ job: id }), runner.handle({ job: id })])
    expect(await job(id)).toMatchObject({ state: 'DONE', rows: 2, tries: 1 })
  })

  it('that cannot be made is tried three times, then failed in words for its reader', async () => {
    await untilNoneWaits()
    const { id } = await ask()
    const broken = runnerWith({ write: () => Promise.reject(new Error('no space')) })
    for (let tries = 1; tries < 3; tries++) {
      await expect(broken.handle({ job: id })).rejects.toThrow('no space')
      await silentFor(id, 2)
    }
    await broken.handle({ job: id })
    expect(await job(id)).toMatchObject({ state: 'FAILED', error: 'export.failed', tries: 3 })
  })

  it('is gone with its file once it has expired', async () => {
    const [old, young] = [await made(), await made()]
    await test.database.transaction((tx) => tx.sql(`UPDATE reporting.export_job SET expires_at = now() - interval '1 second' WHERE id = $1`, [old.id]))
    await runner.sweep()
    expect([await job(old.id), await files.size(exportKey(old))]).toEqual([null, null])
    expect([(await job(young.id))?.state, await files.size(exportKey(young))]).toEqual(['DONE', expect.any(Number)])
    const hours = ((young.expiresAt?.getTime() ?? 0) - Date.now()) / 3_600_000
    expect(hours > 23.9 && hours <= 24).toBe(true)
  })

  it('is in the audit log, as asked and as fetched', async () => {
    const done = await made()
    expect((await service.jobToFetch(officer, reach(), done.id))?.id).toBe(done.id)
    await expect(service.jobToFetch(officer, reach(OTHER), done.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await service.noteDownload(officer, done)
    const rows = await test.database.read((tx) => tx.sql<{ action: string }>('SELECT action FROM identity.audit_log WHERE subject = $1 AND actor_account_id = $2 ORDER BY id', [done.id, officer.accountId]))
    expect(rows.map((row) => row.action)).toEqual(['export.requested', 'export.downloaded'])
  })
})
