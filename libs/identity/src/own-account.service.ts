import { Inject, Injectable } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { badField, conflict, notFound } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { AccountRepository } from './data/account.repository.js'
import { OneTimeCodeRepository } from './data/one-time-code.repository.js'
import { KnownDeviceRepository } from './data/known-device.repository.js'
import { type OwnSession, SessionRepository } from './data/session.repository.js'
import { type Allowance, ThrottleRepository } from './data/throttle.repository.js'
import { readOneTimeCode } from './domain/one-time-code.js'
import { passwordFault, passwordLength } from './domain/password.js'
import { hashPassword, verifyPassword } from './domain/password-hash.js'
import type { SignedIn } from './domain/roles.js'
import { IdentityService } from './identity.service.js'
import { MailDesk } from './mail-desk.js'
import { at, hashToken } from './session-token.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const PASSWORD_FAILURES: Allowance = { most: 10, minutes: 15 }
const CONFIRMATION_TRIES: Allowance = { most: 10, minutes: 15 }
const CONFIRMATION_MAILS: Allowance = { most: 3, minutes: 60 }
const ADDRESS_CONFIRMATION_MAILS: Allowance = { most: 50, minutes: 60 }

/** What the signed-in do to keep their own account safe: sessions, password, address. */
@Injectable()
export class OwnAccountService {
  private readonly accounts = new AccountRepository()
  private readonly codes = new OneTimeCodeRepository()
  private readonly openSessions = new SessionRepository()
  private readonly devices = new KnownDeviceRepository()
  private readonly throttle: ThrottleRepository

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(MailDesk) private readonly mail: MailDesk,
  ) {
    this.throttle = new ThrottleRepository(database)
  }

  /** The caller's sessions, this one first. @param token the one she asks with. */
  sessions(caller: SignedIn, token: string): Promise<OwnSession[]> {
    return this.database.read((tx) => this.openSessions.ofAccount(tx, caller.accountId, hashToken(token)))
  }

  /** Ends one of the caller's sessions, on whatever device. @throws NOT_FOUND for anybody else's. */
  async endSession(caller: SignedIn, id: string): Promise<true> {
    if (!UUID.test(id) || !(await this.database.transaction((tx) => this.openSessions.endOne(tx, caller.accountId, id)))) throw notFound('session.unknown')
    return true
  }

  /** Ends every session of the caller but this one. @returns how many. */
  endOtherSessions(caller: SignedIn, token: string): Promise<number> {
    return this.database.transaction((tx) => this.openSessions.endOthers(tx, caller.accountId, hashToken(token)))
  }

  /**
   * Changes the caller's password; every other session ends.
   * @throws BAD_USER_INPUT where the old one is wrong or the new one cannot be; TOO_MANY_REQUESTS after ten wrong ones from one address in a quarter of an hour.
   */
  async changePassword(caller: SignedIn, token: string, oldPassword: string, newPassword: string): Promise<true> {
    const key = [at(`password:${caller.accountId}`, requestContext.getStore()?.ip), PASSWORD_FAILURES] as const
    await this.throttle.demand([key])
    const secret = await this.database.read((tx) => this.accounts.secretOf(tx, caller.accountId))
    if (!secret || !(await verifyPassword(secret.passwordHash, oldPassword))) {
      await this.throttle.countFailure([key])
      throw badField('input.oldPassword', 'password.wrong')
    }
    const fault = passwordFault(newPassword, [secret.displayName, secret.email, secret.phone, secret.username])
    if (fault) throw badField('input.newPassword', fault, passwordLength)
    const passwordHash = await hashPassword(newPassword)
    const notice = await this.database.transaction(async (tx) => {
      if (!(await this.accounts.setPassword(tx, caller.accountId, secret.passwordHash, passwordHash))) throw conflict('password.changed-meanwhile')
      await this.openSessions.endOthers(tx, caller.accountId, hashToken(token))
      await this.devices.forget(tx, caller.accountId)
      await this.throttle.forget(tx, key[0])
      await this.codes.drop(tx, caller.accountId, 'RECOVERY')
      await this.identity.recordAudit(tx, caller.accountId, 'password.changed', caller.accountId)
      return this.mail.add(tx, 'PASSWORD_CHANGED', caller.accountId)
    })
    await this.mail.wake(notice)
    return true
  }

  /**
   * Sends a code to the caller's address, to see whether she reads its mail. Only who asks is written to: registering sends nothing,
   * for anybody may register anybody's address.
   * @throws BAD_USER_INPUT without an address; TOO_MANY_REQUESTS after three an hour.
   */
  async requestEmailConfirmation(caller: SignedIn): Promise<true> {
    if (caller.email === null) throw badField('email', 'email.none')
    if (caller.emailConfirmed) return true
    const address = requestContext.getStore()?.ip
    const keys = [[`confirmation-mail:${caller.accountId}`, CONFIRMATION_MAILS] as const, ...(address ? [[`confirmation-mail-from:${address}`, ADDRESS_CONFIRMATION_MAILS] as const] : [])]
    await this.throttle.demand(keys)
    const id = await this.database.transaction(async (tx) => {
      await this.throttle.countIn(tx, keys)
      return this.mail.add(tx, 'EMAIL_CONFIRMATION', caller.accountId)
    })
    await this.mail.wake(id)
    return true
  }

  /**
   * Confirms the caller's address by the code that went to it. Confirming twice is confirming once.
   * @throws BAD_USER_INPUT for a wrong, old or used code; TOO_MANY_REQUESTS.
   */
  async confirmEmail(caller: SignedIn, code: string): Promise<SignedIn> {
    if (caller.emailConfirmed) return caller
    const key = [`confirm-email:${caller.accountId}`, CONFIRMATION_TRIES] as const
    await this.throttle.demand([key])
    const tried = await this.database.transaction(async (tx) => {
      await this.throttle.countIn(tx, [key])
      return this.codes.spendForEmail(tx, caller.accountId)
    })
    if (!(await verifyPassword(tried?.codeHash ?? null, readOneTimeCode(code) ?? '')) || !tried) throw badField('code', 'code.wrong')
    await this.database.transaction(async (tx) => {
      await this.throttle.forget(tx, key[0])
      const taken = await this.codes.take(tx, tried, 'EMAIL')
      if (!taken?.sentTo || !(await this.accounts.confirmEmail(tx, caller.accountId, taken.sentTo))) throw badField('code', 'code.wrong')
    })
    return { ...caller, emailConfirmed: true }
  }
}
