import { Inject, Injectable } from '@nestjs/common'
import { AttemptService } from '@khue/assessment'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { notFound } from '@khue/platform/http'
import { type Enrolment, EnrolmentRepository } from './data/enrolment.repository.js'
import { type CarryOver, carryOver, restated, retired } from './domain/carry-over.js'
import { refOf } from './quiz.service.js'
import { Recorder } from './recorder.js'

/** A version newer than the one that an enrolment keeps to, and what going on with it means. */
export interface NewVersion extends CarryOver {
  number: number
}

interface Place {
  enrolment: Enrolment
  outline: VersionOutline
}

/** A course's newer versions, for those who are in the middle of an older one. */
@Injectable()
export class VersionService {
  private readonly enrolments = new EnrolmentRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(AttemptService) private readonly attempts: AttemptService,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  /** The newer versions of these enrolments' courses, by enrolment; with two statements at the most. */
  async offers(places: readonly Place[]): Promise<Map<string, NewVersion>> {
    const current = await this.catalogue.currentVersions(places.map(({ outline }) => outline.courseId))
    const outlines = await this.catalogue.outlines(places.flatMap(({ outline }) => current.get(outline.courseId) ?? []).filter((id) => !places.some(({ outline }) => outline.versionId === id)))
    const offers = places.flatMap(({ enrolment, outline }): [string, NewVersion][] => {
      const next = outlines.get(current.get(outline.courseId) ?? '')
      return next && next.number > outline.number ? [[enrolment.id, { number: next.number, ...carryOver(outline, next, enrolment.lessons) }]] : []
    })
    return new Map(offers)
  }

  /**
   * Goes on with the published version: what is the same stays done, answers stay, and a completion stays as it is. A quiz that changed has all its
   * attempts again. A second call changes nothing.
   * @throws NOT_FOUND for a course that the learner is not enrolled in, or that is not published.
   */
  async continueWithNew(learner: SignedIn, courseSlug: string): Promise<Place> {
    const published = await this.catalogue.published(courseSlug)
    if (!published) throw notFound('course.unknown')
    return this.database.transaction(async (tx) => {
      const [enrolment] = await this.enrolments.lockCourses(tx, learner.accountId, [published.courseId])
      if (!enrolment) throw notFound('enrolment.unknown')
      return this.move(tx, learner, enrolment, published.versionId)
    })
  }

  /** Moves a learner who comes back to a course that she has not finished, where nothing that she did is lost by it; else she keeps her version. */
  async follow(tx: Tx, learner: SignedIn, courseId: string, versionId: string): Promise<Enrolment | null> {
    const [enrolment] = await this.enrolments.lockCourses(tx, learner.accountId, [courseId])
    if (!enrolment || enrolment.state !== 'ACTIVE' || enrolment.hasCompletion) return enrolment ?? null
    return (await this.move(tx, learner, enrolment, versionId, true)).enrolment
  }

  private async move(tx: Tx, learner: SignedIn, enrolment: Enrolment, versionId: string, onlyWithoutLoss = false): Promise<Place> {
    const [from, to] = [await this.catalogue.outline(enrolment.versionId, tx), await this.catalogue.outline(versionId, tx)]
    const over = carryOver(from, to, enrolment.lessons)
    if (to.number <= from.number || (onlyWithoutLoss && over.loses.length > 0)) return { enrolment, outline: from }
    await this.enrolments.moveTo(tx, enrolment.id, versionId)
    const { past, kept } = retired(from, to)
    const refs = (lessonIds: readonly string[]): string[] => lessonIds.map((lessonId) => refOf(enrolment.id, lessonId))
    await this.attempts.retire(tx, learner.accountId, { past: refs(past), kept: refs(kept) })
    const [after] = await this.recorder.record(tx, learner, [{ enrolment: { ...enrolment, versionId }, outline: to, lessons: restated(from, to, enrolment.lessons, over), activeAt: [] }])
    return { enrolment: after ?? enrolment, outline: to }
  }
}
