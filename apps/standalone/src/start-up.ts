import type { FastifyInstance } from 'fastify'

/** How far the start has come; `/readyz` waits for it. */
export class StartUp {
  private done = false
  /** Whether the database holds the demo. */
  hasDemo = false
  private fastify: FastifyInstance | undefined

  get isDone(): boolean {
    return this.done
  }

  /** The server whose doors are tried. */
  serves(fastify: FastifyInstance): void {
    this.fastify = fastify
  }

  /** Everything is loaded: from here on the doors are open. @throws Error where one does not serve. */
  async finish(doors: readonly string[]): Promise<void> {
    for (const url of doors) {
      const answer = await this.fastify?.inject({ method: 'POST', url, headers: { 'x-khue-request': '1' }, payload: { query: '{ __typename }' } })
      if (answer?.statusCode !== 200) throw new Error(`${url} does not serve: ${answer?.statusCode} ${answer?.body.slice(0, 500)}`)
    }
    this.done = true
  }
}
