import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { IdentityService, Reach, type SignedIn } from '@khue/identity'
import { Database } from '@khue/platform/database'
import { badField, BadInput, forbidden, notFound } from '@khue/platform/http'
import { Log } from '@khue/platform/observability'
import { JobQueues } from '@khue/platform/queues'
import { TerritoryService } from '@khue/territory'
import { type ExportJob, ExportJobRepository } from './data/export-job.repository.js'
import { type ExportRequest, requestFaults, XLSX_ROWS } from './domain/export-request.js'
import { ExportRows } from './export-rows.js'
import { ExportWriter } from './export-writer.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Exports, as the desk asks for them. */
@Injectable()
export class ExportService {
  private readonly jobs = new ExportJobRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(ExportRows) private readonly rows: ExportRows,
    @Inject(ExportWriter) private readonly writer: ExportWriter,
    @Inject(Log) private readonly log: Log,
  ) {}

  /**
   * Takes an export on; the queue makes its file. Told in the audit log.
   * @throws BAD_USER_INPUT for a date, a unit or a format that is none, and for XLSX of more rows than a sheet holds; FORBIDDEN outside her units.
   */
  async request(caller: SignedIn, reach: Reach, request: ExportRequest): Promise<ExportJob> {
    const draft = await this.draft(caller.locale, reach, request)
    const job = await this.database.transaction(async (tx) => {
      const added = await this.jobs.add(tx, { ...draft, id: randomUUID(), accountId: caller.accountId })
      await this.identity.recordAudit(tx, caller.accountId, 'export.requested', added.id, { kind: draft.kind, format: draft.format, from: draft.from, to: draft.to, unitCode: draft.unitCode })
      return added
    })
    await this.queues.send('exports', job.id, { job: job.id }).catch((error: unknown) => this.log.warn({ job: job.id, err: error }, 'the queue did not take an export'))
    return job
  }

  /** The caller's own job, or null for anybody else's. */
  async job(caller: SignedIn, id: string): Promise<ExportJob | null> {
    const job = UUID.test(id) ? await this.database.read((tx) => this.jobs.find(tx, id)) : null
    return job?.accountId === caller.accountId ? job : null
  }

  /** The caller's own finished job, to be fetched; null for anybody else's. @throws FORBIDDEN where it has rows of units that are no longer hers. */
  async jobToFetch(caller: SignedIn, reach: Reach, id: string): Promise<ExportJob | null> {
    const job = await this.job(caller, id)
    if (job?.state !== 'DONE') return null
    if (!(await Promise.all(job.unitCodes.map((code) => reach.covers(code)))).every(Boolean)) throw forbidden()
    return job
  }

  jobsOf(caller: SignedIn, first: number): Promise<ExportJob[]> {
    return this.database.read((tx) => this.jobs.ofAccount(tx, caller.accountId, Math.max(1, Math.min(100, first))))
  }

  /** Stops a job that is not finished; its file is thrown away. @throws NOT_FOUND for anybody else's. */
  async cancel(caller: SignedIn, id: string): Promise<ExportJob> {
    if (!(await this.job(caller, id))) throw notFound('export.unknown')
    await this.database.transaction((tx) => this.jobs.cancel(tx, id))
    return (await this.job(caller, id)) as ExportJob
  }

  /** Writes an export to a file at once, for the operator. @returns how many rows. @throws as `request`. */
  async writeTo(path: string, request: ExportRequest, tell: (rows: number) => void = () => undefined): Promise<number> {
    const draft = await this.draft('vi', Reach.wholeCity(this.territory), request)
    return this.writer.write({ ...draft, id: randomUUID(), accountId: null, state: 'RUNNING', progress: 0, rows: null, error: null, tries: 1, createdAt: new Date(), expiresAt: null }, path, tell)
  }

  /** Notes in the audit log that a file was fetched. */
  async noteDownload(caller: SignedIn, job: ExportJob): Promise<void> {
    await this.database.transaction((tx) => this.identity.recordAudit(tx, caller.accountId, 'export.downloaded', job.id, { kind: job.kind }))
  }

  private async draft(locale: ExportJob['locale'], reach: Reach, request: ExportRequest) {
    const faults = requestFaults(request)
    if (faults.length > 0) throw new BadInput(faults)
    const unitCode = request.unitCode ?? null
    if (unitCode !== null && !(await this.territory.unit(unitCode))) throw badField('input.unitCode', 'unit.unknown')
    if (unitCode !== null && !(await reach.covers(unitCode))) throw forbidden()
    const closure = await this.territory.closure()
    const reached = unitCode !== null ? [unitCode] : reach.units
    const unitCodes = [...new Set(closure.filter((row) => reached === null || reached.includes(row.ancestor)).map((row) => row.unit))].sort()
    const draft = { kind: request.kind, format: request.format, from: request.from, to: request.to, unitCode, unitCodes, locale }
    if (draft.format === 'XLSX') {
      const rows = await this.database.read((tx) => this.rows.count(tx, draft))
      if (rows > XLSX_ROWS) throw new BadInput([{ path: 'input.format', key: 'export.too-long-for-xlsx', values: { rows, max: XLSX_ROWS } }])
    }
    return draft
  }
}
