import { Module } from '@nestjs/common'
import { TerritoryModule } from '@khue/territory'
import { AccountPresenter } from './api/account-presenter.js'
import { IdentityResolver } from './api/identity.resolver.js'
import { OwnAccountResolver } from './api/own-account.resolver.js'
import { RecoveryResolver } from './api/recovery.resolver.js'
import { IdentityModule } from './identity.module.js'
import { MailDesk } from './mail-desk.js'
import { OwnAccountService } from './own-account.service.js'
import { RecoveryService } from './recovery.service.js'

/** Registration, sign-in, profile and the way back in, at the learner's door. */
@Module({
  imports: [IdentityModule, TerritoryModule],
  providers: [IdentityResolver, OwnAccountResolver, RecoveryResolver, AccountPresenter, MailDesk, OwnAccountService, RecoveryService],
})
export class IdentityApiModule {}
