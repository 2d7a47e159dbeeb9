import { connect } from 'node:net'
import { fastify, type FastifyInstance } from 'fastify'
import { readSettings } from '../config/index.js'
import { Log, Metrics } from '../observability/index.js'
import { addHooks } from './hooks.js'

describe('a body that drips', () => {
  let server: FastifyInstance
  let metrics: Metrics
  let port: number
  beforeAll(async () => {
    server = fastify()
    metrics = new Metrics()
    addHooks(server, { log: Log.create('silent', 'test'), metrics, settings: readSettings({ BODY_TIMEOUT_MS: '300' }) })
    for (const path of ['/graphql', '/other']) server.post(path, async (request) => ({ got: request.body }))
    await server.listen({ port: 0, host: '127.0.0.1' })
    port = (server.server.address() as { port: number }).port
  })
  afterAll(async () => {
    await server.close()
    metrics.close()
  })

  /** Sends a piece every 100 ms. @returns what came back until the connection was closed. */
  function drip(path: string, pieces: readonly string[], length: number): Promise<string> {
    return new Promise((resolve) => {
      let heard = ''
      const left = [...pieces]
      const socket = connect(port, '127.0.0.1', () => socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\naccept-language: en\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n`))
      const timer = setInterval(() => socket.write(left.shift() ?? ' '), 100)
      socket.on('data', (chunk) => (heard += String(chunk))).on('error', () => undefined).on('close', () => (clearInterval(timer), resolve(heard)))
    })
  }

  it('is cut off, in words for who sent it, however steadily it drips', async () => {
    const heard = await drip('/other', ['{'], 10_000)
    expect(heard).toMatch(/^HTTP\/1.1 408 /)
    expect(JSON.parse(heard.slice(heard.indexOf('{')))).toEqual({ error: { code: 'BAD_USER_INPUT', message: expect.stringContaining('too slowly'), fields: [] } })
    expect(await drip('/graphql', ['{'], 10_000)).toContain('"extensions":{"code":"BAD_USER_INPUT"')
  })

  it('that comes to its end in time is taken', async () => {
    expect(await drip('/other', ['{"a"', ':1}'], 7)).toMatch(/^HTTP\/1.1 200 [^]*"got":\{"a":1\}/)
  })
})
