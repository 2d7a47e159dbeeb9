import { Inject } from '@nestjs/common'
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphqlContext } from '@khue/platform/http'
import { TerritoryService, type Unit } from '@khue/territory'
import type { SignedIn } from '../domain/roles.js'
import { IdentityService } from '../identity.service.js'
import { AccountPresenter } from './account-presenter.js'
import { AccountType, ProfileInputType, RegisterInputType, SessionPayloadType, SignInInputType, UnitType } from './identity.types.js'
import { Caller, MaybeCaller, Permit } from './permission.guard.js'
import { SessionReader } from './session-reader.js'

/** Accounts and sessions at the learning door, and the units one may live in. */
@Resolver()
export class IdentityResolver {
  constructor(
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(AccountPresenter) private readonly accounts: AccountPresenter,
  ) {}

  @Permit('account.me')
  @Query(() => AccountType, { nullable: true, description: 'The signed-in account, or null' })
  async me(@MaybeCaller() caller: SignedIn | null): Promise<AccountType | null> {
    return caller ? this.accounts.present(caller) : null
  }

  @Permit('units.read')
  @Query(() => [UnitType], { description: 'Administrative units, children of parentCode (null: the top)' })
  units(@Args('parentCode', { type: () => String, nullable: true }) parentCode: string | null): Promise<Unit[]> {
    return this.territory.units(parentCode ?? null)
  }

  @Permit('account.register')
  @Mutation(() => SessionPayloadType, { description: 'Creates a resident account and signs it in; nothing need be confirmed before learning' })
  async register(@Args('input') input: RegisterInputType, @Context() context: GraphqlContext): Promise<SessionPayloadType> {
    return this.accounts.open(await this.identity.register(input, context.request.headers['user-agent'] ?? null, this.sessions.device(context.request)), context)
  }

  @Permit('account.signIn')
  @Mutation(() => SessionPayloadType)
  async signIn(@Args('input') input: SignInInputType, @Context() context: GraphqlContext): Promise<SessionPayloadType> {
    return this.accounts.open(await this.identity.signIn(input.identifier, input.password, context.request.headers['user-agent'] ?? null, this.sessions.device(context.request)), context)
  }

  @Permit('account.signOut')
  @Mutation(() => Boolean)
  async signOut(@Context() { request, reply }: GraphqlContext): Promise<boolean> {
    const token = this.sessions.token(request)
    if (token) await this.identity.signOut(token)
    this.sessions.clearCookie(request, reply)
    return true
  }

  @Permit('account.update')
  @Mutation(() => AccountType, { description: "The caller's own profile; what is left out stays. A new unitCode is a move, at once" })
  async updateProfile(@Caller() caller: SignedIn, @Args('input') input: ProfileInputType): Promise<AccountType> {
    return this.accounts.present(await this.identity.updateProfile(caller, input))
  }
}
