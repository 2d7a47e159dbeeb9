import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import { Database, type Tx } from '@khue/platform/database'
import { badField, BadInput, DomainError, type FieldFault, notFound } from '@khue/platform/http'
import { Clock, requestContext } from '@khue/platform/observability'
import { newEvent, Outbox } from '@khue/platform/outbox'
import { TerritoryService } from '@khue/territory'
import { type AccountPerson, AccountRepository, type AccountToOpen } from './data/account.repository.js'
import { SessionRepository } from './data/session.repository.js'
import { KnownDeviceRepository } from './data/known-device.repository.js'
import { type Allowance, type Counted, demandIn, ThrottleRepository } from './data/throttle.repository.js'
import { readIdentifier } from './domain/identifiers.js'
import { hashPassword, verifyPassword } from './domain/password-hash.js'
import { isBirthYear, readDisplayName } from './domain/profile-text.js'
import { readRegistration, type RegistrationInput } from './domain/registration.js'
import type { Gender, Role, SignedIn } from './domain/roles.js'
import { delayAfter, fromOneAddress, TRIES_OF_AN_ATTACK, TRIES_OF_ONE_ADDRESS, TRIES_ON_KNOWN_DEVICE } from './domain/tries.js'
import { personOf, profileCorrected, residentMoved, residentRegistered } from './events.js'
import { at, hashToken, keyFor, newToken } from './session-token.js'

/** A session that has just been opened; the token is told this once. */
export interface OpenedSession {
  token: string
  signedIn: SignedIn
}

export interface ProfileChanges {
  displayName?: string | null | undefined
  unitCode?: string | null | undefined
  birthYear?: number | null | undefined
  gender?: Gender | null | undefined
  locale?: string | null | undefined
}

const ADDRESS_CONFLICTS: Allowance = { most: 20, minutes: 60 }
const ADDRESS_REGISTRATIONS: Allowance = { most: 3_000, minutes: 60 }

