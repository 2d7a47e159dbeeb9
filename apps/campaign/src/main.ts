import { startAlone } from '@khue/platform/app'
import { CampaignAppModule, campaignContexts } from './campaign-app.module.js'

startAlone({ service: 'campaign', contexts: campaignContexts, module: (options) => CampaignAppModule.forRoot(options) })
