import { join } from 'node:path'
import type { DynamicModule } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import { readSettings, type Settings } from '../config/index.js'
import { EmbeddedCluster, migrate, type PersistenceContext } from '../database/index.js'
import { Readiness } from '../http/index.js'
import { Log } from '../observability/index.js'
import type { PlatformOptions } from './platform.module.js'
import { serve } from './serve.js'
import { stopWhenTold } from './until-told-to-stop.js'

/** One service of several: its name, the schemas that it needs, and how it is made. */
export interface ServiceAlone {
  readonly service: string
  readonly contexts: readonly PersistenceContext[]
  readonly module: (options: PlatformOptions) => DynamicModule
  /** Adds plain routes. */
  readonly beforeListening?: (fastify: FastifyInstance, log: Log) => Promise<void>
}

/**
 * The program of one service: against DATABASE_URL, or the embedded database that runs under KHUE_HOME, until it is told to stop.
 * What it cannot do without ends it with 1, told in its log.
 */
export function startAlone(alone: ServiceAlone): void {
  const settings = readSettings()
  const log = Log.create(settings.LOG_LEVEL, alone.service)
  run(alone, settings, log).catch((error: unknown) => {
    log.error(error, 'did not start')
    process.exitCode = 1
    setTimeout(() => process.exit(), 100).unref()
  })
}

async function run({ service, contexts, module, beforeListening }: ServiceAlone, settings: Settings, log: Log): Promise<void> {
  const databaseUrl = settings.DATABASE_URL ?? (await EmbeddedCluster.running(join(settings.KHUE_HOME, 'pg')))?.url()
  if (!databaseUrl) throw new Error(`No database: set DATABASE_URL, or start Khuê with its embedded one under ${settings.KHUE_HOME}.`)
  const migrations = await migrate(databaseUrl, contexts)
  if (migrations.length > 0) log.info({ migrations }, 'migrated')
  const { app, address } = await serve(module({ service, settings, databaseUrl, contexts, log }), { settings, log }, async (fastify) => beforeListening?.(fastify, log))
  stopWhenTold(log, async () => {
    app.get(Readiness).leave()
    await app.close()
  })
  log.info({ address }, 'serving')
}
