import { AsyncLocalStorage } from 'node:async_hooks'
import { Clock } from '@khue/platform/observability'

/** A clock that shows the time at which something of a history is done, to all that is done then; else the time of day. */
export class HistoryClock extends Clock {
  private readonly set = new AsyncLocalStorage<Date>()

  now(): Date {
    return this.set.getStore() ?? new Date()
  }

  /** Runs `work` as if it were `time`. */
  at<T>(time: Date, work: () => Promise<T>): Promise<T> {
    return this.set.run(time, work)
  }
}
