import { connect } from 'node:net'
import pg from 'pg'

/** The code of a CancelRequest (PostgreSQL, Frontend/Backend Protocol, Message Formats). */
const CANCEL_REQUEST = 80_877_102
const CANCEL_PATIENCE_MS = 5_000

/** What a connection was told when it began, by which it is named in a CancelRequest. */
interface Cancellable {
  readonly processID: number | null
  readonly secretKey: number | null
}

/**
 * A connection whose loss ends no process. A server that stops tells each of its clients, also one that stands between two
 * statements or was made this moment, when nobody listens yet; then the next statement on it fails, and its caller handles that.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }

  /** Ends the connection in the middle of what it does, and has PostgreSQL stop doing it. The pool throws it away. */
  abandon(): void {
    const { processID, secretKey } = this as unknown as Cancellable
    if (processID !== null && secretKey !== null) askToStop(this, processID, secretKey)
    void this.end().catch(() => undefined)
  }
}

function askToStop({ host, port }: pg.Client, processID: number, secretKey: number): void {
  const request = Buffer.alloc(16)
  for (const [at, word] of [16, CANCEL_REQUEST, processID, secretKey].entries()) request.writeInt32BE(word, at * 4)
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
  socket.once('connect', () => socket.end(request)).once('error', () => socket.destroy()).setTimeout(CANCEL_PATIENCE_MS, () => socket.destroy())
  socket.unref()
}
