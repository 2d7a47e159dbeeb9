import { Module } from '@nestjs/common'
import { TerritoryModule } from '@khue/territory'
import { WardHelpResolver } from './api/ward-help.resolver.js'
import { IdentityModule } from './identity.module.js'
import { WardHelpService } from './ward-help.service.js'

/** What officers do for residents' accounts. It stands at the desk's door: there they work, and the learner's door has no staff read of persons. */
@Module({ imports: [IdentityModule, TerritoryModule], providers: [WardHelpResolver, WardHelpService] })
export class IdentityDeskModule {}
