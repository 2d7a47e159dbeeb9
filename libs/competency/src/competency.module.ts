import { Module } from '@nestjs/common'
import { FrameworksModule } from '@khue/frameworks'
import { IdentityModule } from '@khue/identity'
import { CompetencyResolver } from './api/competency.resolver.js'
import { CompetencyMapResolver } from './api/competency-map.resolver.js'
import { CompetencyConsumer } from './competency.consumer.js'
import { CompetencyService } from './competency.service.js'

@Module({
  imports: [FrameworksModule, IdentityModule],
  providers: [CompetencyService, CompetencyConsumer, CompetencyResolver, CompetencyMapResolver],
  exports: [CompetencyService, CompetencyConsumer],
})
export class CompetencyModule {}
