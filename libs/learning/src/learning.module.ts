import { Module } from '@nestjs/common'
import { AssessmentModule } from '@khue/assessment'
import { CatalogueModule } from '@khue/catalogue'
import { IdentityModule } from '@khue/identity'
import { TerritoryModule } from '@khue/territory'
import { LearningWeeksResolver } from './api/learning-weeks.resolver.js'
import { LearningResolver } from './api/learning.resolver.js'
import { CompletionService } from './completion.service.js'
import { LearningWeeksService } from './learning-weeks.service.js'
import { LearningService } from './learning.service.js'
import './messages.js'
import { QuizService } from './quiz.service.js'
import { Recorder } from './recorder.js'

@Module({
  imports: [AssessmentModule, CatalogueModule, IdentityModule, TerritoryModule],
  providers: [LearningService, QuizService, CompletionService, Recorder, LearningResolver, LearningWeeksService, LearningWeeksResolver],
  exports: [LearningService, QuizService, CompletionService],
})
export class LearningModule {}
