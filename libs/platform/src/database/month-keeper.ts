import type { PersistenceContext } from './context.js'
import type { Database } from './database.js'
import { attachMonthsAhead, dropOldMonths } from './months.js'

const HOUR_MS = 3_600_000

interface Keeping {
  database: Database
  contexts: readonly PersistenceContext[]
  settings: { IDEMPOTENCY_DAYS: number }
  clock: { now(): Date }
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void }
}

/** Every process looks each hour that the coming months have their partitions, and that those needed no longer go. */
export class MonthKeeper {
  private turn: Promise<void> = Promise.resolve()
  private readonly timer: NodeJS.Timeout

  constructor(private readonly at: Keeping) {
    this.timer = setInterval(() => (this.turn = this.look()), HOUR_MS)
    this.timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.turn
  }

  /** What fails is told, and tried again in an hour. */
  async look(): Promise<void> {
    const { database, contexts, settings, clock, log } = this.at
    try {
      await attachMonthsAhead(database, contexts, new Date())
      const gone = await dropOldMonths(database, contexts, settings, clock.now())
      if (gone.length > 0) log.info({ partitions: gone }, 'what is needed no longer went')
    } catch (error) {
      log.warn({ err: error }, 'the months could not be looked after')
    }
  }
}
