import type { INestApplicationContext, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { join } from 'node:path'
import { MaintenanceService } from '@khue/campaign'
import { FrameworksService } from '@khue/frameworks'
import { readSettings, type Settings } from '@khue/platform/config'
import { EmbeddedCluster, migrate } from '@khue/platform/database'
import { type Clock, Log } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { CliModule, cliContexts } from './cli.module.js'
import { type Hold, holdCluster } from './hold-cluster.js'

/** Khuê's rooms without its doors, on the database of this installation. */
export interface Installation {
  settings: Settings
  /** Whether the database is the embedded one. */
  embedded: boolean
  app: INestApplicationContext
  /** A provider of any room. */
  get<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T
  close(): Promise<void>
}

/**
 * Opens the installation: beside a running instance on its database; without one the embedded database is started,
 * brought up to date, and stopped again by `close`. `clock`: the time of day, where it is not the system's.
 */
export async function openInstallation(tell: (text: string) => void, clock?: Clock): Promise<Installation> {
  const settings = readSettings()
  const log = Log.create(settings.LOG_LEVEL === 'info' ? 'error' : settings.LOG_LEVEL, 'khue')
  const cluster = settings.DATABASE_URL ? null : await EmbeddedCluster.start(join(settings.KHUE_HOME, 'pg'), { share: true })
  const databaseUrl = settings.DATABASE_URL ?? (cluster as EmbeddedCluster).url()
  if (cluster?.isOurs) tell('No instance runs here: the embedded database is started for this command.')
  const hold = cluster?.isOurs ? await holdCluster(databaseUrl) : null
  const stopCluster = async (): Promise<void> => {
    if (hold) await whenUnused(hold)
    await cluster?.stop()
  }
  try {
    await migrate(databaseUrl, cliContexts)
    const app = await NestFactory.createApplicationContext(CliModule.forRoot({ service: 'khue', settings, databaseUrl, contexts: cliContexts, log, ...(clock ? { clock } : {}) }), { logger: log, abortOnError: false })
    await seed(app)
    let closing: Promise<void> | undefined
    const close = (): Promise<void> => (closing ??= app.close().then(stopCluster))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().finally(() => process.exit(130)))
    return {
      settings,
      embedded: cluster !== null,
      app,
      get: (type) => app.get(type, { strict: false }),
      close,
    }
  } catch (error) {
    await stopCluster()
    throw error
  }
}

/** What every installation begins with: the city's units, the frameworks, the campaign's targets. */
export async function seed(app: INestApplicationContext): Promise<void> {
  await app.get(TerritoryService, { strict: false }).seed()
  await app.get(FrameworksService, { strict: false }).seed()
  await app.get(MaintenanceService, { strict: false }).seed()
}

/** Waits until the other commands that share our database are through, then lets go of it. */
async function whenUnused(hold: Hold): Promise<void> {
  while (await hold.isShared().catch(() => false)) await new Promise((resolve) => setTimeout(resolve, 200))
  await hold.letGo()
}
