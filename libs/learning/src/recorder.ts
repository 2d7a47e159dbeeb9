import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import { IdentityService, personOf, type SignedIn } from '@khue/identity'
import type { Tx } from '@khue/platform/database'
import { type NewEvent, Outbox } from '@khue/platform/outbox'
import { dayReader, TerritoryService } from '@khue/territory'
import { type Enrolment, EnrolmentRepository, type NewCompletion } from './data/enrolment.repository.js'
import { completionTime, courseProgress, requiredLessons } from './domain/completion.js'
import type { LessonState } from './domain/progress.js'
import { paceOf } from './domain/flag-rules.js'
import { learningEvent } from './events.js'
import { FlagService, type NewCompletionFacts } from './flag.service.js'

/** Whose learning is written. Without a unit or the day she moved there, it is asked where she lived. */
export type Learner = Pick<SignedIn, 'accountId' | 'residentId' | 'birthYear' | 'gender' | 'unitCode' | 'residentSince'>

/** What changed in one enrolment: lessons with their new states, and when the learner was active. */
export interface Change {
  enrolment: Enrolment
  outline: VersionOutline
  lessons: LessonState[]
  activeAt: Date[]
}

/**
 * Writes what a learner did, and what follows from it, in the caller's transaction: progress, perhaps the completion and why staff should look
 * at it, and the events. The enrolments are locked by the caller.
 */
@Injectable()
export class Recorder {
  private readonly enrolments = new EnrolmentRepository()

  constructor(
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(FlagService) private readonly flags: FlagService,
  ) {}

  /** @returns the enrolments as they are now. */
  async record(tx: Tx, learner: Learner, changes: readonly Change[]): Promise<Enrolment[]> {
    const after = changes.map((change) => advanceEnrolment(change))
    const completed = changes.flatMap(({ enrolment, outline }, n) => {
      const now = after[n] as Enrolment
      return now.state === 'COMPLETED' && !enrolment.hasCompletion && now.completedAt ? [{ enrolment: now, outline, occurredAt: now.completedAt }] : []
    })
    const days = await this.activeDays(tx, learner, changes.flatMap((change) => change.activeAt))
    const homes = await this.identity.residencesAt(tx, learner, completed.map((row) => row.occurredAt))
    const completions: NewCompletion[] = []
    const events: NewEvent[] = []
    for (const [n, { enrolment, outline, occurredAt }] of completed.entries()) {
      const alignments = await this.catalogue.evidence(tx, enrolment.versionId)
      const person = personOf(learner, homes[n] ?? null)
      const eventId = randomUUID()
      const about = { enrolmentId: enrolment.id, courseId: enrolment.courseId, versionId: enrolment.versionId, courseSlug: outline.slug }
      completions.push({ enrolmentId: enrolment.id, courseId: enrolment.courseId, versionId: enrolment.versionId, eventId, person: { unitCode: person.unitCode, birthYear: person.birthYear, gender: person.gender }, occurredAt })
      const { title: courseTitle, summary: courseSummary, language: courseLanguage, certificate } = outline
      const payload = { ...person, ...about, courseTitle, courseSummary, courseLanguage, score: scoreOf(enrolment, outline), shown: shownBy(enrolment, outline), certificate, alignments: [...alignments] }
      events.push(learningEvent('completed', occurredAt, payload, eventId))
    }
    const fresh = await this.enrolments.save(tx, {
      accountId: learner.accountId,
      lessons: changes.flatMap(({ enrolment, lessons }) => lessons.map((lesson) => ({ enrolmentId: enrolment.id, lesson }))),
      enrolments: after,
      completions,
      activity: days.map(({ day, unitCode }) => ({ day, unitCode: unitCode ?? '' })),
    })
    await this.outbox.add(tx, [...activeEvents(learner, days, fresh), ...events])
    await this.flags.judge(tx, learner, completed.map(({ enrolment, outline, occurredAt }) => ({ enrolmentId: enrolment.id, enrolledAt: enrolment.enrolledAt, occurredAt, ...paceIn(enrolment, outline) })))
    return after
  }