/** Accounts, sessions and residence: who somebody is, and where she lives. */
@Injectable()
export class IdentityService {
  private readonly accounts = new AccountRepository()
  private readonly movedWork: ((tx: Tx, accountId: string) => Promise<void>)[] = []
  private readonly sessions = new SessionRepository()
  private readonly devices = new KnownDeviceRepository()
  private readonly throttle: ThrottleRepository

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.throttle = new ThrottleRepository(database)
  }

  /** Days for which a session lasts from its last use. */
  readonly sessionDays = this.sessions.days

  /**
   * Creates a resident's account and signs it in.
   * @throws BAD_USER_INPUT with every field at fault; CONFLICT for an address somebody has; TOO_MANY_REQUESTS.
   */
  async register(input: RegistrationInput, userAgent: string | null = null, device: string | null = null): Promise<OpenedSession> {
    const address = requestContext.getStore()?.ip
    const conflicts = [`conflict:${address}`, ADDRESS_CONFLICTS] as const
    const made = [`register:${address}`, ADDRESS_REGISTRATIONS] as const
    const now = this.clock.now()
    const { registration, faults } = readRegistration(input, await this.thisYear(now))
    const unitCode = input.unitCode ?? ''
    const unitFaults: FieldFault[] = (await this.territory.isResidential(unitCode)) ? [] : [{ path: 'input.unitCode', key: 'unit.not-residential' }]
    if (!registration || unitFaults.length > 0) throw new BadInput([...faults, ...unitFaults])
    if (address) await this.throttle.demand([conflicts, made])
    const passwordHash = await hashPassword(registration.password)
    const ids = { accountId: randomUUID(), residentId: randomUUID() }
    const token = newToken()
    try {
      await this.database.transaction(async (tx) => {
        await this.accounts.add(tx, ids.accountId, ids.residentId, registration, passwordHash, unitCode, now)
        await this.sessions.open(tx, hashToken(token), ids.accountId, userAgent)
        if (device) await this.devices.remember(tx, ids.accountId, hashToken(device))
        await this.outbox.add(tx, [newEvent(residentRegistered, now, personOf({ ...registration, residentId: ids.residentId }, unitCode))])
      })
    } catch (error) {
      if (address && error instanceof DomainError && error.code === 'CONFLICT') await this.throttle.countFailure([conflicts])
      throw error
    }
    if (address) await this.throttle.count([made])
    const { email, phone, username, displayName, birthYear, gender, locale } = registration
    return { token, signedIn: { ...ids, email, phone, username, displayName, birthYear, gender, locale, unitCode, residentSince: now, grants: [] } }
  }

  /**
   * Opens a session. What is wrong is not told, in words or in time. Wrong tries count at the account and the address together, so that a stranger's
   * lock nobody out elsewhere, and on a device that is known as its person's by themselves.
   * @param device what the browser keeps of itself; from now on it is known as hers.
   * @throws UNAUTHENTICATED; TOO_MANY_REQUESTS after ten wrong tries at one account from one address, or very many from it, in a quarter of an hour.
   */
  async signIn(identifier: string, password: string, userAgent: string | null = null, device: string | null = null): Promise<OpenedSession> {
    const ids = readIdentifier(identifier.slice(0, 300))
    const deviceHash = device === null ? null : hashToken(device)
    const accounts = await this.database.read((tx) => this.accounts.byIdentifier(tx, ids, deviceHash))
    const tries = await this.triesAt(accounts, ids.email ?? ids.phone ?? ids.username ?? 'none', device)
    const account = await openedBy(accounts, password, ids.phone !== null && ids.username !== null)
    if (!account) {
      await this.throttle.countFailure(tries)
      throw new DomainError('UNAUTHENTICATED', 'sign-in.failed')
    }
    await this.throttle.demand(tries)
    const token = newToken()
    const signedIn = await this.database.transaction(async (tx) => {
      await this.sessions.open(tx, hashToken(token), account.id, userAgent)
      if (deviceHash) await this.devices.remember(tx, account.id, deviceHash)
      await this.throttle.forget(tx, tries[0][0])
      return this.sessions.find(tx, hashToken(token))
    })
    if (!signedIn) throw new DomainError('UNAUTHENTICATED', 'sign-in.failed')
    return { token, signedIn }
  }

  /** What a wrong try counts under, once it may be made: the more went wrong, the longer it waits. @throws TOO_MANY_REQUESTS. */
  private async triesAt([first, second]: readonly AccountToOpen[], typed: string, device: string | null): Promise<[Counted[number], ...Counted]> {
    const address = requestContext.getStore()?.ip
    const account = keyFor('sign-in', first?.id ?? typed)
    const known = first?.known || second?.known
    const here = known ? keyFor('sign-in-device', `${device} ${first?.id}`) : at(account, address)
    const counts = await this.throttle.counts([here, account, `sign-in-from:${address}`])
    const wrong = (key: string): number => counts.get(key)?.count ?? 0
    const tries: [Counted[number], ...Counted] = known
      ? [[here, TRIES_ON_KNOWN_DEVICE]]
      : [[here, fromOneAddress(wrong(account))], [account, { ...TRIES_OF_AN_ATTACK, most: Infinity }], ...(address ? [[`sign-in-from:${address}`, TRIES_OF_ONE_ADDRESS] as const] : [])]
    demandIn(counts, tries)
    await setTimeout(delayAfter(wrong(here)))
    return tries
  }

  async signOut(token: string): Promise<void> {
    await this.database.transaction((tx) => this.sessions.end(tx, hashToken(token)))
  }

  /** Whose session a token opens, or null. One statement. */
  signedInByToken(token: string): Promise<SignedIn | null> {
    return this.database.read((tx) => this.sessions.find(tx, hashToken(token)))
  }

  /** What else is done when somebody moves, in the transaction of the move: for rooms above this one. */
  whenMoved(work: (tx: Tx, accountId: string) => Promise<void>): void {
    this.movedWork.push(work)
  }

  /** How often somebody moved after an instant, counted to a hundred; where she lived first is no move. */
  movesSince(tx: Tx, accountId: string, since: Date): Promise<number> {
    return this.accounts.movesSince(tx, accountId, since)
  }

  /** The city's year. */
  private async thisYear(now: Date): Promise<number> {
    return Number((await this.territory.dayOf(now)).slice(0, 4))
  }

  /**
   * Mends the caller's own profile; what is left out stays. Another unit is a move, from now on: what happened before stays where she lived then.
   * @throws BAD_USER_INPUT with every field at fault: then nothing is changed.
   */
  async updateProfile(caller: SignedIn, changes: ProfileChanges): Promise<SignedIn> {
    const now = this.clock.now()
    const faults: FieldFault[] = []
    const name = changes.displayName === null || changes.displayName === undefined ? null : readDisplayName(changes.displayName, 'input.displayName')
    if (name && 'fault' in name) faults.push(name.fault)
    if (changes.unitCode && !(await this.territory.isResidential(changes.unitCode))) faults.push({ path: 'input.unitCode', key: 'unit.not-residential' })
    if (typeof changes.birthYear === 'number' && !isBirthYear(changes.birthYear, await this.thisYear(now))) faults.push({ path: 'input.birthYear', key: 'birth-year.invalid' })
    if (changes.locale && changes.locale !== 'vi' && changes.locale !== 'en') faults.push({ path: 'input.locale', key: 'locale.invalid' })
    if (faults.length > 0) throw new BadInput(faults)
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, caller.accountId)
      if (!account) throw notFound()
      const next = {
        displayName: name && 'name' in name ? name.name : account.displayName,
        unitCode: changes.unitCode ?? account.unitCode,
        birthYear: changes.birthYear === undefined ? account.birthYear : changes.birthYear,
        gender: changes.gender === undefined ? account.gender : changes.gender,
        locale: (changes.locale ?? account.locale) as 'vi' | 'en',
      }
      await this.accounts.update(tx, account.id, next)
      const moves = next.unitCode !== null && next.unitCode !== account.unitCode
      const at = account.since && account.since >= now ? new Date(account.since.getTime() + 1) : now
      if (moves) await this.accounts.settle(tx, account.id, at, next.unitCode as string)
      for (const work of moves ? this.movedWork : []) await work(tx, account.id)
      const person = personOf({ residentId: account.residentId, ...next }, next.unitCode)
      const corrected = next.birthYear !== account.birthYear || next.gender !== account.gender
      await this.outbox.add(tx, [
        ...(corrected ? [newEvent(profileCorrected, at, person)] : []),
        ...(moves ? [newEvent(residentMoved, at, { ...person, unitCode: next.unitCode as string, fromUnit: account.unitCode })] : []),
      ])
      return { ...caller, ...next, residentSince: moves ? at : caller.residentSince }
    })
  }

  /**
   * Creates an account for staff or instructors, with a role granted for a unit and all below it (null: the whole city).
   * It has no residence until its person enters one. @throws as `register`.
   */
  async createAccount(input: RegistrationInput & { role: Role; grantUnitCode: string | null }): Promise<string> {
    const now = this.clock.now()
    const { registration, faults } = readRegistration(input, await this.thisYear(now))
    if (!registration) throw new BadInput(faults)
    if (input.grantUnitCode !== null && !(await this.territory.unit(input.grantUnitCode))) throw badField('unit', 'unit.not-residential')
    const unitCode = input.unitCode ?? null
    if (unitCode !== null && !(await this.territory.isResidential(unitCode))) throw badField('input.unitCode', 'unit.not-residential')
    const passwordHash = await hashPassword(registration.password)
    const accountId = randomUUID()
    const residentId = randomUUID()
    await this.database.transaction(async (tx) => {
      await this.accounts.add(tx, accountId, residentId, registration, passwordHash, unitCode, now)
      if (unitCode !== null) await this.outbox.add(tx, [newEvent(residentRegistered, now, personOf({ ...registration, residentId }, unitCode))])
      if (input.role !== 'RESIDENT') await this.accounts.grant(tx, accountId, { role: input.role, unitCode: input.grantUnitCode })
      await this.recordAudit(tx, null, 'account.created', accountId, { role: input.role, unitCode: input.grantUnitCode })
    })
    return accountId
  }

  /** Where a person lived at each of these instants, in their order. No statement where she has not moved since the earliest. */
  async residencesAt(tx: Tx, person: Pick<SignedIn, 'accountId' | 'unitCode' | 'residentSince'>, instants: readonly Date[]): Promise<(string | null)[]> {
    const since = person.residentSince
    if (instants.every((instant) => since !== null && since <= instant)) return instants.map(() => person.unitCode)
    return this.accounts.residenceAt(tx, person.accountId, instants)
  }

  /** The account as an event needs it, for a use case that is not its person's own (a voiding, an approval). */
  async peopleByAccount(tx: Tx, accountIds: readonly string[]): Promise<Map<string, AccountPerson>> {
    return new Map((await this.accounts.people(tx, 'id', accountIds)).map((person) => [person.accountId, person]))
  }

  /** Whose account each of these residents has, and the person as she is; none of whom the account is gone. */
  async peopleByResident(tx: Tx, residentIds: readonly string[]): Promise<Map<string, AccountPerson>> {
    return new Map((await this.accounts.people(tx, 'resident_id', residentIds)).map((person) => [person.residentId, person]))
  }

  /** A person's name as she entered it, where she lets it be seen; null where the account is gone. */
  async nameOf(tx: Tx, accountId: string): Promise<string | null> {
    const [row] = await tx.sql<{ name: string }>('SELECT display_name AS name FROM identity.account WHERE id = $1', [accountId])
    return row?.name ?? null
  }

  /** Writes into the audit log what staff did or read, in the transaction in which they did. */
  async recordAudit(tx: Tx, actorAccountId: string | null, action: string, subject: string | null, detail: object = {}): Promise<void> {
    await tx.sql('INSERT INTO identity.audit_log (actor_account_id, action, subject, detail) VALUES ($1, $2, $3, $4)', [actorAccountId, action, subject, JSON.stringify(detail)])
  }
}

/** The account that a password opens. Where the identifier may mean two, both are tried, or as many times nobody's: the time tells nothing. */
async function openedBy([first, second]: readonly AccountToOpen[], password: string, mayBeTwo: boolean): Promise<AccountToOpen | null> {
  const opensFirst = await verifyPassword(first?.passwordHash ?? null, password)
  const opensSecond = mayBeTwo && (await verifyPassword(second?.passwordHash ?? null, password))
  return (opensFirst ? first : opensSecond ? second : null) ?? null
}
