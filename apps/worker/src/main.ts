import { startAlone } from '@khue/platform/app'
import { WorkerAppModule, workerContexts } from './worker-app.module.js'

startAlone({ service: 'worker', contexts: workerContexts, module: (options) => WorkerAppModule.forRoot(options) })
