import { join } from 'node:path'
import { type Served, serve, stopWhenTold } from '@khue/platform/app'
import { readSettings, type Settings } from '@khue/platform/config'
import { EmbeddedCluster, migrate } from '@khue/platform/database'
import { Readiness } from '@khue/platform/http'
import { Log } from '@khue/platform/observability'
import { LearningAppModule, learningContexts } from './learning-app.module.js'
import { serveWebFiles } from './web-files.js'

/** The learning service alone: against DATABASE_URL, or the embedded database that runs under KHUE_HOME. */
async function main(settings: Settings, log: Log): Promise<void> {
  const databaseUrl = settings.DATABASE_URL ?? (await EmbeddedCluster.running(join(settings.KHUE_HOME, 'pg')))?.url()
  if (!databaseUrl) throw new Error(`No database: set DATABASE_URL, or start Khuê with its embedded one under ${settings.KHUE_HOME}.`)
  const migrations = await migrate(databaseUrl, learningContexts)
  if (migrations.length > 0) log.info({ migrations }, 'migrated')
  const { app, address }: Served = await serve(LearningAppModule.forRoot({ service: 'learning', settings, databaseUrl, contexts: learningContexts, log }), { settings, log }, serveWebFiles)
  stopWhenTold(log, async () => {
    app.get(Readiness).leave()
    await app.close()
  })
  log.info({ address }, 'serving')
}

const settings = readSettings()
const log = Log.create(settings.LOG_LEVEL, 'learning')
main(settings, log).catch((error: unknown) => {
  log.error(error, 'did not start')
  process.exitCode = 1
  setTimeout(() => process.exit(), 100).unref()
})
