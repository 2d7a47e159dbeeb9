import { Inject, Injectable } from '@nestjs/common'
import { IdentityService } from '@khue/identity'
import type { Tx } from '@khue/platform/database'
import { Clock } from '@khue/platform/observability'
import { type NewEvent, Outbox, type QueuedConsumer, type StoredEvent } from '@khue/platform/outbox'
import { CertificateRepository } from './data/certificate.repository.js'
import { certificateIssued } from './events.js'
import { readTold, toldKinds } from './domain/told-events.js'

/**
 * Gives a certificate for each completion that wants one, once, and tells of it; revokes it when the completion is voided. A
 * completion that was voided before it was heard of gets none.
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
    const { completions, voided, recognised } = readTold(events)
    await this.certificates.void(tx, voided)
    await this.certificates.recognise(tx, recognised)
    const now = this.clock.now()
    const issued = await this.certificates.issue(tx, completions, now)
    if (issued.size === 0) return
    const people = await this.identity.peopleByAccount(tx, [...new Set(completions.map((completion) => completion.accountId))])
    const told = completions.flatMap((completion): NewEvent[] => {
      if (!issued.delete(completion.completionId)) return []
      return [certificateIssued(completion, people.get(completion.accountId) ?? null, now)]
    })
    await this.outbox.add(tx, told)
  }
}
