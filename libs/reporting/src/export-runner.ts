import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
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

const TRIES = 3
const FOLDER = 'exports'
const OWN_FILE = /^exports\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\./

/** Where the file of a job is kept. */
export const exportKey = (job: Pick<ExportJob, 'id' | 'format'>): string => `${FOLDER}/${job.id}.${job.format.toLowerCase()}`

/** Makes the files of exports. A job whose worker died is taken up by another; a file appears whole or not at all. */
@Injectable()
export class ExportRunner implements QueueHandler<'exports'>, OnApplicationBootstrap, OnModuleDestroy {
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
    this.sweeper = setInterval(() => void this.sweepOrTell(), SWEEP_MS)
    this.sweeper.unref()
  }

  /** What a killed process left is not kept until the first turn. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweepOrTell()
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeper)
  }

  private async sweepOrTell(): Promise<void> {
    await this.sweep().catch((error: unknown) => this.log.warn({ err: error }, 'exports could not be swept'))
  }

  /** A job of the queue is a wake-up: what is made is the next export in turn. */
  async handle(_wakeUp: ExportToRun): Promise<void> {
    const job = await this.database.transaction((tx) => this.jobs.claim(tx))
    if (!job) return
    const unwanted = new AbortController()
    const far = { written: 0, expected: 0 }
    const beat = setInterval(() => {
      void this.database
        .transaction((tx) => this.jobs.beat(tx, job, far.expected === 0 ? 0 : Math.min(0.99, far.written / far.expected)))
        .then((still) => still || unwanted.abort())
        .catch(() => undefined)
    }, BEAT_MS)
    try {
      if (job.tries > TRIES) throw new Error('the workers that made it before ended before it did')
      await this.make(job, far, unwanted.signal)
    } catch (error) {
      if (unwanted.signal.aborted) return
      if (job.tries < TRIES) {
        await this.database.transaction((tx) => this.jobs.release(tx, job))
        throw error
      }
      this.log.error({ job: job.id, err: error }, 'an export failed')
      await this.database.transaction((tx) => this.jobs.fail(tx, job, 'export.failed'))
    } finally {
      clearInterval(beat)
    }
  }

  private async make(job: ExportJob, far: { written: number; expected: number }, unwanted: AbortSignal): Promise<void> {
    const file = await this.files.draft(exportKey(job), String(job.tries))
    try {
      far.expected = await this.rows.estimate(job)
      const rows = await this.writer.write(job, file.path, (count) => (far.written = count), unwanted)
      await file.keep()
      const done = await this.database.transaction((tx) => this.jobs.finish(tx, job, rows, this.settings.EXPORT_TTL_HOURS))
      if (!done) await this.files.delete(exportKey(job))
    } finally {
      await file.discard()
    }
  }

  /** Sends again what the queue lost, and throws away what has expired and what killed workers left. */
  async sweep(): Promise<void> {
    for (const job of await this.database.read((tx) => this.jobs.overdue(tx))) await this.queues.send('exports', `${job.id}-${job.tries}-${Date.now()}`, { job: job.id })
    await this.database.transaction((tx) => this.jobs.expire(tx))
    await this.throwAway()
  }

  /** Files of exports that nobody can have: of jobs that are no more, were cancelled or have failed, and drafts of tries that ended. */
  private async throwAway(): Promise<void> {
    const found: { key: string; id: string }[] = []
    for await (const { key } of this.files.list(FOLDER)) {
      const [, id] = OWN_FILE.exec(key) ?? []
      if (id) found.push({ key, id })
    }
    if (found.length === 0) return
    const jobs = await this.database.read((tx) => this.jobs.withFiles(tx, [...new Set(found.map(({ id }) => id))]))
    const kept = new Set(jobs.flatMap((job) => (job.state === 'RUNNING' ? [exportKey(job), `${exportKey(job)}.${job.tries}.part`] : [exportKey(job)])))
    for (const { key } of found) if (!kept.has(key)) await this.files.delete(key)
  }
}
