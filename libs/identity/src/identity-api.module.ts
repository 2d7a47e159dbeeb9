import { Module } from '@nestjs/common'
import { TerritoryModule } from '@khue/territory'
import { IdentityResolver } from './api/identity.resolver.js'
import { IdentityModule } from './identity.module.js'

/** Registration, sign-in and profile, at the one door that has them. */
@Module({ imports: [IdentityModule, TerritoryModule], providers: [IdentityResolver] })
export class IdentityApiModule {}
