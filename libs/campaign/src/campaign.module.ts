import { Module } from '@nestjs/common'
import { IdentityModule } from '@khue/identity'
import { TerritoryModule } from '@khue/territory'
import { CampaignResolver } from './api/campaign.resolver.js'
import { CampaignService } from './campaign.service.js'
import { FiguresKeeper } from './figures-keeper.js'
import { FiguresVersions } from './figures-versions.js'
import { IndicatorProcessor } from './indicator-processor.js'
import { MaintenanceService } from './maintenance.service.js'
import './messages.js'

@Module({
  imports: [IdentityModule, TerritoryModule],
  providers: [CampaignService, CampaignResolver, FiguresVersions, FiguresKeeper, IndicatorProcessor, MaintenanceService],
  exports: [CampaignService, FiguresVersions, FiguresKeeper, IndicatorProcessor, MaintenanceService],
})
export class CampaignModule {}
