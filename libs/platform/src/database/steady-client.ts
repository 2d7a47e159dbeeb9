import pg from 'pg'

/**
 * A connection whose loss ends no process. A server that stops tells each of its clients, also one that stands between two
 * statements or was made this moment, when nobody listens yet; then the next statement on it fails, and its caller handles that.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}
