import { Module } from '@nestjs/common'
import { CampaignModule } from '@khue/campaign'
import { IdentityModule } from '@khue/identity'
import { TerritoryModule } from '@khue/territory'
import { ExportController } from './api/export.controller.js'
import { ExportResolver } from './api/export.resolver.js'
import { ExportRunner } from './export-runner.js'
import { ExportService } from './export.service.js'
import { ExportWriter } from './export-writer.js'
import './messages.js'
import { ExportRows } from './export-rows.js'

@Module({
  imports: [CampaignModule, IdentityModule, TerritoryModule],
  controllers: [ExportController],
  providers: [ExportRows, ExportWriter, ExportService, ExportRunner, ExportResolver],
  exports: [ExportService, ExportRunner],
})
export class ReportingModule {}
