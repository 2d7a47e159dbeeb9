/** How long PostgreSQL may take over something before it gives up by itself, in ms. */
export interface Patience {
  /** One statement. */
  readonly statement: number
  /** Waiting for one lock. */
  readonly lock: number
  /** An open transaction in which nothing happens. */
  readonly idle: number
}

/** Whoever waits for an answer is told soon; work in the background may take its time, but not for good. */
export interface Patiences {
  readonly request: Patience
  readonly background: Patience
}

export const usualPatience: Patiences = {
  request: { statement: 15_000, lock: 10_000, idle: 60_000 },
  background: { statement: 3_600_000, lock: 600_000, idle: 900_000 },
}

/** After so long without a word a connection is asked whether its other end is still there, in ms. */
export const KEEP_ALIVE_MS = 10_000

/** What every connection to PostgreSQL begins with. `null`: nothing is asked for, for a pooler between takes no such options. */
export const connectionOptions = (patience: Patience | null) => ({
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  connectionTimeoutMillis: 10_000,
  ...(patience && { statement_timeout: patience.statement, lock_timeout: patience.lock, idle_in_transaction_session_timeout: patience.idle }),
})

/** Sets a patience for the transaction that is open, and for no longer: also behind a pooler it reaches nobody else. */
export const setLocally = ({ statement, lock, idle }: Patience): string =>
  `SET LOCAL statement_timeout = ${statement}; SET LOCAL lock_timeout = ${lock}; SET LOCAL idle_in_transaction_session_timeout = ${idle}`

/** SQLSTATEs of what was given up: a statement stopped, a lock not got, a transaction that stood still; and no connection more to be had. */
const GIVEN_UP = new Set(['57014', '55P03', '25P03', '53300'])

/** Whether PostgreSQL, or the pool before it, gave up for time: the same may well be done a little later. */
export function isOutOfPatience(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && GIVEN_UP.has(String(error.code))) || error.message === 'timeout exceeded when trying to connect'
}
