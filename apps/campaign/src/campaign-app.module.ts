import { type DynamicModule, Inject, Module, type OnApplicationBootstrap, type Type } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { CampaignModule, campaignContext, MaintenanceService } from '@khue/campaign'
import { IdentityDeskModule, IdentityModule, identityContext, PermissionGuard } from '@khue/identity'
import { PlatformModule, type PlatformOptions } from '@khue/platform/app'
import type { PersistenceContext } from '@khue/platform/database'
import { graphqlDoor } from '@khue/platform/http'
import { outboxContext } from '@khue/platform/outbox'
import { ReportingModule, reportingContext } from '@khue/reporting'
import { TerritoryModule, TerritoryService, territoryContext } from '@khue/territory'
import { showOwnTypesOnly } from './own-types-only.js'
import { webOperations } from './web-operations.gen.js'

/** The rooms behind the desk's door. */
export const campaignFeatures: Type[] = [CampaignModule, ReportingModule, IdentityDeskModule]

/** The schemas that the campaign service needs. */
export const campaignContexts: readonly PersistenceContext[] = [outboxContext, territoryContext, identityContext, campaignContext, reportingContext]

/** The desk's door: `/campaign/graphql`. */
export function campaignDoor(): DynamicModule {
  showOwnTypesOnly()
  return graphqlDoor('/campaign/graphql', campaignFeatures, webOperations)
}

/** The campaign service: what staff and ward officers use. */
@Module({})
export class CampaignAppModule implements OnApplicationBootstrap {
  constructor(
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(MaintenanceService) private readonly maintenance: MaintenanceService,
  ) {}

  /** Before it listens: the city's units and the national targets are there. */
  async onApplicationBootstrap(): Promise<void> {
    await this.territory.seed()
    await this.maintenance.seed()
  }

  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: CampaignAppModule,
      imports: [PlatformModule.forRoot(options), IdentityModule, TerritoryModule, ...campaignFeatures, campaignDoor()],
      providers: [{ provide: APP_GUARD, useExisting: PermissionGuard }],
    }
  }
}
