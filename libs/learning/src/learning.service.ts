import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import { IdentityService, personOf, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { BadInput, DomainError, type FieldFault, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { Outbox } from '@khue/platform/outbox'
import { type EnrolledCourse, type Enrolment, EnrolmentRepository } from './data/enrolment.repository.js'
import { clamp, readBatch, type ReadProgress, type SentProgress, UUID } from './domain/progress-batch.js'
import { advance, type LessonState } from './domain/progress.js'
import { learningEvent } from './events.js'
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
  /** Which course a lesson belongs to: for good, so that a process may remember it. */
  private readonly courseOfLesson = new Map<string, string>()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(VersionService) private readonly versions: VersionService,
  ) {}

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
   * @param sent 1 to 500 events.
   * @returns the lessons that the batch names, as they are now.
   * @throws BAD_USER_INPUT naming every bad event (`events.3.lessonId`): then nothing is taken.
   */
  async recordProgress(learner: SignedIn, sent: readonly SentProgress[]): Promise<{ lesson: LessonState; view: EnrolmentView }[]> {
    const { events, faults } = readBatch(sent)
    if (events.length === 0) throw new BadInput(faults)
    const now = this.clock.now()
    return this.database.transaction(async (tx) => {
      const courseIds = await this.coursesOf(tx, learner, events)
      const enrolments = await this.enrolments.lockCourses(tx, learner.accountId, courseIds)
      const outlines = await this.catalogue.outlines(enrolments.map((enrolment) => enrolment.versionId), tx)
      const found = await this.placesOf(tx, events, enrolments, outlines)
      const missing = found.flatMap((where, n): FieldFault[] => (where || faults.some((fault) => fault.path === `events.${n}.lessonId`) ? [] : [{ path: `events.${n}.lessonId`, key: 'lesson.unknown' }]))
      if (faults.length + missing.length > 0) throw new BadInput([...faults, ...missing])
      const taken = await this.enrolments.take(tx, learner.accountId, events, now)
      const changes = new Map<string, { enrolment: Enrolment; outline: VersionOutline; states: Map<string, LessonState>; activeAt: Date[] }>()
      for (const [n, event] of [...events.entries()].sort(([, a], [, b]) => a.occurredAt.getTime() - b.occurredAt.getTime())) {
        if (!taken.delete(event.clientEventId)) continue
        const { enrolment, outline, lesson } = found[n] as Place
        const change = changes.get(enrolment.id) ?? { enrolment, outline, states: new Map<string, LessonState>(), activeAt: [] }
        const at = clamp(event.occurredAt, enrolment.enrolledAt, now)
        const before = change.states.get(lesson.id) ?? enrolment.lessons.get(lesson.id)
        change.states.set(lesson.id, advance(before, { ...event, occurredAt: at }, { completion: lesson.completion, seconds: lesson.media?.seconds ?? null }))
        change.activeAt.push(at)
        changes.set(enrolment.id, change)
      }
      const after = await this.recorder.record(tx, learner, [...changes.values()].map(({ states, ...change }) => ({ ...change, lessons: [...states.values()] })))
      const byId = new Map([...enrolments, ...after].map((enrolment) => [enrolment.id, enrolment]))
      return [...new Map(found.map((where) => [where?.lesson.id, where])).values()].map((where) => {
        const { enrolment, outline, lesson } = where as Place
        const current = byId.get(enrolment.id) as Enrolment
        return { lesson: current.lessons.get(lesson.id) as LessonState, view: { enrolment: current, outline } }
      })
    })
  }

  /** Where each event's lesson is, or was in an older version of the learner's course; null for one of none of her courses. */
  private async placesOf(tx: Tx, events: readonly ReadProgress[], enrolments: readonly Enrolment[], outlines: ReadonlyMap<string, VersionOutline>): Promise<(Place | null)[]> {
    const found = events.map((event) => place(event, enrolments, outlines))
    const gone = [...new Set(events.filter((event, n) => !found[n] && this.courseOfLesson.has(event.lessonId)).map((event) => event.lessonId))]
    const last = await this.catalogue.lastOutlinesWith(gone, tx)
    return events.map((event, n) => found[n] ?? formerPlace(event, enrolments, outlines, last.get(event.lessonId)))
  }

  /** The courses of a batch's lessons; where a lesson is new to this process, all that the learner is enrolled in. */
  private async coursesOf(tx: Tx, learner: SignedIn, events: readonly ReadProgress[]): Promise<string[]> {
    if (events.some((event) => !this.courseOfLesson.has(event.lessonId))) {
      const outlines = await this.catalogue.outlines(await this.enrolments.versionsOf(tx, learner.accountId), tx)
      for (const { courseId, lessons } of outlines.values()) for (const lesson of lessons) this.courseOfLesson.set(lesson.id, courseId)
      const unknown = [...new Set(events.map((event) => event.lessonId))].filter((id) => UUID.test(id) && !this.courseOfLesson.has(id))
      for (const [lessonId, { courseId }] of await this.catalogue.lastOutlinesWith(unknown, tx)) this.courseOfLesson.set(lessonId, courseId)
    }
    return [...new Set(events.flatMap((event) => this.courseOfLesson.get(event.lessonId) ?? []))]
  }
}

interface Place {
  enrolment: Enrolment
  outline: VersionOutline
  lesson: VersionOutline['lessons'][number]
}

/** Where an event's lesson is: in the pinned version of one of the learner's enrolments. */
function place(event: ReadProgress, enrolments: readonly Enrolment[], outlines: ReadonlyMap<string, VersionOutline>): Place | null {
  for (const enrolment of enrolments) {
    const outline = outlines.get(enrolment.versionId)
    const lesson = outline?.lessons.find((row) => row.id === event.lessonId)
    if (outline && lesson) return { enrolment, outline, lesson }
  }
  return null
}

/** Where it was: in an older version of a course that goes on with a newer one. */
function formerPlace(event: ReadProgress, enrolments: readonly Enrolment[], outlines: ReadonlyMap<string, VersionOutline>, last: VersionOutline | undefined): Place | null {
  const enrolment = enrolments.find((row) => row.courseId === last?.courseId)
  const outline = outlines.get(enrolment?.versionId ?? '')
  const lesson = last?.lessons.find((row) => row.id === event.lessonId)
  return enrolment && outline && last && lesson && last.number < outline.number ? { enrolment, outline, lesson } : null
}

const blank = (id: string, courseId: string, versionId: string, now: Date): Enrolment => ({
  id, courseId, versionId, state: 'ACTIVE', progress: 0, enrolledAt: now, updatedAt: now, completedAt: null, hasCompletion: false, lessons: new Map(),
})
