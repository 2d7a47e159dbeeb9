import { type DynamicModule, Module } from '@nestjs/common'
import { AssessmentModule, assessmentContext } from '@khue/assessment'
import { CampaignModule, campaignContext } from '@khue/campaign'
import { CatalogueModule, catalogueContext } from '@khue/catalogue'
import { CompetencyModule, competencyContext } from '@khue/competency'
import { CredentialsModule, credentialsContext } from '@khue/credentials'
import { FrameworksModule, frameworksContext } from '@khue/frameworks'
import { IdentityModule, identityContext } from '@khue/identity'
import { LearningModule, learningContext } from '@khue/learning'
import { PlatformModule, type PlatformOptions } from '@khue/platform/app'
import type { PersistenceContext } from '@khue/platform/database'
import { outboxContext } from '@khue/platform/outbox'
import { PracticeModule, practiceContext } from '@khue/practice'
import { ReportingModule, reportingContext } from '@khue/reporting'
import { TerritoryModule, territoryContext } from '@khue/territory'
import { demoContext } from './demo/demo.context.js'

/** Every schema of Khuê. */
export const cliContexts: readonly PersistenceContext[] = [
  outboxContext, territoryContext, frameworksContext, identityContext, assessmentContext, catalogueContext, learningContext, practiceContext,
  competencyContext, credentialsContext, campaignContext, reportingContext, demoContext,
]

/** Every room, no door. */
@Module({})
export class CliModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forRoot(options), TerritoryModule, FrameworksModule, IdentityModule, AssessmentModule, CatalogueModule,
        LearningModule, PracticeModule, CompetencyModule, CredentialsModule, CampaignModule, ReportingModule,
      ],
    }
  }
}
