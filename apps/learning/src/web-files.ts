import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../../web/dist', import.meta.url))

const A_YEAR = 'public, max-age=31536000, immutable'
const HASHED = /[/\\]assets[/\\]/
/** Addresses of services: a wrong one below them is told in JSON, never by a page. */
const SERVICES = /^\/(graphql|campaign|media|certificates|credentials|\.well-known|healthz|readyz|metrics|assets)(\/|$|\?)/
/** A page to a browser; to everybody else a service. */
const PAGE_TOO = /^\/verify\//
const HINT = 'The web app is not built: run npm start, or npm run build in apps/web.\n'

/**
 * Serves the built web app. Its hashed files are kept by browsers for good, its page never unasked;
 * every other address that a browser navigates to is the page's own to show.
 */
export async function serveWebFiles(fastify: FastifyInstance, folder = built): Promise<void> {
  const page = join(folder, 'index.html')
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', HASHED.test(path) ? A_YEAR : 'no-cache')
    },
  })
  const show = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    existsSync(page) ? reply.sendFile('index.html') : reply.status(503).type('text/plain; charset=utf-8').send(HINT)
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' && PAGE_TOO.test(request.url) && isNavigation(request)) void show(request, reply.header('vary', 'Accept'))
    else done()
  })
  fastify.get('/', show)
  fastify.get('/*', (request, reply) => (isNavigation(request) ? show(request, reply) : reply.callNotFound()))
}

/** Whether a browser asks for a page. */
function isNavigation(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html') && !SERVICES.test(request.url)
}
