import { Module } from '@nestjs/common'
import { AssessmentModule } from '@khue/assessment'
import { CatalogueModule } from '@khue/catalogue'
import { IdentityModule } from '@khue/identity'
import { TerritoryModule } from '@khue/territory'
import { FlagResolver } from './api/flag.resolver.js'
import { LearningWeeksResolver } from './api/learning-weeks.resolver.js'
import { LearningResolver } from './api/learning.resolver.js'
import { CompletionService } from './completion.service.js'
import { FlagService } from './flag.service.js'
import { LearningWeeksService } from './learning-weeks.service.js'
import { LearningService } from './learning.service.js'
import './messages.js'
import { QuizService } from './quiz.service.js'
import { QuizSweep } from './quiz-sweep.js'
import { Recorder } from './recorder.js'
import { VersionService } from './version.service.js'

@Module({
  imports: [AssessmentModule, CatalogueModule, IdentityModule, TerritoryModule],
  providers: [LearningService, QuizService, QuizSweep, CompletionService, VersionService, Recorder, FlagService, FlagResolver, LearningResolver, LearningWeeksService, LearningWeeksResolver],
  exports: [LearningService, QuizService, QuizSweep, CompletionService],
})
export class LearningModule {}
