import { randomUUID } from 'node:crypto'
import { readSettings, type Settings } from '@khue/platform/config'
import { Mailer } from '@khue/platform/mail'
import { type Clock, Log, requestContext, SystemClock } from '@khue/platform/observability'
import { Outbox, outboxContext } from '@khue/platform/outbox'
import type { JobQueues } from '@khue/platform/queues'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { TerritoryService, territoryContext } from '@khue/territory'
import { Reach } from '../domain/access.js'
import type { Role, SignedIn } from '../domain/roles.js'
import { IdentityService } from '../identity.service.js'
import { identityContext } from '../index.js'
import { MailDesk } from '../mail-desk.js'
import { MailRunner } from '../mail-runner.js'
import { OwnAccountService } from '../own-account.service.js'
import { RecoveryService } from '../recovery.service.js'
import { WardHelpService } from '../ward-help.service.js'
import '../messages.js'

export const WARD = '00070'
export const OTHER_WARD = '00004'
export const PASSWORD = 'con mèo trèo cây cau'

/** The services of accounts on a database of their own, for specs; what the queue is sent is kept in `woken`. */
export class IdentityHouse {
  readonly woken: string[] = []
  readonly identity: IdentityService
  readonly recovery: RecoveryService
  readonly own: OwnAccountService
  readonly help: WardHelpService
  readonly runner: MailRunner

  private constructor(
    readonly test: TestDatabase,
    readonly territory: TerritoryService,
    readonly mailer: Mailer,
    settings: Settings,
    clock: Clock,
  ) {
    const { database } = test
    const log = Log.create('silent', 'spec')
    const queues = { send: async (_queue: string, id: string) => void this.woken.push(id) } as unknown as JobQueues
    const desk = new MailDesk(queues, log)
    this.identity = new IdentityService(database, territory, new Outbox(), clock)
    this.recovery = new RecoveryService(database, this.identity, desk)
    this.own = new OwnAccountService(database, this.identity, desk)
    this.help = new WardHelpService(database, territory, this.identity)
    this.runner = new MailRunner(database, mailer, queues, log, settings)
  }

  static async open(env: Record<string, string>): Promise<IdentityHouse> {
    const settings = readSettings({ PUBLIC_URL: 'https://khue.example', ...env })
    const clock = new SystemClock()
    const test = await testDatabase([outboxContext, territoryContext, identityContext])
    const territory = new TerritoryService(test.database)
    await territory.seed()
    return new IdentityHouse(test, territory, new Mailer(settings, clock), settings, clock)
  }

  async close(): Promise<void> {
    this.runner.onModuleDestroy()
    this.mailer.close()
    await this.test.close()
  }

  /** A new resident, signed in. */
  async resident(more: { email?: string; phone?: string; displayName?: string; unitCode?: string } = {}): Promise<{ me: SignedIn; token: string; username: string }> {
    const username = `u${randomUUID().slice(0, 12)}`
    const { token, signedIn } = await this.identity.register({ username, password: PASSWORD, displayName: 'Người thử', unitCode: WARD, birthYear: 1957, ...more }, 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0')
    return { me: signedIn, token, username }
  }

  /** Somebody with a role in a unit (null: the city). */
  async staff(role: Role, grantUnitCode: string | null, more: { email?: string; unitCode?: string } = {}): Promise<SignedIn> {
    const username = `s${randomUUID().slice(0, 12)}`
    await this.identity.createAccount({ username, password: PASSWORD, displayName: 'Cán bộ thử', role, grantUnitCode, ...more })
    return (await this.identity.signIn(username, PASSWORD)).signedIn
  }

  /** Where an officer may help, as the guard hands it on. */
  reachOf(officer: SignedIn): Reach {
    return Reach.of(officer, 'resident.help', this.territory)
  }

  /** Marks an account's own address as confirmed. */
  async confirm(accountId: string): Promise<void> {
    await this.rows('UPDATE identity.account SET confirmed_email = email WHERE id = $1', [accountId])
  }

  /** Does the work of every mail that waits. */
  async sendMail(): Promise<void> {
    for (const id of this.woken.splice(0)) await this.runner.handle({ mail: id })
  }

  /** What was done with the mails of an account (null: nobody's), oldest first. */
  async mails(accountId: string | null): Promise<{ kind: string; state: string; reason: string | null }[]> {
    return this.rows('SELECT kind, state, reason FROM identity.mail WHERE account_id IS NOT DISTINCT FROM $1 ORDER BY created_at', [accountId])
  }

  rows<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.test.database.read((tx) => tx.sql<Row>(sql, values))
  }
}

/** Runs a piece of work as a request from an address. */
export const from = <T>(ip: string, work: () => Promise<T>): Promise<T> => requestContext.run({ requestId: 'spec', ip, locale: 'vi' }, work)

/** The code of a fault, or `none`. */
export const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
