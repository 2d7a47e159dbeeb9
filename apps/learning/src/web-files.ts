import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '@khue/platform/observability'
import { FirstViews } from './first-views.js'

/** Where the web app's two builds are: its files, and the one that makes first views. */
export const webApp = { files: fileURLToPath(new URL('../../web/dist', import.meta.url)), server: fileURLToPath(new URL('../../web/dist-server', import.meta.url)) }

const A_YEAR = 'public, max-age=31536000, immutable'
const HASHED = /[/\\]assets[/\\]/
/** Addresses of services: a wrong one below them is told in JSON, never by a page. */
const SERVICES = /^\/(graphql|campaign|media|certificates|credentials|\.well-known|healthz|readyz|metrics|assets)(\/|$|\?)/
/** A page to a browser; to everybody else a service. */
const PAGE_TOO = /^\/verify\//
const HINT = 'The web app is not built: run npm start, or npm run build in apps/web.\n'

/**
 * Serves the built web app. Its hashed files are kept by browsers for good, its page never unasked; every other address that
 * a browser navigates to is the page's own to show: with its first view where this process makes one, else as it was built.
 */
export async function serveWebFiles(fastify: FastifyInstance, log: Log, built = webApp): Promise<void> {
  const page = join(built.files, 'index.html')
  await fastify.register(fastifyCompress, { global: false })
  await fastify.register(fastifyStatic, {
    root: built.files,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', HASHED.test(path) ? A_YEAR : 'no-cache')
    },
  })
  const views = existsSync(page) ? await FirstViews.open(fastify, log, built) : null
  const show = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!existsSync(page)) return reply.status(503).type('text/plain; charset=utf-8').send(HINT)
    const made = (await views?.of(request)) ?? null
    void reply.header('vary', 'accept, cookie')
    if (!views || !made) return reply.sendFile('index.html')
    void reply.header('content-security-policy', views.shell.policyOf(String(reply.getHeader('content-security-policy'))))
    reply.header('cache-control', made.signedIn ? 'no-store' : 'private, no-cache').type('text/html; charset=utf-8').compress(made.page)
    return reply
  }
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET' && PAGE_TOO.test(request.url) && isNavigation(request)) return show(request, reply)
  })
  fastify.get('/', show)
  fastify.get('/*', (request, reply) => (isNavigation(request) ? show(request, reply) : reply.callNotFound()))
}

/** Whether a browser asks for a page. */
function isNavigation(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html') && !SERVICES.test(request.url)
}
