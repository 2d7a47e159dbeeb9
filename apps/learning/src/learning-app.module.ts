import { type DynamicModule, Inject, Module, type OnApplicationBootstrap, type Type } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { AssessmentModule, assessmentContext } from '@khue/assessment'
import { CatalogueModule, catalogueContext, MediaSweep } from '@khue/catalogue'
import { CompetencyModule, competencyContext } from '@khue/competency'
import { CredentialsModule, credentialsContext } from '@khue/credentials'
import { FrameworksModule, FrameworksService, frameworksContext } from '@khue/frameworks'
import { IdentityApiModule, IdentityModule, identityContext, PermissionGuard } from '@khue/identity'
import { LearningModule, learningContext, QuizSweep } from '@khue/learning'
import { PlatformModule, type PlatformOptions } from '@khue/platform/app'
import type { PersistenceContext } from '@khue/platform/database'
import { graphqlDoor } from '@khue/platform/http'
import { outboxContext } from '@khue/platform/outbox'
import { PracticeModule, practiceContext } from '@khue/practice'
import { TerritoryModule, TerritoryService, territoryContext } from '@khue/territory'
import { webOperations } from './web-operations.gen.js'

/** The rooms behind the learner's door. */
export const learningFeatures: Type[] = [IdentityModule, IdentityApiModule, TerritoryModule, FrameworksModule, AssessmentModule, CatalogueModule, LearningModule, PracticeModule, CompetencyModule, CredentialsModule]

/** The schemas that the learning service needs. */
export const learningContexts: readonly PersistenceContext[] = [
  outboxContext, territoryContext, frameworksContext, identityContext, assessmentContext, catalogueContext, learningContext, practiceContext, competencyContext, credentialsContext,
]

/** The learner's door: `/graphql`. */
export const learningDoor = (): DynamicModule => graphqlDoor('/graphql', learningFeatures, webOperations)

/** The learning service: what residents and instructors use. */
@Module({})
export class LearningAppModule implements OnApplicationBootstrap {
  constructor(
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
    @Inject(QuizSweep) private readonly sweep: QuizSweep,
    @Inject(MediaSweep) private readonly media: MediaSweep,
  ) {}

  /** Before it listens: the city's units and the frameworks are there. */
  async onApplicationBootstrap(): Promise<void> {
    await this.territory.seed()
    await this.frameworks.seed()
    this.sweep.start()
    this.media.start()
  }

  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: LearningAppModule,
      imports: [PlatformModule.forRoot(options), ...learningFeatures, learningDoor()],
      providers: [{ provide: APP_GUARD, useExisting: PermissionGuard }],
    }
  }
}
