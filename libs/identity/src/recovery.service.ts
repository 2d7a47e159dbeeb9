import { Inject, Injectable } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { badField, DomainError } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { AccountRepository } from './data/account.repository.js'
import { OneTimeCodeRepository } from './data/one-time-code.repository.js'
import { SessionRepository } from './data/session.repository.js'
import { KnownDeviceRepository } from './data/known-device.repository.js'
import { type Allowance, ThrottleRepository } from './data/throttle.repository.js'
import { type Identifiers, readIdentifier } from './domain/identifiers.js'
import { oneTimeCode, readOneTimeCode } from './domain/one-time-code.js'
import { passwordFault, passwordLength } from './domain/password.js'
import { hashPassword, verifyPassword } from './domain/password-hash.js'
import { IdentityService, type OpenedSession } from './identity.service.js'
import { MailDesk } from './mail-desk.js'
import { TRIES_OF_ONE_ADDRESS, TRIES_ON_KNOWN_DEVICE } from './domain/tries.js'
import { at, hashToken, keyFor, newToken } from './session-token.js'

const CODE_TRIES: Allowance = { most: oneTimeCode.triesFromOneAddress, minutes: 15 }
const REQUESTS: Allowance = { most: 10, minutes: 60 }
const ADDRESS_REQUESTS: Allowance = { most: 300, minutes: 60 }

/**
 * The way back in for who forgot the password: by a one-time code, of the ward officer or by mail.
 * Whatever takes several of them takes the account first, then the counts of tries, then the code, so that no two calls wait for each other.
 */
@Injectable()
export class RecoveryService {
  private readonly accounts = new AccountRepository()
  private readonly codes = new OneTimeCodeRepository()
  private readonly sessions = new SessionRepository()
  private readonly devices = new KnownDeviceRepository()
  private readonly throttle: ThrottleRepository

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(MailDesk) private readonly mail: MailDesk,
  ) {
    this.throttle = new ThrottleRepository(database)
  }

  /**
   * Asks for a code by mail. Always the same answer after the same statements: whether there is such an account, whether its address
   * was ever confirmed and whether it has had its three mails of the hour is found out when the mail is to be sent.
   * @throws TOO_MANY_REQUESTS after ten for one identifier, or very many, from one address in an hour.
   */
  async request(identifier: string): Promise<true> {
    const address = requestContext.getStore()?.ip
    const ids = readIdentifier(identifier.slice(0, 300))
    const keys = address ? [[at(keyFor('recovery-mail', nameOf(ids)), address), REQUESTS] as const, [`recovery-mail-from:${address}`, ADDRESS_REQUESTS] as const] : []
    await this.throttle.demand(keys)
    const id = await this.database.transaction(async (tx) => {
      await this.throttle.countIn(tx, keys)
      return this.mail.askRecovery(tx, ids)
    })
    await this.mail.wake(id)
    return true
  }

  /**
   * Changes the password by a one-time code, ends every session there was, and opens one. A wrong code, one that ended, one that was used
   * and an unknown identifier are answered alike: the same words after the same statements and one comparison of a hash. Wrong tries count as at `signIn`.
   * @throws BAD_USER_INPUT for a new password that cannot be; UNAUTHENTICATED; TOO_MANY_REQUESTS.
   */
  async recover(identifier: string, code: string, newPassword: string, userAgent: string | null = null, device: string | null = null): Promise<OpenedSession> {
    demandPassword(newPassword)
    const ids = readIdentifier(identifier.slice(0, 300))
    const address = requestContext.getStore()?.ip
    const deviceHash = device === null ? null : hashToken(device)
    const [first, second] = await this.database.read((tx) => this.accounts.byIdentifier(tx, ids, deviceHash))
    const known = first?.known || second?.known
    const tries = known ? ([keyFor('recover-device', `${device} ${nameOf(ids)}`), TRIES_ON_KNOWN_DEVICE] as const) : ([at(keyFor('recover', nameOf(ids)), address), CODE_TRIES] as const)
    const failures = address && !known ? [[`recover-from:${address}`, TRIES_OF_ONE_ADDRESS] as const] : []
    await this.throttle.demand([tries, ...failures])
    const tried = await this.database.transaction(async (tx) => {
      await this.throttle.spendIn(tx, tries)
      return this.codes.spendForRecovery(tx, ids)
    })
    if (!(await verifyPassword(tried?.codeHash ?? null, readOneTimeCode(code) ?? '')) || !tried) {
      await this.throttle.count(failures)
      throw new DomainError('UNAUTHENTICATED', 'recovery.failed')
    }
    const secret = await this.database.read((tx) => this.accounts.secretOf(tx, tried.accountId))
    if (!secret) throw new DomainError('UNAUTHENTICATED', 'recovery.failed')
    demandPassword(newPassword, [secret.displayName, secret.email, secret.phone, secret.username])
    const passwordHash = await hashPassword(newPassword)
    const token = newToken()
    const { signedIn, notice } = await this.database.transaction(async (tx) => {
      const changed = await this.accounts.setPassword(tx, tried.accountId, secret.passwordHash, passwordHash)
      await this.throttle.forget(tx, tries[0], at(keyFor('sign-in', tried.accountId), address))
      await this.devices.forget(tx, tried.accountId)
      if (deviceHash) await this.devices.remember(tx, tried.accountId, deviceHash)
      const taken = await this.codes.take(tx, tried, 'RECOVERY')
      if (!changed || !taken) throw new DomainError('UNAUTHENTICATED', 'recovery.failed')
      await this.sessions.endOthers(tx, tried.accountId, null)
      await this.sessions.open(tx, hashToken(token), tried.accountId, userAgent)
      await this.identity.recordAudit(tx, tried.accountId, 'password.recovered', tried.accountId, taken.madeBy ? { by: 'officer', officer: taken.madeBy } : { by: 'mail' })
      return { signedIn: await this.sessions.find(tx, hashToken(token)), notice: await this.mail.add(tx, 'PASSWORD_CHANGED', tried.accountId) }
    })
    await this.mail.wake(notice)
    if (!signedIn) throw new DomainError('UNAUTHENTICATED', 'recovery.failed')
    return { token, signedIn }
  }
}

/** What somebody meant, for counting. */
const nameOf = ({ email, phone, username }: Identifiers): string => email ?? phone ?? username ?? 'none'

function demandPassword(password: string, personal: readonly (string | null)[] = []): void {
  const fault = passwordFault(password, personal)
  if (fault) throw badField('input.newPassword', fault, passwordLength)
}
