import { Module } from '@nestjs/common'
import { CatalogueModule } from '@khue/catalogue'
import { IdentityModule } from '@khue/identity'
import { LearningModule } from '@khue/learning'
import { TerritoryModule } from '@khue/territory'
import { PracticeResolver } from './api/practice.resolver.js'
import './messages.js'
import { OwnCards } from './own-cards.js'
import { PracticeService } from './practice.service.js'
import { ReviewService } from './review.service.js'

@Module({
  imports: [CatalogueModule, IdentityModule, LearningModule, TerritoryModule],
  providers: [PracticeService, ReviewService, OwnCards, PracticeResolver],
  exports: [PracticeService, ReviewService],
})
export class PracticeModule {}
