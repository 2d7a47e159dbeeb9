import { Inject } from '@nestjs/common'
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import type { GraphqlContext } from '@khue/platform/http'
import { RecoveryService } from '../recovery.service.js'
import { AccountPresenter } from './account-presenter.js'
import { SessionPayloadType } from './identity.types.js'
import { Permit } from './permission.guard.js'
import { SessionReader } from './session-reader.js'
import { RecoverInputType } from './recovery.types.js'

/** The way back in, for who cannot sign in. */
@Resolver()
export class RecoveryResolver {
  constructor(
    @Inject(RecoveryService) private readonly recovery: RecoveryService,
    @Inject(AccountPresenter) private readonly accounts: AccountPresenter,
    @Inject(SessionReader) private readonly sessions: SessionReader,
  ) {}

  @Permit('account.recover')
  @Mutation(() => Boolean, { description: 'Sends a code to the confirmed address of the account, if there is such an account and such an address. Always true' })
  requestRecovery(@Args('identifier') identifier: string): Promise<boolean> {
    return this.recovery.request(identifier)
  }

  @Permit('account.recover')
  @Mutation(() => SessionPayloadType, { description: 'A new password by a one-time code, from the ward officer or by mail; ends every other session and signs in. Whatever is wrong: UNAUTHENTICATED' })
  async recover(@Args('input') { identifier, code, newPassword }: RecoverInputType, @Context() context: GraphqlContext): Promise<SessionPayloadType> {
    return this.accounts.open(await this.recovery.recover(identifier, code, newPassword, context.request.headers['user-agent'] ?? null, this.sessions.device(context.request)), context)
  }
}
