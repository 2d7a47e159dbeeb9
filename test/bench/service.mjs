import { serve } from '@khue/platform/app'
import { readSettings } from '@khue/platform/config'
import { statementObserver } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'

/** One service as in production, in a process of its own, that tells the bench its port and, when asked, its SQL statements. */
const modules = {
  learning: async () => {
    const { LearningAppModule, learningContexts } = await import('../../apps/learning/dist/index.js')
    return { module: LearningAppModule, contexts: learningContexts }
  },
  campaign: async () => {
    const { CampaignAppModule, campaignContexts } = await import('../../apps/campaign/dist/index.js')
    return { module: CampaignAppModule, contexts: campaignContexts }
  },
  worker: async () => {
    const { WorkerAppModule, workerContexts } = await import('../../apps/worker/dist/index.js')
    return { module: WorkerAppModule, contexts: workerContexts }
  },
}

const [name] = process.argv.slice(2)
const settings = readSettings()
const log = Log.create(settings.LOG_LEVEL, name)
const { module, contexts } = await modules[name]()
const { app, address } = await serve(module.forRoot({ service: name, settings, databaseUrl: settings.DATABASE_URL, contexts, log }), { settings, log })

let statements = []
let stopListening = () => undefined
process.on('message', ({ listen, export: wanted }) => {
  if (wanted) {
    void import('./export-job.mjs').then(({ runExport }) => runExport(app, wanted)).then((result) => process.send(result), (error) => process.send({ error: String(error?.stack ?? error) }))
    return
  }
  stopListening()
  if (listen) {
    statements = []
    stopListening = statementObserver.listen((statement) => statements.push(statement))
  }
  process.send(listen ? {} : { statements })
})
process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => void app.close().finally(() => process.exit()))
process.send({ port: Number(new URL(address).port) })
