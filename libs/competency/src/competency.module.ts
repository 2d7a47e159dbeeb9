import { Module } from '@nestjs/common'
import { FrameworksModule } from '@khue/frameworks'
import { IdentityModule } from '@khue/identity'
import { CompetencyResolver } from './api/competency.resolver.js'
import { CompetencyConsumer } from './competency.consumer.js'
import { CompetencyService } from './competency.service.js'

@Module({
  imports: [FrameworksModule, IdentityModule],
  providers: [CompetencyService, CompetencyConsumer, CompetencyResolver],
  exports: [CompetencyService, CompetencyConsumer],
})
export class CompetencyModule {}