  /** Counts a learner as active at these instants, once a day and unit, in the caller's transaction. */
  async recordActivity(tx: Tx, learner: Learner, instants: readonly Date[]): Promise<void> {
    if (instants.length === 0) return
    const days = await this.activeDays(tx, learner, instants)
    const fresh = await this.enrolments.addActivity(tx, learner.accountId, days.map(({ day, unitCode }) => ({ day, unitCode: unitCode ?? '' })))
    await this.outbox.add(tx, activeEvents(learner, days, fresh))
  }

  /** The days of the city, and the units lived in then, of these instants; each once, with its first instant, in one order for all who lock them. */
  private async activeDays(tx: Tx, learner: Learner, instants: readonly Date[]): Promise<ActiveDay[]> {
    const units = await this.identity.residencesAt(tx, learner, instants)
    const dayOf = dayReader(await this.territory.timeZone())
    const days = new Map<string, ActiveDay>()
    for (const [n, at] of instants.entries()) {
      const day = dayOf(at)
      const unitCode = units[n] ?? null
      const key = `${day} ${unitCode}`
      const known = days.get(key)
      if (!known || at < known.at) days.set(key, { day, unitCode, at })
    }
    return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day)
  }
}

interface ActiveDay {
  day: string
  unitCode: string | null
  at: Date
}

/** What is told of the days that were new. */
function activeEvents(learner: Learner, days: readonly ActiveDay[], fresh: readonly { day: string; unitCode: string }[]): NewEvent[] {
  const active = days.filter(({ day, unitCode }) => fresh.some((row) => row.day === day && row.unitCode === (unitCode ?? '')))
  return active.map(({ at, unitCode }) => learningEvent('learner-active', at, personOf(learner, unitCode)))
}

/** The enrolment with its lessons taken in. A completion stays where it was recognised; a voided one is not earned again. */
function advanceEnrolment({ enrolment, outline, lessons }: Change): Enrolment {
  const states = new Map(enrolment.lessons)
  for (const lesson of lessons) states.set(lesson.lessonId, lesson)
  const completedAt = enrolment.hasCompletion ? enrolment.completedAt : completionTime(outline.lessons, states)
  return {
    ...enrolment,
    lessons: states,
    progress: courseProgress(outline.lessons, states),
    state: enrolment.hasCompletion ? enrolment.state : completedAt ? 'COMPLETED' : enrolment.state,
    completedAt,
    updatedAt: lessons.reduce((latest, lesson) => (lesson.updatedAt > latest ? lesson.updatedAt : latest), enrolment.updatedAt),
  }
}

/** The mean of the best scores in quizzes and dictations, 0 to 1; null in a course without. */
function scoreOf(enrolment: Enrolment, outline: VersionOutline): number | null {
  const scores = outline.lessons.flatMap((lesson) => (lesson.quiz ? [enrolment.lessons.get(lesson.id)?.score ?? 0] : []))
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** How long the required lessons of a completed course are stated to take, and how fast they were done. */
function paceIn(enrolment: Enrolment, outline: VersionOutline): Pick<NewCompletionFacts, 'statedMinutes' | 'between'> {
  const required = requiredLessons(outline.lessons)
  const done = required.flatMap(({ id, minutes }) => { const completedAt = enrolment.lessons.get(id)?.completedAt; return completedAt ? [{ minutes, completedAt }] : [] })
  return { statedMinutes: required.reduce((sum, { minutes }) => sum + minutes, 0), between: paceOf(done) }
}

/** What stands behind a completion, for whoever asks how it was earned. */
function shownBy(enrolment: Enrolment, outline: VersionOutline) {
  const quizzes = outline.lessons.flatMap(({ id, title, quiz }) => {
    const score = enrolment.lessons.get(id)?.score ?? null
    return quiz && score !== null ? [{ title, score, passMark: quiz.passMark }] : []
  })
  return { lessons: requiredLessons(outline.lessons).length, quizzes }
}
