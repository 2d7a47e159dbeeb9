import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Log } from '@khue/platform/observability'
import { FileStore } from '@khue/platform/storage'
import { KeptMedia } from './kept-media.js'

const EVERY_MS = 3_600_000
const BATCH = 500
/** How old what a killed process left behind must be: nothing is sent, read or kept for so long. */
const ABANDONED_MS = 6 * 3_600_000

/** Takes away what no course names: files of versions that are gone or never came, and what a killed process left. Any number of processes may do so side by side. */
@Injectable()
export class MediaSweep implements OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined
  private sweeping: Promise<void> = Promise.resolve()

  constructor(
    @Inject(KeptMedia) private readonly media: KeptMedia,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Log) private readonly log: Log,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'KHUE_HOME'>,
  ) {}

  /** Sweeps now and then until the process stops. */
  start(): void {
    this.timer ??= setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.sweep(new Date())).catch((error: unknown) => this.log.error(error, 'files of courses could not be swept'))
    }, EVERY_MS).unref()
  }

  async sweep(now: Date): Promise<void> {
    const before = now.getTime() - ABANDONED_MS
    let keys: string[] = []
    let collected = 0
    for await (const { key, changedAt, draft } of this.files.list('media')) {
      if (draft && changedAt.getTime() < before) await this.files.delete(key)
      if (!draft) keys.push(key)
      if (keys.length < BATCH) continue
      collected += await this.media.collect(keys)
      keys = []
    }
    collected += await this.media.collect(keys)
    if (collected > 0) this.log.info({ collected }, 'files that no course names were taken away')
    await this.sweepAbandoned(before)
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    await this.sweeping
  }

  /** Archives, and folders of readings, whose process was killed. */
  private async sweepAbandoned(before: number): Promise<void> {
    const folder = join(this.settings.KHUE_HOME, 'tmp')
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      if (found && found.mtimeMs < before) await rm(path, { recursive: true, force: true })
    }
  }
}
