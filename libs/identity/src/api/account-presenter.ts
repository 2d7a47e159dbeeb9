import { Inject, Injectable } from '@nestjs/common'
import type { GraphqlContext } from '@khue/platform/http'
import { TerritoryService } from '@khue/territory'
import { rolesOf } from '../domain/access.js'
import type { SignedIn } from '../domain/roles.js'
import type { OpenedSession } from '../identity.service.js'
import type { AccountType, SessionPayloadType } from './identity.types.js'
import { SessionReader } from './session-reader.js'

/** An account as the schema has it, and a session as it is handed over. */
@Injectable()
export class AccountPresenter {
  constructor(
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(SessionReader) private readonly sessions: SessionReader,
  ) {}

  /** Tells the token, and sets the browser's cookie beside it. */
  async open({ token, signedIn }: OpenedSession, { request, reply }: GraphqlContext): Promise<SessionPayloadType> {
    this.sessions.setCookie(request, reply, token)
    return { token, account: await this.present(signedIn) }
  }

  async present(caller: SignedIn): Promise<AccountType> {
    const unit = caller.unitCode === null ? null : await this.territory.unit(caller.unitCode)
    return { ...caller, id: caller.accountId, roles: rolesOf(caller), unitName: unit?.fullName ?? null, emailConfirmed: caller.emailConfirmed ?? false }
  }
}
