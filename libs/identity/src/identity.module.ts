import { Module } from '@nestjs/common'
import { TerritoryModule } from '@khue/territory'
import { PermissionGuard } from './api/permission.guard.js'
import { SessionReader } from './api/session-reader.js'
import { IdentityService } from './identity.service.js'
import './messages.js'

/** Who is who, for every service. */
@Module({
  imports: [TerritoryModule],
  providers: [IdentityService, SessionReader, PermissionGuard],
  exports: [IdentityService, SessionReader, PermissionGuard],
})
export class IdentityModule {}
