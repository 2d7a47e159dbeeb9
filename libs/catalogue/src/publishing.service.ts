import { Inject, Injectable } from '@nestjs/common'
import type { SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { conflict, DomainError, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { type AlignmentRequest, CatalogueService, requestOf, SLUG, UUID } from './catalogue.service.js'
import { CourseWriteRepository, type LockedCourse } from './data/course-write.repository.js'
import { VersionRepository, type VersionRecord } from './data/version.repository.js'
import { competenciesOf, levelsOf, searchTextOf } from './domain/listing.js'
import type { Alignment } from './domain/outline.js'
import { demandOwner } from './ownership.js'

/** What new learners get of a course, and what its alignments count for. A caller who is null is the operator. */
@Injectable()
export class PublishingService {
  private readonly versions = new VersionRepository()
  private readonly writing = new CourseWriteRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
  ) {}

  /**
   * Gives the newest version of a course to new learners, one that was withdrawn too; learners of an older one stay with theirs.
   * Alignments that were approved for an earlier version stay so, any others wait for the campaign's staff. Publishing twice is publishing once.
   * @throws NOT_FOUND; FORBIDDEN for anybody but its owner and the city's ADMIN; CONFLICT where courses would close one another.
   */
  async publish(caller: SignedIn | null, slug: string): Promise<VersionRecord> {
    return this.database.transaction(async (tx) => {
      const { course, record } = await this.demandOwn(tx, caller, slug)
      if (record.published && course.currentVersionId === record.outline.versionId) return record
      const approved = record.approved || (await this.writing.wereApproved(tx, course.id, record.outline.alignments))
      await this.release(tx, record, approved)
      return { ...record, approved, published: true, updatedAt: this.clock.now() }
    })
  }

  /**
   * Takes a course out of the catalogue: nobody new begins it. Who is in the middle of it goes on and completes it, and all that
   * was learnt stays and counts. Publishing brings it back. Withdrawing twice is withdrawing once.
   * @throws NOT_FOUND; FORBIDDEN for anybody but its owner and the city's ADMIN; CONFLICT for one that never was published.
   */
  async withdraw(caller: SignedIn | null, slug: string): Promise<VersionRecord> {
    return this.database.transaction(async (tx) => {
      const { course, record } = await this.demandOwn(tx, caller, slug)
      if (!(await this.writing.withdraw(tx, course.id))) throw conflict('course.draft')
      return record
    })
  }

  /** Publishes a version in the caller's transaction, approved or not. @throws CONFLICT where courses would close one another, each waiting for the other. */
  async release(tx: Tx, { outline, approved: wasApproved }: VersionRecord, approved: boolean): Promise<void> {
    const { courseId, versionId, slug, title, language, alignments, lessons, prerequisites } = outline
    const circle = await this.writing.circle(tx, slug, prerequisites)
    if (circle) throw new DomainError('CONFLICT', 'course.circle', { courses: [slug, ...circle].join(' → ') })
    const given = givenBy(approved ? alignments : [])
    if (approved && !wasApproved) await this.writing.approve(tx, versionId, null, given)
    const kinds = [...new Set(lessons.map((lesson) => lesson.kind))].sort()
    const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
    await this.writing.publish(tx, courseId, versionId, this.clock.now(), { title, language, ...given, kinds, minutes, search: searchTextOf(outline) })
    this.catalogue.forget(versionId)
  }

  /**
   * Approves a version's alignments, under a lock on it against completions that are being written.
   * @returns it, and whether it was approved now. @throws NOT_FOUND; CONFLICT while it is a draft.
   */
  async approveAlignments(tx: Tx, versionId: string, by: string | null): Promise<AlignmentRequest & { approvedNow: boolean }> {
    const locked = UUID.test(versionId) ? await this.writing.lockVersion(tx, versionId) : null
    const [record] = locked ? await this.versions.byId(tx, [versionId]) : []
    if (!locked || !record) throw notFound('course.unknown')
    if (!record.published) throw conflict('course.draft')
    if (!locked.approved) await this.writing.approve(tx, versionId, by, givenBy(record.outline.alignments))
    this.catalogue.forget(versionId)
    return { ...requestOf({ ...record, approved: true }), approvedNow: !locked.approved }
  }

  private async demandOwn(tx: Tx, caller: SignedIn | null, slug: string): Promise<{ course: LockedCourse; record: VersionRecord }> {
    const course = SLUG.test(slug) ? await this.writing.lock(tx, slug) : null
    const record = course ? await this.versions.newest(tx, slug) : null
    if (!course || !record) throw notFound('course.unknown')
    demandOwner(caller, course.ownerAccountId)
    return { course, record }
  }
}

/** By what approved alignments let a course be found. */
const givenBy = (alignments: readonly Alignment[]) => ({ competencies: competenciesOf(alignments), levels: levelsOf(alignments) })
