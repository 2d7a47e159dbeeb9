import type { Log } from '../observability/index.js'

/**
 * Waits for SIGINT or SIGTERM, then lets go of what is held; a second signal ends at once. Exit code 0.
 * A promise inside a library that nobody waited for (a queue's, when Redis goes away in the middle of a command) is told in the
 * log and ends nothing: what it was about is sent again out of PostgreSQL. A fault that nobody caught ends the process, told in the log
 * and not by Node, which would print all that hangs on it.
 */
export function stopWhenTold(log: Log, stop: () => Promise<void>): void {
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'a fault that nobody caught')
    process.exit(1)
  })
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'a promise that nobody waited for failed'))
  let stopping = false
  const leave = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    const late = setTimeout(() => process.exit(1), 25_000)
    late.unref()
    stop()
      .catch((error: unknown) => log.error({ err: error }, 'did not stop cleanly'))
      .finally(() => process.exit(0))
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
}
