import { type DynamicModule, Inject, Module, NotFoundException, type OnApplicationBootstrap } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { CampaignModule, campaignContext } from '@khue/campaign'
import { CompetencyModule, competencyContext } from '@khue/competency'
import { CredentialsModule, credentialsContext } from '@khue/credentials'
import { frameworksContext } from '@khue/frameworks'
import { identityContext, IdentityWorkModule } from '@khue/identity'
import { learningContext } from '@khue/learning'
import { PlatformModule, type PlatformOptions } from '@khue/platform/app'
import type { PersistenceContext } from '@khue/platform/database'
import { Readiness } from '@khue/platform/http'
import { outboxContext } from '@khue/platform/outbox'
import { ReportingModule, reportingContext } from '@khue/reporting'
import { TerritoryModule, TerritoryService, territoryContext } from '@khue/territory'
import { Work } from './work.js'

/** The schemas that the background work needs. */
export const workerContexts: readonly PersistenceContext[] = [
  outboxContext, territoryContext, frameworksContext, identityContext, learningContext, competencyContext, credentialsContext, campaignContext, reportingContext,
]

/** The background work of a process; whoever takes it in calls `Work.start` once the process is up. */
@Module({ imports: [TerritoryModule, CampaignModule, CompetencyModule, CredentialsModule, ReportingModule, IdentityWorkModule], providers: [Work], exports: [Work] })
export class WorkModule {}

/** The features bring their routes with them; here they do not exist. */
const noRoutes = {
  canActivate: (): never => {
    throw new NotFoundException()
  },
}

/** The worker: no door but the operator's (`/healthz`, `/readyz`, `/metrics`). */
@Module({})
export class WorkerAppModule implements OnApplicationBootstrap {
  constructor(
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(Work) private readonly work: Work,
    @Inject(Readiness) readiness: Readiness,
  ) {
    readiness.add('work', async () => this.work.isAtWork)
  }

  /** The city's units are there before any event is applied. */
  async onApplicationBootstrap(): Promise<void> {
    await this.territory.seed()
    await this.work.start()
  }

  static forRoot(options: PlatformOptions): DynamicModule {
    return { module: WorkerAppModule, imports: [PlatformModule.forRoot(options), TerritoryModule, WorkModule], providers: [{ provide: APP_GUARD, useValue: noRoutes }] }
  }
}
