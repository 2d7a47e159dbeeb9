import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { countedAddress, isLoopback, type Settings } from '../config/index.js'
import { type Log, type Metrics, requestContext } from '../observability/index.js'
import { localeOf } from './messages.js'
import type { Readiness } from './readiness.js'

const CONTENT_SECURITY = [
  "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self'",
  "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ')

const REQUEST_ID = /^[\w.:-]{1,80}$/

/** What every request goes through: its id, its language, safe headers, its line in the log and its time in the metrics. */
export function addHooks(fastify: FastifyInstance, { log, metrics, settings }: { log: Log; metrics: Metrics; settings: Settings }): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-request-id']
    const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
    reply.headers({
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': CONTENT_SECURITY,
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    })
    if (settings.PUBLIC_URL?.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000')
    requestContext.run({ requestId, ip: countedAddress(request.ip), locale: localeOf(request.headers['accept-language']) }, done)
  })
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.http.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request')
    done()
  })
}

/** `/healthz` (alive), `/readyz` (may take work), `/metrics` (Prometheus). */
export function addOperatorRoutes(
  fastify: FastifyInstance,
  at: { readiness: Readiness; metrics: Metrics; settings: Settings; beforeMetrics: () => Promise<void> },
): void {
  fastify.get('/healthz', (_request, reply) => reply.send({ status: 'alive' }))
  fastify.get('/readyz', async (_request, reply) => {
    const state = await at.readiness.ask()
    return reply.status(state.ready ? 200 : 503).send(state)
  })
  fastify.get('/metrics', async (request, reply) => {
    const token = at.settings.METRICS_TOKEN
    if (token && !sameText(request.headers.authorization ?? '', `Bearer ${token}`)) return reply.status(401).send({ error: { code: 'UNAUTHENTICATED', message: 'bearer token needed' } })
    if (!token && !isOwnMachine(request)) return reply.status(403).send({ error: { code: 'FORBIDDEN', message: 'only this machine reads the metrics, unless METRICS_TOKEN is set' } })
    await at.beforeMetrics().catch(() => undefined)
    return reply.header('content-type', at.metrics.registry.contentType).send(await at.metrics.registry.metrics())
  })
}

/** Compares in a time that tells nothing of where they differ. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer]
  return timingSafeEqual(a, b)
}

/** Headers by which a proxy tells that somebody else asks. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'] as const

/** Whether a program on this machine asks for itself. A proxy on it that is not among the trusted ones brings in strangers under its own address. */
function isOwnMachine(request: FastifyRequest): boolean {
  return isLoopback(request.ip) && isLoopback(request.socket.remoteAddress ?? '') && FORWARDED.every((header) => request.headers[header] === undefined)
}
