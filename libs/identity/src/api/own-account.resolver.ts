import { Inject } from '@nestjs/common'
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { type GraphqlContext, say, unauthenticated } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { deviceOf } from '../domain/device.js'
import type { SignedIn } from '../domain/roles.js'
import { OwnAccountService } from '../own-account.service.js'
import { AccountPresenter } from './account-presenter.js'
import { AccountType } from './identity.types.js'
import { Caller, Permit } from './permission.guard.js'
import { ChangePasswordInputType, SessionType } from './recovery.types.js'
import { SessionReader } from './session-reader.js'

/** What the signed-in do to keep their own account safe. */
@Resolver()
export class OwnAccountResolver {
  constructor(
    @Inject(OwnAccountService) private readonly own: OwnAccountService,
    @Inject(SessionReader) private readonly reader: SessionReader,
    @Inject(AccountPresenter) private readonly accounts: AccountPresenter,
  ) {}

  @Permit('account.sessions')
  @Query(() => [SessionType], { description: 'Where the caller is signed in: here first, then those last used first' })
  async mySessions(@Caller() caller: SignedIn, @Context() context: GraphqlContext): Promise<SessionType[]> {
    const sessions = await this.own.sessions(caller, this.tokenOf(context))
    return sessions.map(({ id, userAgent, createdAt, lastSeenAt, current }) => ({
      id, device: deviceInWords(userAgent), createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), current,
    }))
  }

  @Permit('account.sessions')
  @Mutation(() => Boolean, { description: "Signs the caller out on one device. NOT_FOUND for anybody else's" })
  endSession(@Caller() caller: SignedIn, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.own.endSession(caller, id)
  }

  @Permit('account.sessions')
  @Mutation(() => Int, { description: 'Signs the caller out everywhere but here; tells on how many devices' })
  endOtherSessions(@Caller() caller: SignedIn, @Context() context: GraphqlContext): Promise<number> {
    return this.own.endOtherSessions(caller, this.tokenOf(context))
  }

  @Permit('account.password')
  @Mutation(() => Boolean, { description: 'Ends every other session' })
  changePassword(@Caller() caller: SignedIn, @Args('input') { oldPassword, newPassword }: ChangePasswordInputType, @Context() context: GraphqlContext): Promise<boolean> {
    return this.own.changePassword(caller, this.tokenOf(context), oldPassword, newPassword)
  }

  @Permit('account.email')
  @Mutation(() => Boolean, { description: "Sends a code to the caller's own address; three an hour" })
  requestEmailConfirmation(@Caller() caller: SignedIn): Promise<boolean> {
    return this.own.requestEmailConfirmation(caller)
  }

  @Permit('account.email')
  @Mutation(() => AccountType, { description: 'Confirms the address by the code that went to it; from then on it is a way back in' })
  async confirmEmail(@Caller() caller: SignedIn, @Args('code') code: string): Promise<AccountType> {
    return this.accounts.present(await this.own.confirmEmail(caller, code))
  }

  private tokenOf({ request }: GraphqlContext): string {
    const token = this.reader.token(request)
    if (token === null) throw unauthenticated()
    return token
  }
}

/** 'Chrome trên Android', 'Android', 'Thiết bị không rõ'. */
function deviceInWords(userAgent: string | null): string {
  const locale = requestContext.getStore()?.locale ?? 'vi'
  const { browser, system } = deviceOf(userAgent)
  return browser !== null && system !== null ? say('device.named', locale, { browser, system }) : (browser ?? system ?? say('device.unknown', locale))
}
