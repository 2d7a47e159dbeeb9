import { Inject, Injectable } from '@nestjs/common'
import { IdentityService } from '@khue/identity'
import type { Tx } from '@khue/platform/database'
import { Clock } from '@khue/platform/observability'
import { Outbox, type QueuedConsumer, type StoredEvent } from '@khue/platform/outbox'
import { CertificateRepository } from './data/certificate.repository.js'
import { certificateIssued } from './events.js'
import { readTold, toldKinds } from './domain/told-events.js'

/**
 * Gives a certificate for each completion that wants one, once, and tells of it; revokes it when the completion is voided. A
 * completion that was voided before it was heard of gets none, nor does one whose account is gone: there is nobody to hold it.
 */
@Injectable()
export class IssueCertificateWhenCourseIsCompleted implements QueuedConsumer {
  readonly name = 'credentials' as const
  readonly kinds = toldKinds
  private readonly certificates = new CertificateRepository()

  constructor(
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async apply(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const { completions: told, voided, recognised } = readTold(events)
    await this.certificates.void(tx, voided)
    await this.certificates.recognise(tx, recognised)
    const now = this.clock.now()
    if (told.length === 0) return
    const people = await this.identity.peopleByResident(tx, [...new Set(told.map((completion) => completion.residentId))])
    const completions = told.flatMap((completion) => {
      const holder = people.get(completion.residentId)
      return holder ? [{ completion, holder }] : []
    })
    const issued = await this.certificates.issue(tx, completions.map(({ completion, holder }) => ({ ...completion, accountId: holder.accountId })), now)
    await this.outbox.add(tx, completions.flatMap(({ completion, holder }) => (issued.delete(completion.completionId) ? [certificateIssued(completion, holder, now)] : [])))
  }
}
