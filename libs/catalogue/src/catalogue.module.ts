import { Module } from '@nestjs/common'
import { FrameworksModule } from '@khue/frameworks'
import { IdentityModule } from '@khue/identity'
import { CatalogueResolver } from './api/catalogue.resolver.js'
import { FindingResolver } from './api/finding.resolver.js'
import { MediaController } from './api/media.controller.js'
import { UploadController } from './api/upload.controller.js'
import { CatalogueService } from './catalogue.service.js'
import { CourseImportService } from './course-import.service.js'
import { CourseReader } from './course-reader.js'
import { DeckService } from './deck.service.js'
import { FindingService } from './finding.service.js'
import { KeptMedia } from './kept-media.js'
import { MediaSweep } from './media-sweep.js'
import './messages.js'
import { PublishingService } from './publishing.service.js'

@Module({
  imports: [IdentityModule, FrameworksModule],
  controllers: [MediaController, UploadController],
  providers: [CatalogueService, CourseImportService, CourseReader, DeckService, FindingService, KeptMedia, MediaSweep, PublishingService, CatalogueResolver, FindingResolver],
  exports: [CatalogueService, CourseImportService, DeckService, MediaSweep, PublishingService],
})
export class CatalogueModule {}
