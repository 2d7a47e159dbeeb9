import { startAlone } from '@khue/platform/app'
import { LearningAppModule, learningContexts } from './learning-app.module.js'
import { serveWebFiles } from './web-files.js'

startAlone({ service: 'learning', contexts: learningContexts, module: (options) => LearningAppModule.forRoot(options), beforeListening: serveWebFiles })
