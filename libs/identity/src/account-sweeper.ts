import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'
import { PurgeRepository } from './data/purge.repository.js'

const SWEEP_MS = 10 * 60_000
const AT_ONCE = 5_000

/** Throws away counts of tries, sessions, one-time codes and devices that have ended, every ten minutes, whatever number of workers there is. */
@Injectable()
export class AccountSweeper implements OnModuleDestroy {
  private readonly rows = new PurgeRepository()
  private readonly timer: NodeJS.Timeout

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Log) private readonly log: Log,
  ) {
    this.timer = setInterval(() => void this.sweep().catch((error: unknown) => log.warn({ err: error }, 'ended sessions and counts could not be swept')), SWEEP_MS)
    this.timer.unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
  }

  /** @returns how many rows went, by table. */
  async sweep(): Promise<Record<string, number>> {
    const gone: Record<string, number> = {}
    for (const table of this.rows.tables) {
      for (let rows: number | null = AT_ONCE; rows === AT_ONCE; ) {
        rows = await this.database.transaction((tx) => this.rows.purge(tx, table, AT_ONCE))
        gone[table] = (gone[table] ?? 0) + (rows ?? 0)
      }
    }
    if (Object.values(gone).some((rows) => rows > 0)) this.log.info({ gone }, 'what had ended was thrown away')
    return gone
  }
}
