import { Inject } from '@nestjs/common'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { AlignmentRequestType, CatalogueService, CourseType } from '@khue/catalogue'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { CompletionService } from '../completion.service.js'
import { type EnrolmentView, LearningService } from '../learning.service.js'
import { QuizService } from '../quiz.service.js'
import { AnswerInputType, EnrolmentType, LessonProgressType, ProgressEventInputType, QuizAttemptType } from './learning.types.js'
import { Clock } from '@khue/platform/observability'
import type { Attempt } from '@khue/assessment'
import { VersionService } from '../version.service.js'
import { presentAttempt, presentEnrolments, presentLesson } from './present.js'

/** What a learner does, at the learning door. */
@Resolver(() => EnrolmentType)
export class LearningResolver {
  constructor(
    @Inject(LearningService) private readonly learning: LearningService,
    @Inject(QuizService) private readonly quizzes: QuizService,
    @Inject(CompletionService) private readonly completions: CompletionService,
    @Inject(VersionService) private readonly versions: VersionService,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  private present(...views: EnrolmentView[]): EnrolmentType[] {
    return presentEnrolments(views, (all) => this.versions.offers(all))
  }

  private shown(attempt: Attempt, caller: SignedIn): QuizAttemptType {
    return presentAttempt(attempt, caller.locale, this.clock.now())
  }

  @Permit('enrolment.read')
  @Query(() => EnrolmentType, { nullable: true, description: "The caller's enrolment in a course, or null" })
  async enrolment(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<EnrolmentType | null> {
    const view = await this.learning.enrolment(caller, courseSlug)
    return view ? (this.present(view)[0] ?? null) : null
  }

  @Permit('enrolment.read')
  @Query(() => [EnrolmentType], { description: "The caller's enrolments, those last worked on first" })
  async myEnrolments(@Caller() caller: SignedIn): Promise<EnrolmentType[]> {
    return this.present(...(await this.learning.allEnrolments(caller)))
  }

  @ResolveField('course', () => CourseType)
  course(@Parent() enrolment: EnrolmentType): Promise<CourseType> {
    return this.catalogue.courseOf(enrolment.versionId)
  }

  @Permit('course.enrol')
  @Mutation(() => EnrolmentType, { description: 'Idempotent: a second call returns the same enrolment' })
  async enrol(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<EnrolmentType> {
    return this.present(await this.learning.enrol(caller, courseSlug))[0] as EnrolmentType
  }

  @Permit('course.enrol')
  @Mutation(() => EnrolmentType, { description: 'Goes on with the newest version: what is the same stays done, answers and a completion stay. Idempotent' })
  async continueWithNewVersion(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<EnrolmentType> {
    return this.present(await this.versions.continueWithNew(caller, courseSlug))[0] as EnrolmentType
  }

  @Permit('lesson.progress')
  @Mutation(() => [LessonProgressType], { description: 'A batch of at most 500. Idempotent by clientEventId; never moves progress back' })
  async recordProgress(@Caller() caller: SignedIn, @Args('events', { type: () => [ProgressEventInputType] }) events: ProgressEventInputType[]): Promise<LessonProgressType[]> {
    return (await this.learning.recordProgress(caller, events)).map(({ lesson, view, heldBack }) => presentLesson(lesson.lessonId, lesson, view, heldBack))
  }

  @Permit('quiz.attempt')
  @Query(() => [QuizAttemptType], { description: "The caller's attempts at a quiz, newest first, open ones included; 100 at the most" })
  async attempts(
    @Caller() caller: SignedIn,
    @Args('lessonId', { type: () => ID }) lessonId: string,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
  ): Promise<QuizAttemptType[]> {
    return (await this.quizzes.all(caller, lessonId, first)).map((attempt) => this.shown(attempt, caller))
  }

  @Permit('quiz.attempt')
  @Mutation(() => QuizAttemptType, { description: 'The open attempt where there is one, else a new one' })
  async startAttempt(@Caller() caller: SignedIn, @Args('lessonId', { type: () => ID }) lessonId: string): Promise<QuizAttemptType> {
    return this.shown(await this.quizzes.start(caller, lessonId), caller)
  }

  @Permit('quiz.attempt')
  @Mutation(() => QuizAttemptType, { description: 'May be called after every answer; the newest for a question counts' })
  async saveAnswers(
    @Caller() caller: SignedIn,
    @Args('attemptId', { type: () => ID }) attemptId: string,
    @Args('answers', { type: () => [AnswerInputType] }) answers: AnswerInputType[],
  ): Promise<QuizAttemptType> {
    return this.shown(await this.quizzes.save(caller, attemptId, answers), caller)
  }

  @Permit('quiz.attempt')
  @Mutation(() => QuizAttemptType, { description: 'feedback AT_ONCE: shows the results of saved answers, which from then on stay as they are. Idempotent' })
  async checkAnswers(
    @Caller() caller: SignedIn,
    @Args('attemptId', { type: () => ID }) attemptId: string,
    @Args('questionIds', { type: () => [ID] }) questionIds: string[],
  ): Promise<QuizAttemptType> {
    return this.shown(await this.quizzes.check(caller, attemptId, questionIds), caller)
  }

  @Permit('quiz.attempt')
  @Mutation(() => QuizAttemptType, { description: 'Idempotent: submitting twice returns the same result. Unanswered questions count 0' })
  async submitAttempt(@Caller() caller: SignedIn, @Args('attemptId', { type: () => ID }) attemptId: string): Promise<QuizAttemptType> {
    return this.shown(await this.quizzes.submit(caller, attemptId), caller)
  }

  @Permit('alignment.approve')
  @Mutation(() => AlignmentRequestType, { description: 'From now on, and for completions made before, the course is evidence for its alignments' })
  async approveAlignments(@Caller() caller: SignedIn, @Args('versionId', { type: () => ID }) versionId: string): Promise<AlignmentRequestType> {
    const { completions, ...request } = await this.completions.approveAlignments(versionId, caller)
    return this.catalogue.requestNode(request, completions)
  }

  @Permit('alignment.read')
  @Query(() => [AlignmentRequestType], { description: 'Published versions with alignments, those that wait for approval first' })
  async alignmentRequests(): Promise<AlignmentRequestType[]> {
    const requests = await this.catalogue.alignmentRequests()
    const counts = await this.completions.counts(requests.map((request) => request.versionId))
    return requests.map((request) => this.catalogue.requestNode(request, counts.get(request.versionId) ?? 0))
  }
}
