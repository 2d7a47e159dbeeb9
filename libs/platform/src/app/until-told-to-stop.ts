import type { Log } from '../observability/index.js'

/** Waits for SIGINT or SIGTERM, then lets go of what is held; a second signal ends at once. Exit code 0. */
export function stopWhenTold(log: Log, stop: () => Promise<void>): void {
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
