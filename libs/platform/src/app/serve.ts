import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { DynamicModule, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import type { Settings } from '../config/index.js'
import { Database } from '../database/index.js'
import { FaultFilter } from '../http/fault.filter.js'
import { addHooks, addOperatorRoutes } from '../http/hooks.js'
import { limits } from '../http/limits.js'
import { Readiness } from '../http/readiness.js'
import { Log, Metrics } from '../observability/index.js'
import { OutboxRepository } from '../outbox/index.js'
import { JobQueues, type QueueName, queues } from '../queues/index.js'

export interface Served {
  app: NestFastifyApplication
  /** `http://localhost:3000` or as it was bound. */
  address: string
}

/**
 * Starts a service over HTTP. `beforeListening` may add plain routes (the web app's files).
 * Returns once it listens; `/readyz` tells when it may be used.
 */
export async function serve(module: Type | DynamicModule, { settings, log }: { settings: Settings; log: Log }, beforeListening: (fastify: FastifyInstance) => Promise<void> = async () => undefined): Promise<Served> {
  const adapter = new FastifyAdapter({ bodyLimit: limits.bodyBytes, trustProxy: believing(settings.TRUST_PROXY), forceCloseConnections: 'idle' })
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: log, abortOnError: false, bodyParser: true })
  const fastify = adapter.getInstance<FastifyInstance>()
  const metrics = app.get(Metrics)
  addHooks(fastify, { log, metrics, settings })
  await fastify.register(cookie)
  await fastify.register(multipart, { limits: { files: 1, fileSize: 100 * 1024 * 1024, fields: 5, fieldSize: 10_000 } })
  const database = app.get(Database)
  const readiness = app.get(Readiness)
  readiness.add('database', () => database.answers())
  addOperatorRoutes(fastify, { readiness, metrics, settings, beforeMetrics: () => gauge(app, metrics) })
  app.useGlobalFilters(new FaultFilter(log))
  if (await isSuperuser(database)) log.warn({ setting: 'DATABASE_URL' }, 'the role of DATABASE_URL is a superuser: give Khuê one that owns its database and no more')
  await beforeListening(fastify)
  await app.listen(settings.PORT, settings.HOST)
  const bound = fastify.server.address()
  const port = bound && typeof bound === 'object' ? bound.port : settings.PORT
  return { app, address: settings.PUBLIC_URL ?? `http://localhost:${port}` }
}

const isSuperuser = async (database: Database): Promise<boolean> =>
  (await database.read((tx) => tx.sql<{ yes: boolean }>('SELECT rolsuper AS yes FROM pg_roles WHERE rolname = current_user')))[0]?.yes === true

/** Fastify takes a list; so many hops are the socket's own end and those that it names before it. */
const believing = (trusted: Settings['TRUST_PROXY']) => (typeof trusted === 'number' ? (_address: string, hop: number): boolean => hop < trusted : trusted)

/** Reads the gauges that are only worth a query when somebody looks. */
async function gauge(app: NestFastifyApplication, metrics: Metrics): Promise<void> {
  const state = await app.get(Database).read((tx) => app.get(OutboxRepository).state(tx))
  metrics.waiting.set({ state: 'waiting' }, state.waiting)
  metrics.waiting.set({ state: 'sent' }, state.sent)
  metrics.waiting.set({ state: 'parked' }, state.parked)
  for (const queue of Object.keys(queues) as QueueName[]) {
    for (const [jobState, count] of Object.entries(await app.get(JobQueues).depth(queue))) metrics.jobs.set({ queue, state: jobState }, count)
  }
}
