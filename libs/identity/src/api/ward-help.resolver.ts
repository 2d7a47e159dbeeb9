import { Inject } from '@nestjs/common'
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Reach } from '../domain/access.js'
import type { SignedIn } from '../domain/roles.js'
import { WardHelpService } from '../ward-help.service.js'
import { Caller, Permit, Within } from './permission.guard.js'
import { FoundResidentType, RecoveryCodeType } from './recovery.types.js'

/** How a ward officer helps a resident back in, at the desk's door. */
@Resolver()
export class WardHelpResolver {
  constructor(@Inject(WardHelpService) private readonly help: WardHelpService) {}

  @Permit('resident.help')
  @Query(() => [FoundResidentType], { description: "Residents of the officer's units, by words of the name, or by e-mail, telephone or user name in full; five at the most. In the audit log" })
  findResidents(@Caller() caller: SignedIn, @Within() reach: Reach, @Args('search') search: string): Promise<FoundResidentType[]> {
    return this.help.find(caller, reach, search)
  }

  @Permit('resident.help')
  @Mutation(() => RecoveryCodeType, { description: 'A one-time code for a resident, for half an hour; takes the place of an earlier one. In the audit log' })
  async makeRecoveryCode(@Caller() caller: SignedIn, @Within() reach: Reach, @Args('accountId', { type: () => ID }) accountId: string): Promise<RecoveryCodeType> {
    const { code, expiresAt } = await this.help.makeCode(caller, reach, accountId)
    return { code, expiresAt: expiresAt.toISOString() }
  }
}
