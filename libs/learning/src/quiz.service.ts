import { Inject, Injectable } from '@nestjs/common'
import { type Attempt, AttemptService, isOverdue, type OverdueAttempt, type SentAnswer } from '@khue/assessment'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import { IdentityService, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { badField, DomainError, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { type Enrolment, EnrolmentRepository } from './data/enrolment.repository.js'
import { isUnlocked } from './domain/completion.js'
import { advanceByScore } from './domain/progress.js'
import { UUID } from './domain/progress-batch.js'
import { type Learner, Recorder } from './recorder.js'

/** Whose quiz it is, for the room of attempts. */
export const refOf = (enrolmentId: string, lessonId: string): string => `${enrolmentId}/${lessonId}`

const LISTED = { min: 1, max: 100 }

/** The lesson of an attempt. */
export const lessonOf = (attempt: Attempt): string => attempt.quizRef.split('/')[1] ?? ''

/** A learner's attempts at the quizzes and dictations of her courses. Who locks both locks the enrolment before the attempt. */
@Injectable()
export class QuizService {
  private readonly enrolments = new EnrolmentRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(AttemptService) private readonly attempts: AttemptService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  /**
   * The open attempt where there is one, else a new one; one whose time is over is graded first. A quiz that may be taken along can be
   * started while it is locked: its questions are fetched with the course.
   * @throws NOT_FOUND for a lesson of none of the learner's courses; BAD_USER_INPUT for one that is no quiz; FORBIDDEN while it is
   * locked; CONFLICT when no attempt is left, or the time to wait is not over.
   */
  async start(learner: SignedIn, lessonId: string): Promise<Attempt> {
    const now = this.clock.now()
    return this.database.transaction(async (tx) => {
      const { enrolment, outline, lesson } = await this.placeOf(tx, learner, lessonId)
      if (!lesson.quiz) throw badField('lessonId', 'lesson.no-quiz')
      if (!lesson.quiz.offline && !isUnlocked(outline.order, outline.lessons, enrolment.lessons, lesson.id)) throw new DomainError('FORBIDDEN', 'lesson.locked')
      const questions = await this.catalogue.quiz(enrolment.versionId, lesson.id, tx)
      const quiz = { accountId: learner.accountId, quizRef: refOf(enrolment.id, lesson.id), questions, rules: lesson.quiz, now }
      const attempt = await this.attempts.start(tx, quiz)
      if (!isOverdue(attempt, now)) return attempt
      await this.grade(tx, learner, enrolment, attempt.id, now)
      return this.attempts.start(tx, quiz)
    })
  }

  /** The learner's attempts at a quiz, the newest first. @param first 1 to 100. @throws BAD_USER_INPUT outside. */
  async all(learner: SignedIn, lessonId: string, first = LISTED.max): Promise<Attempt[]> {
    if (!(first >= LISTED.min && first <= LISTED.max)) throw badField('first', 'input.range', LISTED)
    return this.database.read(async (tx) => {
      const { enrolment, lesson } = await this.placeOf(tx, learner, lessonId, false)
      return this.attempts.ofQuiz(tx, learner.accountId, refOf(enrolment.id, lesson.id), first)
    })
  }

  /** Keeps answers in an open attempt. @throws as `AttemptService.save`; NOT_FOUND for somebody else's attempt. */
  async save(learner: SignedIn, attemptId: string, answers: readonly SentAnswer[]): Promise<Attempt> {
    return this.database.transaction(async (tx) => this.attempts.save(tx, await this.attempts.find(tx, attemptId, learner.accountId, true), answers, this.clock.now()))
  }

  /** Shows results of saved answers, which then stay as they are. @throws as `AttemptService.check`; NOT_FOUND for somebody else's attempt. */
  async check(learner: SignedIn, attemptId: string, questionIds: readonly string[]): Promise<Attempt> {
    return this.database.transaction(async (tx) => this.attempts.check(tx, await this.attempts.find(tx, attemptId, learner.accountId, true), questionIds, this.clock.now()))
  }

  /** Grades an attempt, and completes what it completes; a second call returns the same. */
  submit(learner: SignedIn, attemptId: string): Promise<Attempt> {
    return this.database.transaction(async (tx) => {
      const attempt = await this.attempts.find(tx, attemptId, learner.accountId)
      return attempt.state === 'GRADED' ? attempt : this.handIn(tx, learner, attempt, this.clock.now())
    })
  }

  /** Attempts whose time is over and that nobody handed in: the browser is gone. By id, from the one after `after` on. */
  overdue(most: number, after?: string): Promise<OverdueAttempt[]> {
    return this.database.read((tx) => this.attempts.overdue(tx, this.clock.now(), most, after))
  }

  /** Hands an overdue attempt in with what was saved in it, as if its learner had at the deadline. Another process may do so at the same time: it is graded once. */
  async closeOverdue(attempt: OverdueAttempt): Promise<void> {
    await this.database.transaction(async (tx) => {
      const person = (await this.identity.peopleByAccount(tx, [attempt.accountId])).get(attempt.accountId)
      if (person) await this.handIn(tx, { ...person, unitCode: null, residentSince: null }, attempt, this.clock.now())
    })
  }

  private async handIn(tx: Tx, learner: Learner, { id, quizRef }: OverdueAttempt, now: Date): Promise<Attempt> {
    const enrolment = await this.enrolments.lock(tx, quizRef.split('/')[0] ?? '', learner.accountId)
    if (!enrolment) throw notFound('attempt.unknown')
    return this.grade(tx, learner, enrolment, id, now)
  }

  /** Grades an attempt of a locked enrolment, once. It counts at its deadline where that is past; one of questions that the quiz no longer has counts for nothing of today. */
  private async grade(tx: Tx, learner: Learner, enrolment: Enrolment, attemptId: string, now: Date): Promise<Attempt> {
    const attempt = await this.attempts.find(tx, attemptId, learner.accountId, true)
    if (attempt.state === 'GRADED') return attempt
    const outline = await this.catalogue.outline(enrolment.versionId, tx)
    const graded = await this.attempts.submit(tx, attempt, now)
    const [lessonId, at, score] = [lessonOf(attempt), graded.submittedAt ?? now, graded.score ?? 0]
    const rule = outline.lessons.find((lesson) => lesson.id === lessonId)?.completion
    const passes = rule?.kind === 'passed' ? score >= rule.passMark - 1e-9 : (graded.passed ?? false)
    const lessons = attempt.standing === 'PAST' ? [] : [advanceByScore(enrolment.lessons.get(lessonId), lessonId, score, passes, at)]
    const [after] = await this.recorder.record(tx, learner, [{ enrolment, outline, lessons, activeAt: [at] }])
    Object.assign(enrolment, after)
    return graded
  }

  private async placeOf(tx: Tx, learner: SignedIn, lessonId: string, locked = true): Promise<{ enrolment: Enrolment; outline: VersionOutline; lesson: VersionOutline['lessons'][number] }> {
    const courseId = UUID.test(lessonId) ? await this.catalogue.courseOfLesson(lessonId, tx) : null
    const [enrolment] = courseId === null ? [] : locked ? await this.enrolments.lockCourses(tx, learner.accountId, [courseId]) : [await this.enrolments.ofCourse(tx, learner.accountId, courseId)]
    const outline = enrolment ? await this.catalogue.outline(enrolment.versionId, tx) : null
    const lesson = outline?.lessons.find((row) => row.id === lessonId.toLowerCase())
    if (!enrolment || !outline || !lesson) throw notFound('lesson.unknown')
    return { enrolment, outline, lesson }
  }
}
