import { Inject, Injectable } from '@nestjs/common'
import { type AlignmentRequest, CatalogueService, PublishingService } from '@khue/catalogue'
import { IdentityService, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { conflict, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { Outbox } from '@khue/platform/outbox'
import { CompletionRepository } from './data/completion.repository.js'
import { UUID } from './domain/progress-batch.js'
import { learningEvent } from './events.js'
import { FlagService } from './flag.service.js'
import { readReason } from './reason.js'

const PAGE = 1_000

/** What staff do with completions: take one back, recognise what a course is evidence for. */
@Injectable()
export class CompletionService {
  private readonly completions = new CompletionRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(PublishingService) private readonly publishing: PublishingService,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FlagService) private readonly flags: FlagService,
  ) {}

  /**
   * Takes a completion back, as if it had never been; it is not earned again. Told in the audit log.
   * @param enrolmentId the enrolment's id.
   * @throws NOT_FOUND for an unknown enrolment; CONFLICT where nothing is completed, or it is voided already; BAD_USER_INPUT without a reason.
   */
  async void(enrolmentId: string, reason: string, by: SignedIn | null): Promise<void> {
    const why = readReason(reason)
    if (!UUID.test(enrolmentId)) throw notFound('enrolment.unknown')
    const now = this.clock.now()
    await this.database.transaction(async (tx) => {
      const { known, completion } = await this.completions.lock(tx, enrolmentId)
      if (!known) throw notFound('enrolment.unknown')
      if (!completion) throw conflict('completion.none')
      if (completion.voidedAt) throw conflict('completion.voided')
      await this.completions.void(tx, enrolmentId, why, now)
      await this.flags.voided(tx, enrolmentId, why, by)
      const { slug: courseSlug } = await this.catalogue.outline(completion.versionId, tx)
      const { courseId, versionId, accountId, eventId, person } = completion
      const residentId = (await this.identity.peopleByAccount(tx, [accountId])).get(accountId)?.residentId
      if (!residentId) throw notFound('enrolment.unknown')
      await this.outbox.add(tx, [learningEvent('completion-voided', now, { ...person, residentId, enrolmentId, courseId, versionId, courseSlug, corrects: eventId, reason: why })])
      await this.identity.recordAudit(tx, by?.accountId ?? null, 'completion.voided', enrolmentId, { reason: why })
    })
  }

  /**
   * Approves what completing a version is evidence for; completions that were made before count from their own day.
   * Approving twice changes nothing. @throws NOT_FOUND for an unknown version.
   */
  async approveAlignments(versionId: string, by: SignedIn | null): Promise<AlignmentRequest & { completions: number }> {
    if (!UUID.test(versionId)) throw notFound('course.unknown')
    return this.database.transaction(async (tx) => {
      const { approvedNow, ...request } = await this.publishing.approveAlignments(tx, versionId, by?.accountId ?? 'operator')
      if (approvedNow) {
        await this.recognise(tx, request)
        await this.identity.recordAudit(tx, by?.accountId ?? null, 'alignments.approved', versionId, { alignments: request.alignments })
      }
      return { ...request, completions: (await this.completions.counts(tx, [versionId])).get(versionId) ?? 0 }
    })
  }

  /** How many completions stand on each of these versions. */
  counts(versionIds: readonly string[]): Promise<Map<string, number>> {
    return this.database.read((tx) => this.completions.counts(tx, versionIds))
  }

  /** Tells of every standing completion what it is now evidence for, a page at a time; of none whose account is gone. */
  private async recognise(tx: Tx, request: AlignmentRequest): Promise<void> {
    const { versionId, courseId, courseSlug, courseTitle, alignments } = request
    for (let after: string | null = null; ; ) {
      const page = await this.completions.ofVersion(tx, versionId, after, PAGE)
      const people = await this.identity.peopleByAccount(tx, page.map((completion) => completion.accountId))
      await this.outbox.add(tx, page.flatMap(({ accountId, enrolmentId, eventId, person, occurredAt }) => {
        const residentId = people.get(accountId)?.residentId
        return residentId ? [learningEvent('alignments-recognised', occurredAt, { ...person, residentId, enrolmentId, courseId, versionId, courseSlug, courseTitle, alignments: [...alignments], evidenceOf: eventId })] : []
      }))
      if (page.length < PAGE) return
      after = page.at(-1)?.enrolmentId ?? null
    }
  }
}
