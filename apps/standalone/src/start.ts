import { join } from 'node:path'
import { cliContexts, HistoryClock, holdCluster, isDemoInFigures, loadDemo, type Printer, seed } from '@khue/cli'
import { serveWebFiles } from '@khue/learning-app'
import { MediaSweep } from '@khue/catalogue'
import { QuizSweep } from '@khue/learning'
import { serve, type Served } from '@khue/platform/app'
import type { Settings } from '@khue/platform/config'
import { EmbeddedCluster, migrate } from '@khue/platform/database'
import { Readiness } from '@khue/platform/http'
import { Mailer } from '@khue/platform/mail'
import type { Log } from '@khue/platform/observability'
import { Work } from '@khue/worker-app'
import { serveDemoMailbox } from './demo-mailbox.js'
import { StandaloneModule } from './standalone.module.js'
import { StartUp } from './start-up.js'

/** What the process holds and lets go of, the last one first. */
export interface Held {
  letGo(): Promise<void>
}

interface Starting {
  settings: Settings
  log: Log
  print: Printer
  held: Held[]
  demo: 'always' | 'where-embedded' | 'never'
}

/** Brings Khuê up, telling each step; when it returns, `/readyz` says yes. */
export async function start({ settings, log, print, held, demo }: Starting): Promise<void> {
  const databaseUrl = settings.DATABASE_URL ?? (await startDatabase(settings, print, held))
  await migrate(databaseUrl, cliContexts, tellOnce(print, 'Bringing the database up to date …'))
  const startUp = new StartUp()
  const clock = new HistoryClock()
  const options = { service: 'standalone', settings, databaseUrl, contexts: cliContexts, log, clock }
  const served: Served = await serve(StandaloneModule.forRoot(options, startUp), { settings, log }, async (fastify) => {
    startUp.serves(fastify)
    serveDemoMailbox(fastify, () => (startUp.hasDemo ? served.app.get(Mailer).mailbox : null))
    await serveWebFiles(fastify, log)
  })
  const { app, address } = served
  held.push({
    letGo: async () => {
      app.get(Readiness).leave()
      await app.close()
    },
  })
  await seed(app)
  await app.get(Work, { strict: false }).start()
  app.get(QuizSweep, { strict: false }).start()
  app.get(MediaSweep, { strict: false }).start()
  const accounts = demo === 'always' || (demo === 'where-embedded' && !settings.DATABASE_URL) ? await loadDemo(app, settings, print, clock) : []
  startUp.hasDemo = accounts.length > 0
  while (accounts.length > 0 && !(await isDemoInFigures(app))) await new Promise((resolve) => setTimeout(resolve, 100))
  await startUp.finish(['/graphql', '/campaign/graphql'])
  print.line(`Khuê is ready at ${address}`)
  if (accounts.length > 0) {
    if (app.get(Mailer).mailbox) print.line(`The demo's mail is kept at ${address}/demo/mailbox`)
    print.line('The demo, with passwords that belong to this installation alone:')
    for (const { username, password, displayName } of accounts) print.line(`  ${username.padEnd(16)} ${password}   ${displayName}`)
  }
}

async function startDatabase(settings: Settings, print: Printer, held: Held[]): Promise<string> {
  const folder = join(settings.KHUE_HOME, 'pg')
  const running = await EmbeddedCluster.running(folder)
  const leftBehind = running && (await holdCluster(running.url()))
  if (running && !leftBehind) throw new Error(`an instance, or a khue command, already uses ${folder}: stop it first, or give this one a KHUE_HOME of its own.`)
  await leftBehind?.letGo()
  print.line(`Starting the embedded PostgreSQL in ${folder} …`)
  const cluster = await EmbeddedCluster.start(folder)
  held.push({ letGo: () => cluster.stop() })
  const hold = await holdCluster(cluster.url())
  held.push({ letGo: async () => hold?.letGo() })
  return cluster.url()
}

/** Tells `line` at the first call. */
function tellOnce(print: Printer, line: string): () => void {
  let told = false
  return () => {
    if (!told) print.line(line)
    told = true
  }
}
