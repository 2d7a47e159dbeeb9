import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import { IdentityService, personOf, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { BadInput, DomainError, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { Outbox } from '@khue/platform/outbox'
import { type EnrolledCourse, type Enrolment, EnrolmentRepository } from './data/enrolment.repository.js'
import { clamp, readBatch, type SentProgress } from './domain/progress-batch.js'
import type { LessonState } from './domain/progress.js'
import { foldBatch, type TakenEvent } from './domain/fold-batch.js'
import { learningEvent } from './events.js'
import { LessonPlaces, type Place } from './lesson-places.js'
import { Recorder } from './recorder.js'
import { VersionService } from './version.service.js'

/** An enrolment with the outline of its version. */
export interface EnrolmentView {
  enrolment: Enrolment
  outline: VersionOutline
}

/** Learning: enrolments and progress. */
@Injectable()
export class LearningService {
  private readonly enrolments = new EnrolmentRepository()
  private readonly places: LessonPlaces

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(VersionService) private readonly versions: VersionService,
  ) {
    this.places = new LessonPlaces(catalogue)
  }

  /**
   * Enrols in the published version; a second call returns the same enrolment, which goes on with a newer version where nothing is lost by it.
   * A course that was withdrawn takes nobody new.
   * @throws NOT_FOUND for a course that is not published; FORBIDDEN while a course that must be completed first is not.
   */
  async enrol(learner: SignedIn, courseSlug: string): Promise<EnrolmentView> {
    const published = await this.catalogue.published(courseSlug)
    if (!published) {
      const begun = await this.enrolment(learner, courseSlug)
      if (!begun) throw notFound('course.unknown')
      return begun
    }
    const { courseId, versionId } = published
    const now = this.clock.now()
    const enrolment = await this.database.transaction(async (tx) => {
      const id = randomUUID()
      const known = await this.enrolments.ofCourse(tx, learner.accountId, courseId)
      if (known) return known.versionId === versionId ? known : this.versions.follow(tx, learner, courseId, versionId)
      await this.demandCompleted(tx, learner, (await this.catalogue.outline(versionId, tx)).prerequisites)
      if (await this.enrolments.add(tx, id, learner.accountId, courseId, versionId, now)) {
        const [unitCode] = await this.identity.residencesAt(tx, learner, [now])
        await this.outbox.add(tx, [learningEvent('enrolled', now, { ...personOf(learner, unitCode ?? null), enrolmentId: id, courseId, versionId, courseSlug })])
        return blank(id, courseId, versionId, now)
      }
      return this.enrolments.ofCourse(tx, learner.accountId, courseId)
    })
    if (!enrolment) throw notFound('course.unknown')
    return { enrolment, outline: await this.catalogue.outline(enrolment.versionId) }
  }

  /** Prerequisites that are published bind; one that is withdrawn, or not here, closes no door. */
  private async demandCompleted(tx: Tx, learner: SignedIn, slugs: readonly string[]): Promise<void> {
    if (slugs.length === 0) return
    const wanted = await this.catalogue.publishedOf(slugs, tx)
    const done = await this.enrolments.completedOf(tx, learner.accountId, wanted.map((course) => course.courseId))
    const missing = wanted.filter((course) => !done.has(course.courseId))
    if (missing.length > 0) throw new DomainError('FORBIDDEN', 'enrolment.prerequisites', { courses: missing.map((course) => course.title).join(', ') })
  }

  /** The learner's enrolment in a course, or null. */
  async enrolment(learner: SignedIn, courseSlug: string): Promise<EnrolmentView | null> {
    const courseId = await this.catalogue.courseIdOf(courseSlug)
    const enrolment = courseId === null ? null : await this.database.read((tx) => this.enrolments.ofCourse(tx, learner.accountId, courseId))
    return enrolment && { enrolment, outline: await this.catalogue.outline(enrolment.versionId) }
  }

  /** All the learner's enrolments, those last worked on first. */
  async allEnrolments(learner: SignedIn): Promise<EnrolmentView[]> {
    const enrolments = await this.database.read((tx) => this.enrolments.all(tx, learner.accountId))
    const outlines = await this.catalogue.outlines(enrolments.map((enrolment) => enrolment.versionId))
    return enrolments.flatMap((enrolment) => {
      const outline = outlines.get(enrolment.versionId)
      return outline ? [{ enrolment, outline }] : []
    })
  }

  /** The courses a learner ever enrolled in, the first one first, each with the version she keeps to. */
  enrolledCourses(tx: Tx, learner: SignedIn): Promise<EnrolledCourse[]> {
    return this.enrolments.courses(tx, learner.accountId)
  }

  /** For learning that goes on in another room: counts the learner as active at these instants (`learner-active` once a day and unit), in the caller's transaction. */
  recordActivity(tx: Tx, learner: SignedIn, instants: readonly Date[]): Promise<void> {
    return this.recorder.recordActivity(tx, learner, instants)
  }

  /**
   * Takes progress from a device, offline batches included; over several courses, in any order, twice. Progress never moves back.
   * A lesson that the learner's version has no more is taken by the rule that it last had: her device may not have known of the new version.
   * What was done of a lesson in a version in which it had other content is kept for that version, and completes nothing of hers.
   * What is watched in a course, all its recordings together, is at most twice the time from the enrolment to now.
   * @param sent 1 to 500 events.
   * @returns the lessons that the batch names, as they are now; `heldBack`: seconds told as watched that do not count, null where all do.
   * @throws BAD_USER_INPUT naming every bad event (`events.3.lessonId`): then nothing is taken.
   */
  async recordProgress(learner: SignedIn, sent: readonly SentProgress[]): Promise<{ lesson: LessonState; view: EnrolmentView; heldBack: number | null }[]> {
    const { events, faults } = readBatch(sent)
    if (events.length === 0) throw new BadInput(faults)
    const now = this.clock.now()
    return this.database.transaction(async (tx) => {
      const courses = await this.places.coursesOf(tx, events)
      const enrolments = await this.enrolments.lockCourses(tx, learner.accountId, [...new Set(courses.values())])
      const found = await this.places.find(tx, events, enrolments, courses, faults)
      const taken = await this.enrolments.take(tx, learner.accountId, events, now)
      const byEnrolment = new Map<Enrolment, TakenEvent[]>()
      for (const [n, event] of events.entries()) {
        if (!taken.delete(event.clientEventId)) continue
        const { enrolment, lesson, former } = found[n] as Place
        const one: TakenEvent = { ...event, occurredAt: clamp(event.occurredAt, enrolment.enrolledAt, now), rule: ruleOf(former?.lesson ?? lesson), formerVersion: former?.version ?? null }
        byEnrolment.set(enrolment, [...(byEnrolment.get(enrolment) ?? []), one])
      }
      const outlineOf = new Map(found.map((place) => [(place as Place).enrolment.id, (place as Place).outline]))
      const heldBack = new Map<string, number>()
      const changes = [...byEnrolment].map(([enrolment, all]) => {
        const folded = foldBatch(enrolment.lessons, all, (now.getTime() - enrolment.enrolledAt.getTime()) / 1_000)
        for (const [lessonId, seconds] of folded.heldBack) heldBack.set(lessonId, seconds)
        return { enrolment, outline: outlineOf.get(enrolment.id) as VersionOutline, lessons: folded.lessons, activeAt: all.map((event) => event.occurredAt) }
      })
      const after = await this.recorder.record(tx, learner, changes)
      const byId = new Map([...enrolments, ...after].map((enrolment) => [enrolment.id, enrolment]))
      return [...new Map(found.map((where) => [where?.lesson.id, where])).values()].map((where) => {
        const { enrolment, outline, lesson } = where as Place
        const current = byId.get(enrolment.id) as Enrolment
        return { lesson: current.lessons.get(lesson.id) as LessonState, view: { enrolment: current, outline }, heldBack: heldBack.get(lesson.id) ?? null }
      })
    })
  }
}

const ruleOf = ({ completion, media }: Place['lesson']): TakenEvent['rule'] => ({ completion, seconds: media?.seconds ?? null })

const blank = (id: string, courseId: string, versionId: string, now: Date): Enrolment => ({
  id, courseId, versionId, state: 'ACTIVE', progress: 0, enrolledAt: now, updatedAt: now, completedAt: null, hasCompletion: false, lessons: new Map(),
})
