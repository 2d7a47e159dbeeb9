import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'
import { type ExportToRun, JobQueues, type QueueHandler } from '@khue/platform/queues'
import { FileStore } from '@khue/platform/storage'
import { type ExportJob, ExportJobRepository } from './data/export-job.repository.js'
import { ExportRows } from './export-rows.js'
import { ExportWriter } from './export-writer.js'

const BEAT_MS = 500
const SWEEP_MS = 15_000

/** Where the file of a job is kept. */
export const exportKey = (job: Pick<ExportJob, 'id' | 'format'>): string => `exports/${job.id}.${job.format.toLowerCase()}`

class Cancelled extends Error {}

/** Makes the files of exports. A job whose worker died is taken up by another; a file appears whole or not at all. */
@Injectable()
export class ExportRunner implements QueueHandler<'exports'>, OnModuleDestroy {
  readonly queue = 'exports' as const
  private readonly jobs = new ExportJobRepository()
  private readonly sweeper: NodeJS.Timeout

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(ExportRows) private readonly rows: ExportRows,
    @Inject(ExportWriter) private readonly writer: ExportWriter,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Log) private readonly log: Log,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.sweeper = setInterval(() => void this.sweep().catch((error: unknown) => log.warn({ err: error }, 'exports could not be swept')), SWEEP_MS)
    this.sweeper.unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeper)
  }

  async handle({ job: id }: ExportToRun): Promise<void> {
    const job = await this.database.transaction((tx) => this.jobs.claim(tx, id))
    if (!job) return
    const file = await this.files.draft(exportKey(job))
    let written = 0
    let wanted = true
    const expected = await this.rows.estimate(job)
    const beat = setInterval(() => {
      void this.database
        .transaction((tx) => this.jobs.beat(tx, id, expected === 0 ? 0 : Math.min(0.99, written / expected)))
        .then((still) => (wanted = still))
        .catch(() => undefined)
    }, BEAT_MS)
    try {
      const rows = await this.writer.write(job, file.path, (count) => {
        written = count
        if (!wanted) throw new Cancelled()
      })
      await file.keep()
      const done = await this.database.transaction((tx) => this.jobs.finish(tx, id, rows, this.settings.EXPORT_TTL_HOURS))
      if (!done) await this.files.delete(exportKey(job))
    } catch (error) {
      await file.discard()
      if (error instanceof Cancelled) return
      if (job.tries < 3) {
        await this.database.transaction((tx) => this.jobs.release(tx, id))
        throw error
      }
      this.log.error({ job: id, err: error }, 'an export failed')
      await this.database.transaction((tx) => this.jobs.fail(tx, id, 'export.failed'))
    } finally {
      clearInterval(beat)
    }
  }

  /** Sends again what the queue lost, and throws away what has expired. */
  async sweep(): Promise<void> {
    for (const job of await this.database.read((tx) => this.jobs.overdue(tx))) await this.queues.send('exports', `${job.id}-${job.tries}-${Date.now()}`, { job: job.id })
    for (const job of await this.database.transaction((tx) => this.jobs.expire(tx))) await this.files.delete(exportKey(job))
  }
}
