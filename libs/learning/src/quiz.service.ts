import { Inject, Injectable } from '@nestjs/common'
import { type Attempt, AttemptService, type SentAnswer } from '@khue/assessment'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { badField, DomainError, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { type Enrolment, EnrolmentRepository } from './data/enrolment.repository.js'
import { isUnlocked } from './domain/completion.js'
import { advanceByScore } from './domain/progress.js'
import { Recorder } from './recorder.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const refOf = (enrolmentId: string, lessonId: string): string => `${enrolmentId}/${lessonId}`

/** The lesson of an attempt. */
export const lessonOf = (attempt: Attempt): string => attempt.quizRef.split('/')[1] ?? ''

/** A learner's attempts at the quizzes of her courses. */
@Injectable()
export class QuizService {
  private readonly enrolments = new EnrolmentRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(AttemptService) private readonly attempts: AttemptService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  /**
   * The open attempt where there is one, else a new one.
   * @throws NOT_FOUND for a lesson of none of the learner's courses; BAD_USER_INPUT for one that is no quiz; FORBIDDEN while it is
   * locked; CONFLICT when no attempt is left.
   */
  async start(learner: SignedIn, lessonId: string): Promise<Attempt> {
    const now = this.clock.now()
    return this.database.transaction(async (tx) => {
      const { enrolment, outline, lesson } = await this.placeOf(tx, learner, lessonId)
      if (!lesson.quiz) throw badField('lessonId', 'lesson.no-quiz')
      if (!isUnlocked(outline.order, outline.lessons, enrolment.lessons, lesson.id)) throw new DomainError('FORBIDDEN', 'lesson.locked')
      return this.attempts.start(tx, {
        accountId: learner.accountId, quizRef: refOf(enrolment.id, lesson.id), questions: await this.catalogue.quiz(enrolment.versionId, lesson.id, tx),
        passMark: lesson.quiz.passMark, maxAttempts: lesson.quiz.attempts, now,
      })
    })
  }

  /** The learner's attempts at a quiz, newest first. */
  async all(learner: SignedIn, lessonId: string): Promise<Attempt[]> {
    return this.database.read(async (tx) => {
      const { enrolment, lesson } = await this.placeOf(tx, learner, lessonId, false)
      return this.attempts.ofQuiz(tx, learner.accountId, refOf(enrolment.id, lesson.id))
    })
  }

  /** Keeps answers in an open attempt. @throws as `AttemptService.save`; NOT_FOUND for somebody else's attempt. */
  async save(learner: SignedIn, attemptId: string, answers: readonly SentAnswer[]): Promise<Attempt> {
    return this.database.transaction(async (tx) => this.attempts.save(tx, await this.attempts.find(tx, attemptId, learner.accountId, true), answers, this.clock.now()))
  }

  /** Grades an attempt, and completes what it completes; a second call returns the same. */
  async submit(learner: SignedIn, attemptId: string): Promise<Attempt> {
    return this.database.transaction(async (tx) => {
      const attempt = await this.attempts.find(tx, attemptId, learner.accountId, true)
      if (attempt.state === 'GRADED') return attempt
      const now = this.clock.now()
      const [enrolmentId = '', lessonId = ''] = attempt.quizRef.split('/')
      const enrolment = await this.enrolments.lock(tx, enrolmentId, learner.accountId)
      if (!enrolment) throw notFound('attempt.unknown')
      const outline = await this.catalogue.outline(enrolment.versionId, tx)
      const graded = await this.attempts.submit(tx, attempt, now)
      const lesson = advanceByScore(enrolment.lessons.get(lessonId), lessonId, graded.score ?? 0, graded.passed ?? false, now)
      await this.recorder.record(tx, learner, [{ enrolment, outline, lessons: [lesson], activeAt: [now] }])
      return graded
    })
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
