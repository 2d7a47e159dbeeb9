import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { Tx } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'
import { JobQueues } from '@khue/platform/queues'
import { type MailKind, MailRepository } from './data/mail.repository.js'
import type { Identifiers } from './domain/identifiers.js'

/** Where use cases hand in mail: a row in their own transaction, and after it a wake-up that carries the row's id alone. */
@Injectable()
export class MailDesk {
  private readonly mails = new MailRepository()

  constructor(
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** @returns the mail's id, for `wake` once the transaction is through. */
  async add(tx: Tx, kind: MailKind, accountId: string): Promise<string> {
    const id = randomUUID()
    await this.mails.add(tx, id, kind, accountId)
    return id
  }

  /** Asks for a mail to whoever has the identifier; whether anybody has is left to the sending. */
  async askRecovery(tx: Tx, ids: Identifiers): Promise<string> {
    const id = randomUUID()
    await this.mails.askRecovery(tx, id, ids)
    return id
  }

  /** Lets the queue know. What it does not take is found by the sweep. */
  async wake(id: string): Promise<void> {
    await this.queues.send('mail', id, { mail: id }).catch((error: unknown) => this.log.warn({ mail: id, err: error }, 'the queue did not take a mail'))
  }
}
