import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Settings } from '../config/index.js'
import type { Clock } from '../observability/index.js'
import { headerText, type Mail, MailRefused } from './mail.js'
import { Mailbox } from './mailbox.js'

const WAIT_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const
/** Nothing in a mail may name a file or an address to be fetched. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const

/** Sends mail: by SMTP where SMTP_URL names a peer, else into the mailbox folder under KHUE_HOME. */
export class Mailer {
  /** Where mail goes without a peer; null with one. */
  readonly mailbox: Mailbox | null
  private readonly from: string
  private readonly transport

  constructor(
    settings: Pick<Settings, 'SMTP_URL' | 'MAIL_FROM' | 'KHUE_HOME'>,
    private readonly clock: Clock,
  ) {
    this.from = settings.MAIL_FROM
    this.mailbox = settings.SMTP_URL ? null : new Mailbox(join(settings.KHUE_HOME, 'mail'))
    this.transport = settings.SMTP_URL
      ? createTransport({ url: settings.SMTP_URL, ...WAIT_MS, ...CLOSED })
      : createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...CLOSED })
  }

  /**
   * Hands a mail over. When it returns, the peer (or the folder) has it.
   * @throws MailRefused where another try is of no use; any other error passes.
   */
  async send(mail: Mail): Promise<void> {
    const subject = headerText(mail.subject)
    const domain = /@([\w.-]+)>?\s*$/.exec(this.from)?.[1] ?? 'localhost'
    const message = {
      from: this.from,
      to: { name: headerText(mail.to.name ?? ''), address: mail.to.address },
      subject,
      text: mail.text,
      messageId: `<${mail.id}@${domain}>`,
      date: this.clock.now(),
      headers: { 'Auto-Submitted': 'auto-generated' },
    }
    if (/[\p{Cc}\s,;<>]/u.test(mail.to.address)) throw new MailRefused('not one address')
    const sent = await this.transport.sendMail(message).catch((error: unknown) => {
      throw isRefusal(error) ? new MailRefused(`status ${error.responseCode}`) : error
    })
    if (this.mailbox && 'message' in sent && Buffer.isBuffer(sent.message)) await this.mailbox.keep({ ...mail, subject }, sent.message, this.clock.now())
  }

  close(): void {
    this.transport.close()
  }
}

/** The peer's 5xx on the envelope or the message (RFC 5321, section 4.2.1); one on the sign-in is the operator's to mend, and passes. */
function isRefusal(error: unknown): error is Error & { responseCode: number } {
  if (!(error instanceof Error) || !('responseCode' in error) || typeof error.responseCode !== 'number') return false
  return error.responseCode >= 500 && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
}
