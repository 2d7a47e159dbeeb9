import { randomInt } from 'node:crypto'
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database } from '@khue/platform/database'
import { say } from '@khue/platform/http'
import { type Mail, Mailer, MailRefused } from '@khue/platform/mail'
import { Log } from '@khue/platform/observability'
import { JobQueues, type MailToSend, type QueueHandler } from '@khue/platform/queues'
import { type MailInHand, MailRepository } from './data/mail.repository.js'
import { OneTimeCodeRepository } from './data/one-time-code.repository.js'
import { destinationOf, linkOf, reasonToDrop } from './domain/letter.js'
import { newOneTimeCode, oneTimeCode, showOneTimeCode } from './domain/one-time-code.js'
import { hashPassword } from './domain/password-hash.js'

const SWEEP_MS = 30_000

/**
 * Sends what `MailDesk` took in. Address and words are made here; a code is made anew with each try, so that none is ever kept in the clear,
 * and where a peer took a mail and we did not hear of it, the newer of the two counts, as the mail says. It is tried until it would come too late.
 */
@Injectable()
export class MailRunner implements QueueHandler<'mail'>, OnModuleDestroy {
  readonly queue = 'mail' as const
  private readonly mails = new MailRepository()
  private readonly codes = new OneTimeCodeRepository()
  private readonly sweeper: NodeJS.Timeout

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Log) private readonly log: Log,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.sweeper = setInterval(() => void this.sweep().catch((error: unknown) => log.warn({ err: error }, 'mail could not be swept')), SWEEP_MS)
    this.sweeper.unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeper)
  }

  /** @throws the fault where the mail is worth another try. */
  async handle({ mail: id }: MailToSend): Promise<void> {
    const mail = await this.database.transaction((tx) => this.mails.claim(tx, id))
    if (!mail) return
    try {
      const letter = await this.write(mail)
      if (typeof letter !== 'string') await this.mailer.send(letter)
      await this.database.transaction((tx) => (typeof letter === 'string' ? this.mails.settle(tx, id, 'DROPPED', letter) : this.mails.settle(tx, id, 'SENT')))
    } catch (error) {
      await this.database.transaction((tx) => (error instanceof MailRefused ? this.mails.settle(tx, id, 'FAILED', error.message) : this.mails.release(tx, id)))
      if (!(error instanceof MailRefused)) throw error
      this.log.warn({ mail: id, kind: mail.kind, tries: mail.tries }, 'a mail was refused')
    }
  }

  /** Sends again what the queue lost, and forgets what is long done. */
  async sweep(): Promise<void> {
    for (const { id, tries } of await this.database.read((tx) => this.mails.overdue(tx))) await this.queues.send('mail', `${id}-${tries}-${Date.now()}`, { mail: id })
    await this.database.transaction((tx) => this.mails.forget(tx))
  }

  /** The mail in words, or why there is none. */
  private async write(mail: MailInHand): Promise<Mail | string> {
    const to = destinationOf(mail)
    const reason = reasonToDrop(mail, to, this.mailer.mailbox !== null)
    if (reason !== null || to === null || mail.accountId === null) return reason ?? 'no address'
    const locale = mail.locale ?? 'vi'
    const code = mail.kind === 'PASSWORD_CHANGED' ? null : await this.makeCode(mail.accountId, mail.kind, to.address)
    if (code === null && mail.kind !== 'PASSWORD_CHANGED') return "an officer's code is alive"
    const base = this.settings.PUBLIC_URL ?? `http://localhost:${this.settings.PORT}`
    const values = { code: code ?? '', minutes: oneTimeCode.minutes, link: linkOf(base, mail.kind, code) }
    return { id: code === null ? mail.id : `${mail.id}-${mail.tries}`, to, subject: say(`mail.${mail.kind}.subject`, locale), text: say(`mail.${mail.kind}.text`, locale, values) }
  }

  /** A new code as it is shown, its hash kept; null where an officer's code is alive. */
  private async makeCode(accountId: string, kind: MailInHand['kind'], sentTo: string): Promise<string | null> {
    const code = newOneTimeCode((below) => randomInt(below))
    const codeHash = await hashPassword(code)
    const kept = await this.database.transaction((tx) => this.codes.putByMail(tx, accountId, kind === 'RECOVERY' ? 'RECOVERY' : 'EMAIL', codeHash, sentTo))
    return kept ? showOneTimeCode(code) : null
  }
}
