/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A level that is held, as myCompetencies tells it */
export type AttainedInput = {
  competencyCode: string;
  level: number;
};

export type AttemptState =
  | 'GRADED'
  | 'OPEN'
  | 'SUBMITTED';

export type ChangePasswordInput = {
  /** 10 to 128 characters of any script */
  newPassword: string;
  oldPassword: string;
};

export type CourseSort =
  /** First published last, first */
  | 'NEWEST'
  | 'SHORTEST'
  /** Vietnamese order */
  | 'TITLE';

export type EnrolmentState =
  | 'ACTIVE'
  | 'COMPLETED'
  | 'WITHDRAWN';

/** When a learner is told what was right: each question once checked, when the attempt is closed, or not before feedbackFrom */
export type FeedbackTime =
  | 'AFTER'
  | 'AT_END'
  | 'AT_ONCE';

export type LessonKind =
  | 'ARTICLE'
  | 'ASSIGNMENT'
  | 'AUDIO'
  | 'CLASS'
  | 'DICTATION'
  | 'DOCUMENT'
  | 'FLASHCARDS'
  | 'PACKAGE'
  | 'QUIZ'
  | 'TOOL'
  | 'VIDEO';

export type ProgressState =
  | 'COMPLETED'
  | 'NOT_STARTED'
  | 'STARTED';

export type QuestionKind =
  | 'DESCRIPTION'
  | 'ESSAY'
  | 'GAPS'
  | 'MATCHING'
  | 'MULTIPLE_CHOICE'
  | 'NUMERIC'
  | 'ORDERING'
  | 'SHORT_ANSWER'
  | 'SINGLE_CHOICE'
  | 'TRUE_FALSE';

export type StartReason =
  /** First digital steps: level 1 or 2 */
  | 'DIGITAL_BASICS'
  /** The lowest level of a language */
  | 'LANGUAGE'
  /** The level above one that is held */
  | 'NEXT_LEVEL'
  /** Among the shortest of those that give no level */
  | 'SHORT';

export type RequestRecoveryMutationVariables = Exact<{
  identifier: string;
}>;


export type RequestRecoveryMutation = { requestRecovery: boolean };

export type MyAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccessQuery = { me: { email: string | null, emailConfirmed: boolean } | null, mySessions: Array<{ id: string, device: string, createdAt: string, lastSeenAt: string, current: boolean }> };

export type OwnSessionFragment = { id: string, device: string, createdAt: string, lastSeenAt: string, current: boolean };

export type RequestEmailConfirmationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailConfirmationMutation = { requestEmailConfirmation: boolean };

export type ConfirmEmailMutationVariables = Exact<{
  code: string;
}>;


export type ConfirmEmailMutation = { confirmEmail: { email: string | null, emailConfirmed: boolean } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: boolean };

export type EndSessionMutationVariables = Exact<{
  id: string;
}>;


export type EndSessionMutation = { endSession: boolean };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: number };

export type OwnCertificateFragment = { id: string, number: string, courseSlug: string, courseTitle: string, score: number | null, issuedAt: string, revokedAt: string | null, showName: boolean, pdfUrl: string, verifyUrl: string };

export type UpdateCertificatePrivacyMutationVariables = Exact<{
  id: string;
  showName: boolean;
}>;


export type UpdateCertificatePrivacyMutation = { updateCertificatePrivacy: { id: string, number: string, courseSlug: string, courseTitle: string, score: number | null, issuedAt: string, revokedAt: string | null, showName: boolean, pdfUrl: string, verifyUrl: string } };

export type MyCompetencyMapQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCompetencyMapQuery = { myCompetencyMap: Array<{ code: string, name: string, domains: Array<{ number: number, name: string, competencies: Array<{ code: string, name: string, level: number | null, nextLevel: number | null, levels: Array<{ level: number, name: string, attained: boolean }>, evidence: Array<{ level: number, courseSlug: string, courseTitle: string, shownAt: string, score: number | null }> }> }> }> };

export type CompetencyPictureFragment = { code: string, name: string, level: number | null, nextLevel: number | null, levels: Array<{ level: number, name: string, attained: boolean }>, evidence: Array<{ level: number, courseSlug: string, courseTitle: string, shownAt: string, score: number | null }> };

export type CoursesForLevelQueryVariables = Exact<{
  competencyCode: string;
  level: number;
}>;


export type CoursesForLevelQuery = { courses: { totalCount: number, edges: Array<{ node: { slug: string, title: string, minutes: number } }> } };

export type LessonStateFragment = { lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean, doneInVersion: number | null };

export type EnrolmentStateFragment = { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean, doneInVersion: number | null }> };

export type CourseOutlineFragment = { version: number, order: string, prerequisites: Array<string>, slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, prerequisites: Array<string> }> }>, alignments: Array<{ competencyCode: string, level: number, name: string }> };

export type CourseQueryVariables = Exact<{
  slug: string;
  signedIn: boolean;
}>;


export type CourseQuery = { course: { version: number, order: string, prerequisites: Array<string>, slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, prerequisites: Array<string> }> }>, alignments: Array<{ competencyCode: string, level: number, name: string }> } | null, enrolment?: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, course: { version: number, order: string, prerequisites: Array<string>, slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, prerequisites: Array<string> }> }>, alignments: Array<{ competencyCode: string, level: number, name: string }> }, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean, doneInVersion: number | null }> } | null };

export type EnrolMutationVariables = Exact<{
  slug: string;
}>;


export type EnrolMutation = { enrol: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean, doneInVersion: number | null }> } };

export type ContinueWithNewVersionMutationVariables = Exact<{
  slug: string;
}>;


export type ContinueWithNewVersionMutation = { continueWithNewVersion: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean, doneInVersion: number | null }> } };

export type CourseNamesQueryVariables = Exact<{
  slug: string;
}>;


export type CourseNamesQuery = { course: { slug: string, title: string, language: string } | null };

export type CourseCardFragment = { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> };

export type CoursesQueryVariables = Exact<{
  search?: string | null | undefined;
  competencyCode?: string | null | undefined;
  level?: number | null | undefined;
  language?: string | null | undefined;
  kind?: LessonKind | null | undefined;
  maxMinutes?: number | null | undefined;
  sort?: CourseSort | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CoursesQuery = { courses: { totalCount: number, approximate: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> } };

export type CourseFacetsQueryVariables = Exact<{
  search?: string | null | undefined;
  competencyCode?: string | null | undefined;
  level?: number | null | undefined;
  language?: string | null | undefined;
  kind?: LessonKind | null | undefined;
  maxMinutes?: number | null | undefined;
}>;


export type CourseFacetsQuery = { bySubject: { total: number, competencies: Array<{ value: string, count: number }> }, byKind: { kinds: Array<{ value: string, count: number }> }, byLanguage: { languages: Array<{ value: string, count: number }> } };

export type CompetenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type CompetenciesQuery = { competencies: Array<{ code: string, framework: string, name: string }> };

export type HomeQueryVariables = Exact<{
  signedIn: boolean;
}>;


export type HomeQuery = { courses: { totalCount: number, edges: Array<{ node: { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> }, myEnrolments?: Array<{ id: string, state: EnrolmentState, progress: number, completedAt: string | null, courseSlug: string, nextLessonId: string | null, updatedAt: string, course: { title: string, minutes: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> };

export type LessonContentFragment = { id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, cardCount: number | null, timeLimit: number | null, waitingTime: number | null, feedback: FeedbackTime | null, feedbackFrom: string | null, offline: boolean, prerequisites: Array<string>, html: string | null, mediaUrl: string | null, smallerMediaUrl: string | null, posterUrl: string | null, transcripts: Array<{ language: string, cues: Array<{ start: number, end: number, text: string }> }>, captions: Array<{ language: string, url: string }> };

export type CourseContentFragment = { slug: string, title: string, language: string, order: string, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, cardCount: number | null, timeLimit: number | null, waitingTime: number | null, feedback: FeedbackTime | null, feedbackFrom: string | null, offline: boolean, prerequisites: Array<string>, html: string | null, mediaUrl: string | null, smallerMediaUrl: string | null, posterUrl: string | null, transcripts: Array<{ language: string, cues: Array<{ start: number, end: number, text: string }> }>, captions: Array<{ language: string, url: string }> }> }> };

export type EnrolledContentQueryVariables = Exact<{
  slug: string;
}>;


export type EnrolledContentQuery = { enrolment: { course: { slug: string, title: string, language: string, order: string, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, cardCount: number | null, timeLimit: number | null, waitingTime: number | null, feedback: FeedbackTime | null, feedbackFrom: string | null, offline: boolean, prerequisites: Array<string>, html: string | null, mediaUrl: string | null, smallerMediaUrl: string | null, posterUrl: string | null, transcripts: Array<{ language: string, cues: Array<{ start: number, end: number, text: string }> }>, captions: Array<{ language: string, url: string }> }> }> } } | null };

export type EnrolmentProgressQueryVariables = Exact<{
  slug: string;
}>;


export type EnrolmentProgressQuery = { enrolment: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, course: { versionId: string, version: number }, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean, doneInVersion: number | null }> } | null };

export type DueNowQueryVariables = Exact<{ [key: string]: never; }>;


export type DueNowQuery = { practiceStatistics: { dueNow: number, newToday: number } };

export type EnrolmentCardFragment = { id: string, state: EnrolmentState, progress: number, completedAt: string | null, courseSlug: string, nextLessonId: string | null, updatedAt: string, course: { title: string, minutes: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } };

export type MyLearningQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLearningQuery = { myEnrolments: Array<{ id: string, state: EnrolmentState, progress: number, completedAt: string | null, courseSlug: string, nextLessonId: string | null, updatedAt: string, course: { title: string, minutes: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }>, myCompetencies: Array<{ competencyCode: string, name: string, level: number, attainedAt: string, courseSlug: string | null, courseTitle: string | null }>, myCertificates: Array<{ id: string, number: string, courseSlug: string, courseTitle: string, score: number | null, issuedAt: string, revokedAt: string | null, showName: boolean, pdfUrl: string, verifyUrl: string }>, myLearningWeeks: { inARow: number, daysThisWeek: number } };

export type ScheduleFragment = { cardId: string, due: string, stability: number, difficulty: number, reviews: number, lapses: number, phase: string | null, lastReviewedAt: string | null };

export type SessionCardFragment = { id: string, front: string, back: string, reading: string | null, example: string | null, exampleBack: string | null, audioUrl: string | null, imageUrl: string | null, tags: Array<string>, courseSlug: string, lessonId: string, language: string, schedule: { cardId: string, due: string, stability: number, difficulty: number, reviews: number, lapses: number, phase: string | null, lastReviewedAt: string | null } };

export type PracticeSessionQueryVariables = Exact<{ [key: string]: never; }>;


export type PracticeSessionQuery = { practiceSession: { size: number, dueInAll: number, newToday: number, cards: Array<{ id: string, front: string, back: string, reading: string | null, example: string | null, exampleBack: string | null, audioUrl: string | null, imageUrl: string | null, tags: Array<string>, courseSlug: string, lessonId: string, language: string, schedule: { cardId: string, due: string, stability: number, difficulty: number, reviews: number, lapses: number, phase: string | null, lastReviewedAt: string | null } }> }, practiceSettings: { newPerDay: number, sessionSize: number } };

export type PracticeStatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type PracticeStatisticsQuery = { practiceStatistics: { dueNow: number, newToday: number, reviewedToday: number, reviewedThisWeek: number, streakWeeks: number, retention: number | null, matureCards: number, learningCards: number, forecast: Array<{ day: string, due: number }> } };

export type ChoosePracticeMutationVariables = Exact<{
  newPerDay?: number | null | undefined;
  sessionSize?: number | null | undefined;
}>;


export type ChoosePracticeMutation = { updatePracticeSettings: { newPerDay: number, sessionSize: number } };

export type DeckQueryVariables = Exact<{
  lessonId: string;
}>;


export type DeckQuery = { deck: { lessonId: string, courseSlug: string, title: string, language: string, cards: Array<{ id: string, front: string, back: string, reading: string | null, example: string | null, exampleBack: string | null, audioUrl: string | null, imageUrl: string | null, tags: Array<string>, schedule: { cardId: string, due: string, stability: number, difficulty: number, reviews: number, lapses: number, phase: string | null, lastReviewedAt: string | null } }> } };

export type AttemptFragment = { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, counts: boolean, ofOlderVersion: boolean, questions: Array<{ id: string, kind: QuestionKind, prompt: string, promptHtml: string | null, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string, html: string | null }>, targets: Array<{ id: string, text: string, html: string | null }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, scored: boolean, feedback: string | null, feedbackHtml: string | null, right: { choiceIds: Array<string> | null, text: string | null, tolerance: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> };

export type AttemptsQueryVariables = Exact<{
  lessonId: string;
}>;


export type AttemptsQuery = { attempts: Array<{ id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, counts: boolean, ofOlderVersion: boolean, questions: Array<{ id: string, kind: QuestionKind, prompt: string, promptHtml: string | null, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string, html: string | null }>, targets: Array<{ id: string, text: string, html: string | null }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, scored: boolean, feedback: string | null, feedbackHtml: string | null, right: { choiceIds: Array<string> | null, text: string | null, tolerance: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> }> };

export type StartAttemptMutationVariables = Exact<{
  lessonId: string;
}>;


export type StartAttemptMutation = { startAttempt: { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, counts: boolean, ofOlderVersion: boolean, questions: Array<{ id: string, kind: QuestionKind, prompt: string, promptHtml: string | null, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string, html: string | null }>, targets: Array<{ id: string, text: string, html: string | null }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, scored: boolean, feedback: string | null, feedbackHtml: string | null, right: { choiceIds: Array<string> | null, text: string | null, tolerance: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> } };

export type CheckAnswersMutationVariables = Exact<{
  attemptId: string;
  questionIds: Array<string> | string;
}>;


export type CheckAnswersMutation = { checkAnswers: { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, counts: boolean, ofOlderVersion: boolean, questions: Array<{ id: string, kind: QuestionKind, prompt: string, promptHtml: string | null, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string, html: string | null }>, targets: Array<{ id: string, text: string, html: string | null }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, scored: boolean, feedback: string | null, feedbackHtml: string | null, right: { choiceIds: Array<string> | null, text: string | null, tolerance: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> } };

export type HeldLevelsQueryVariables = Exact<{ [key: string]: never; }>;


export type HeldLevelsQuery = { myCompetencies: Array<{ competencyCode: string, level: number }> };

export type WhereToStartQueryVariables = Exact<{
  attained?: Array<AttainedInput> | AttainedInput | null | undefined;
}>;


export type WhereToStartQuery = { whereToStart: Array<{ reason: StartReason, competencyCode: string | null, level: number | null, course: { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const OwnSessionFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnSession on Session {
  id
  device
  createdAt
  lastSeenAt
  current
}
    `, {"fragmentName":"OwnSession"}) as unknown as TypedDocumentString<OwnSessionFragment, unknown>;
export const OwnCertificateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OwnCertificate on Certificate {
  id
  number
  courseSlug
  courseTitle
  score
  issuedAt
  revokedAt
  showName
  pdfUrl
  verifyUrl
}
    `, {"fragmentName":"OwnCertificate"}) as unknown as TypedDocumentString<OwnCertificateFragment, unknown>;
export const CompetencyPictureFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CompetencyPicture on CompetencyOnMap {
  code
  name
  level
  nextLevel
  levels {
    level
    name
    attained
  }
  evidence {
    level
    courseSlug
    courseTitle
    shownAt
    score
  }
}
    `, {"fragmentName":"CompetencyPicture"}) as unknown as TypedDocumentString<CompetencyPictureFragment, unknown>;
export const LessonStateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
  doneInVersion
}
    `, {"fragmentName":"LessonState"}) as unknown as TypedDocumentString<LessonStateFragment, unknown>;
export const EnrolmentStateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EnrolmentState on Enrolment {
  id
  state
  progress
  completedAt
  nextLessonId
  newVersion {
    number
    keeps
    loses
  }
  lessons {
    ...LessonState
  }
}
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
  doneInVersion
}`, {"fragmentName":"EnrolmentState"}) as unknown as TypedDocumentString<EnrolmentStateFragment, unknown>;
export const CourseCardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CourseCard on Course {
  slug
  title
  summary
  language
  minutes
  lessonCount
  alignments {
    competencyCode
    level
    name
  }
}
    `, {"fragmentName":"CourseCard"}) as unknown as TypedDocumentString<CourseCardFragment, unknown>;
export const CourseOutlineFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CourseOutline on Course {
  ...CourseCard
  version
  order
  prerequisites
  sections {
    id
    title
    lessons {
      id
      title
      kind
      required
      minutes
      passMark
      prerequisites
    }
  }
}
    fragment CourseCard on Course {
  slug
  title
  summary
  language
  minutes
  lessonCount
  alignments {
    competencyCode
    level
    name
  }
}`, {"fragmentName":"CourseOutline"}) as unknown as TypedDocumentString<CourseOutlineFragment, unknown>;
export const LessonContentFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LessonContent on Lesson {
  id
  title
  kind
  required
  minutes
  passMark
  attempts
  questionCount
  cardCount
  timeLimit
  waitingTime
  feedback
  feedbackFrom
  offline
  prerequisites
  html
  mediaUrl
  smallerMediaUrl
  posterUrl
  transcripts {
    language
    cues {
      start
      end
      text
    }
  }
  captions {
    language
    url
  }
}
    `, {"fragmentName":"LessonContent"}) as unknown as TypedDocumentString<LessonContentFragment, unknown>;
export const CourseContentFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CourseContent on Course {
  slug
  title
  language
  order
  sections {
    id
    title
    lessons {
      ...LessonContent
    }
  }
}
    fragment LessonContent on Lesson {
  id
  title
  kind
  required
  minutes
  passMark
  attempts
  questionCount
  cardCount
  timeLimit
  waitingTime
  feedback
  feedbackFrom
  offline
  prerequisites
  html
  mediaUrl
  smallerMediaUrl
  posterUrl
  transcripts {
    language
    cues {
      start
      end
      text
    }
  }
  captions {
    language
    url
  }
}`, {"fragmentName":"CourseContent"}) as unknown as TypedDocumentString<CourseContentFragment, unknown>;
export const EnrolmentCardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EnrolmentCard on Enrolment {
  id
  state
  progress
  completedAt
  courseSlug
  nextLessonId
  updatedAt
  course {
    title
    minutes
    alignments {
      competencyCode
      level
      name
    }
  }
}
    `, {"fragmentName":"EnrolmentCard"}) as unknown as TypedDocumentString<EnrolmentCardFragment, unknown>;
export const ScheduleFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Schedule on CardSchedule {
  cardId
  due
  stability
  difficulty
  reviews
  lapses
  phase
  lastReviewedAt
}
    `, {"fragmentName":"Schedule"}) as unknown as TypedDocumentString<ScheduleFragment, unknown>;
export const SessionCardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SessionCard on DueCard {
  id
  front
  back
  reading
  example
  exampleBack
  audioUrl
  imageUrl
  tags
  courseSlug
  lessonId
  language
  schedule {
    ...Schedule
  }
}
    fragment Schedule on CardSchedule {
  cardId
  due
  stability
  difficulty
  reviews
  lapses
  phase
  lastReviewedAt
}`, {"fragmentName":"SessionCard"}) as unknown as TypedDocumentString<SessionCardFragment, unknown>;
export const AttemptFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Attempt on QuizAttempt {
  id
  lessonId
  state
  score
  passed
  passMark
  startedAt
  submittedAt
  deadline
  feedback
  feedbackFrom
  checked
  counts
  ofOlderVersion
  questions {
    id
    kind
    prompt
    promptHtml
    audioUrl
    imageUrl
    imageAlt
    speech {
      text
      language
    }
    choices {
      id
      text
      html
    }
    targets {
      id
      text
      html
    }
  }
  savedAnswers {
    questionId
    choiceIds
    text
    pairs {
      left
      right
      text
    }
  }
  results {
    questionId
    points
    scored
    feedback
    feedbackHtml
    right {
      choiceIds
      text
      tolerance
      pairs {
        left
        right
        text
      }
    }
  }
}
    `, {"fragmentName":"Attempt"}) as unknown as TypedDocumentString<AttemptFragment, unknown>;
export const RequestRecoveryDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RequestRecovery($identifier: String!) {
  requestRecovery(identifier: $identifier)
}
    `, {"id":"3f5e4ab067645ecb0405bda9fd341fccc79a230f14ebd9d8c44f10095f5c2b6b"}) as unknown as TypedDocumentString<RequestRecoveryMutation, RequestRecoveryMutationVariables>;
export const MyAccessDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyAccess {
  me {
    email
    emailConfirmed
  }
  mySessions {
    ...OwnSession
  }
}
    fragment OwnSession on Session {
  id
  device
  createdAt
  lastSeenAt
  current
}`, {"id":"a79fd68a6d19f777a828210bf995b35ec1d1e4bb6b77c3ccc3b8f9a859cd76ee"}) as unknown as TypedDocumentString<MyAccessQuery, MyAccessQueryVariables>;
export const RequestEmailConfirmationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RequestEmailConfirmation {
  requestEmailConfirmation
}
    `, {"id":"c44bb047a0a995d603c44f17105e9b72ef12b174f3387502b56b167498ca8e86"}) as unknown as TypedDocumentString<RequestEmailConfirmationMutation, RequestEmailConfirmationMutationVariables>;
export const ConfirmEmailDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ConfirmEmail($code: String!) {
  confirmEmail(code: $code) {
    email
    emailConfirmed
  }
}
    `, {"id":"5dbd206a8108af73e725e8f7a6f4f385ea4889795b281ba079dc73d3d8bab213"}) as unknown as TypedDocumentString<ConfirmEmailMutation, ConfirmEmailMutationVariables>;
export const ChangePasswordDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input)
}
    `, {"id":"d4619baedc56c71d364779051ccb234394d37a935773da1d8bdb31dc40b5c658"}) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const EndSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id)
}
    `, {"id":"69aa0e204a20025ed632468cad36203f65e72a843ec3acc419f905ea4b726664"}) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions
}
    `, {"id":"31063f079d785a38555e3baa9ab5624863aedc08f902603af935c85a3420de7e"}) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const UpdateCertificatePrivacyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateCertificatePrivacy($id: ID!, $showName: Boolean!) {
  updateCertificatePrivacy(id: $id, showName: $showName) {
    ...OwnCertificate
  }
}
    fragment OwnCertificate on Certificate {
  id
  number
  courseSlug
  courseTitle
  score
  issuedAt
  revokedAt
  showName
  pdfUrl
  verifyUrl
}`, {"id":"af245d3cb803bb851e8ba158f3763b8172a6e6bf9f383d11e645327ec7b3cd12"}) as unknown as TypedDocumentString<UpdateCertificatePrivacyMutation, UpdateCertificatePrivacyMutationVariables>;
export const MyCompetencyMapDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCompetencyMap {
  myCompetencyMap {
    code
    name
    domains {
      number
      name
      competencies {
        ...CompetencyPicture
      }
    }
  }
}
    fragment CompetencyPicture on CompetencyOnMap {
  code
  name
  level
  nextLevel
  levels {
    level
    name
    attained
  }
  evidence {
    level
    courseSlug
    courseTitle
    shownAt
    score
  }
}`, {"id":"881f2418aac09f9185e51a8a05aa2cde94ac6d7b7f06cf8f6c15bcc2bd4e6e7a"}) as unknown as TypedDocumentString<MyCompetencyMapQuery, MyCompetencyMapQueryVariables>;
export const CoursesForLevelDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CoursesForLevel($competencyCode: String!, $level: Int!) {
  courses(
    competencyCode: $competencyCode
    level: $level
    first: 3
    sort: SHORTEST
  ) {
    totalCount
    edges {
      node {
        slug
        title
        minutes
      }
    }
  }
}
    `, {"id":"bac9f3c3bf045b5e6b110ff6631aff73e5c31b054da4cbcacf2d9c00cdd5fbd9"}) as unknown as TypedDocumentString<CoursesForLevelQuery, CoursesForLevelQueryVariables>;
export const CourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Course($slug: String!, $signedIn: Boolean!) {
  course(slug: $slug) {
    ...CourseOutline
  }
  enrolment(courseSlug: $slug) @include(if: $signedIn) {
    ...EnrolmentState
    course {
      ...CourseOutline
    }
  }
}
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
  doneInVersion
}
fragment EnrolmentState on Enrolment {
  id
  state
  progress
  completedAt
  nextLessonId
  newVersion {
    number
    keeps
    loses
  }
  lessons {
    ...LessonState
  }
}
fragment CourseOutline on Course {
  ...CourseCard
  version
  order
  prerequisites
  sections {
    id
    title
    lessons {
      id
      title
      kind
      required
      minutes
      passMark
      prerequisites
    }
  }
}
fragment CourseCard on Course {
  slug
  title
  summary
  language
  minutes
  lessonCount
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"457e25004285605395d9597c1387a8b3aeb867c72d60abe176368d55185ac428"}) as unknown as TypedDocumentString<CourseQuery, CourseQueryVariables>;
export const EnrolDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Enrol($slug: String!) {
  enrol(courseSlug: $slug) {
    ...EnrolmentState
  }
}
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
  doneInVersion
}
fragment EnrolmentState on Enrolment {
  id
  state
  progress
  completedAt
  nextLessonId
  newVersion {
    number
    keeps
    loses
  }
  lessons {
    ...LessonState
  }
}`, {"id":"c5b51e54f1f02069ffefd0e6827f2d71d4380ec100611a0cc59e2a0f5e58a420"}) as unknown as TypedDocumentString<EnrolMutation, EnrolMutationVariables>;
export const ContinueWithNewVersionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ContinueWithNewVersion($slug: String!) {
  continueWithNewVersion(courseSlug: $slug) {
    ...EnrolmentState
  }
}
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
  doneInVersion
}
fragment EnrolmentState on Enrolment {
  id
  state
  progress
  completedAt
  nextLessonId
  newVersion {
    number
    keeps
    loses
  }
  lessons {
    ...LessonState
  }
}`, {"id":"dac38988c9518681bf155175b79317bd2e25ce1e3cff52a2e8af58fa1408de7c"}) as unknown as TypedDocumentString<ContinueWithNewVersionMutation, ContinueWithNewVersionMutationVariables>;
export const CourseNamesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CourseNames($slug: String!) {
  course(slug: $slug) {
    slug
    title
    language
  }
}
    `, {"id":"e297030783d1ef2002e96bc36e916587df982eb73bb0fa892d6dc5a71fbc2958"}) as unknown as TypedDocumentString<CourseNamesQuery, CourseNamesQueryVariables>;
export const CoursesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Courses($search: String, $competencyCode: String, $level: Int, $language: String, $kind: LessonKind, $maxMinutes: Int, $sort: CourseSort, $first: Int, $after: String) {
  courses(
    search: $search
    competencyCode: $competencyCode
    level: $level
    language: $language
    kind: $kind
    maxMinutes: $maxMinutes
    sort: $sort
    first: $first
    after: $after
  ) {
    totalCount
    approximate
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...CourseCard
      }
    }
  }
}
    fragment CourseCard on Course {
  slug
  title
  summary
  language
  minutes
  lessonCount
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"eeef42dae9289d54540307fc13f0e666cd0e234f399fe9d87aa565e09862b0cc"}) as unknown as TypedDocumentString<CoursesQuery, CoursesQueryVariables>;
export const CourseFacetsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CourseFacets($search: String, $competencyCode: String, $level: Int, $language: String, $kind: LessonKind, $maxMinutes: Int) {
  bySubject: courseFacets(
    search: $search
    language: $language
    kind: $kind
    maxMinutes: $maxMinutes
  ) {
    total
    competencies {
      value
      count
    }
  }
  byKind: courseFacets(
    search: $search
    competencyCode: $competencyCode
    level: $level
    language: $language
    maxMinutes: $maxMinutes
  ) {
    kinds {
      value
      count
    }
  }
  byLanguage: courseFacets(
    search: $search
    competencyCode: $competencyCode
    level: $level
    kind: $kind
    maxMinutes: $maxMinutes
  ) {
    languages {
      value
      count
    }
  }
}
    `, {"id":"8c33004d737d3c7e172cbc4bd60847120bb27632ee2e7c259d884a5b61177d29"}) as unknown as TypedDocumentString<CourseFacetsQuery, CourseFacetsQueryVariables>;
export const CompetenciesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Competencies {
  competencies {
    code
    framework
    name
  }
}
    `, {"id":"df5e39285d87b1d651403a37da384604c36bb671decfeb7fe1843cecda151d39"}) as unknown as TypedDocumentString<CompetenciesQuery, CompetenciesQueryVariables>;
export const HomeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Home($signedIn: Boolean!) {
  courses(first: 6) {
    totalCount
    edges {
      node {
        ...CourseCard
      }
    }
  }
  myEnrolments @include(if: $signedIn) {
    ...EnrolmentCard
  }
}
    fragment CourseCard on Course {
  slug
  title
  summary
  language
  minutes
  lessonCount
  alignments {
    competencyCode
    level
    name
  }
}
fragment EnrolmentCard on Enrolment {
  id
  state
  progress
  completedAt
  courseSlug
  nextLessonId
  updatedAt
  course {
    title
    minutes
    alignments {
      competencyCode
      level
      name
    }
  }
}`, {"id":"bfc7b0bd5e508f09df750b80239dffeb5f33b1c036c66ceb8edbbc831390cf23"}) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const EnrolledContentDocument = /*#__PURE__*/ new TypedDocumentString(`
    query EnrolledContent($slug: String!) {
  enrolment(courseSlug: $slug) {
    course {
      ...CourseContent
    }
  }
}
    fragment LessonContent on Lesson {
  id
  title
  kind
  required
  minutes
  passMark
  attempts
  questionCount
  cardCount
  timeLimit
  waitingTime
  feedback
  feedbackFrom
  offline
  prerequisites
  html
  mediaUrl
  smallerMediaUrl
  posterUrl
  transcripts {
    language
    cues {
      start
      end
      text
    }
  }
  captions {
    language
    url
  }
}
fragment CourseContent on Course {
  slug
  title
  language
  order
  sections {
    id
    title
    lessons {
      ...LessonContent
    }
  }
}`, {"id":"3cccd0c7e79c4ce1c175929a075a8e016fd8c2f658d987c262c69981d5909ecb"}) as unknown as TypedDocumentString<EnrolledContentQuery, EnrolledContentQueryVariables>;
export const EnrolmentProgressDocument = /*#__PURE__*/ new TypedDocumentString(`
    query EnrolmentProgress($slug: String!) {
  enrolment(courseSlug: $slug) {
    ...EnrolmentState
    course {
      versionId
      version
    }
  }
}
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
  doneInVersion
}
fragment EnrolmentState on Enrolment {
  id
  state
  progress
  completedAt
  nextLessonId
  newVersion {
    number
    keeps
    loses
  }
  lessons {
    ...LessonState
  }
}`, {"id":"1db118356e4410833b7d1f6676aa0237b94590a620238751f8590500191883f7"}) as unknown as TypedDocumentString<EnrolmentProgressQuery, EnrolmentProgressQueryVariables>;
export const DueNowDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DueNow {
  practiceStatistics {
    dueNow
    newToday
  }
}
    `, {"id":"faebfcd391327d5ee3dc2761903dd79c31c0761f08f2aa53afdf1ca31ca627ac"}) as unknown as TypedDocumentString<DueNowQuery, DueNowQueryVariables>;
export const MyLearningDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyLearning {
  myEnrolments {
    ...EnrolmentCard
  }
  myCompetencies {
    competencyCode
    name
    level
    attainedAt
    courseSlug
    courseTitle
  }
  myCertificates {
    ...OwnCertificate
  }
  myLearningWeeks {
    inARow
    daysThisWeek
  }
}
    fragment OwnCertificate on Certificate {
  id
  number
  courseSlug
  courseTitle
  score
  issuedAt
  revokedAt
  showName
  pdfUrl
  verifyUrl
}
fragment EnrolmentCard on Enrolment {
  id
  state
  progress
  completedAt
  courseSlug
  nextLessonId
  updatedAt
  course {
    title
    minutes
    alignments {
      competencyCode
      level
      name
    }
  }
}`, {"id":"6f5fc95ba56af63d400c806f1d8efc15a7a5f309078dacd49e019493c6a4f6d2"}) as unknown as TypedDocumentString<MyLearningQuery, MyLearningQueryVariables>;
export const PracticeSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PracticeSession {
  practiceSession {
    size
    dueInAll
    newToday
    cards {
      ...SessionCard
    }
  }
  practiceSettings {
    newPerDay
    sessionSize
  }
}
    fragment Schedule on CardSchedule {
  cardId
  due
  stability
  difficulty
  reviews
  lapses
  phase
  lastReviewedAt
}
fragment SessionCard on DueCard {
  id
  front
  back
  reading
  example
  exampleBack
  audioUrl
  imageUrl
  tags
  courseSlug
  lessonId
  language
  schedule {
    ...Schedule
  }
}`, {"id":"51091070829543cc5cf5412f023099aa9b4261c95753f60de1f730cd1c47b66b"}) as unknown as TypedDocumentString<PracticeSessionQuery, PracticeSessionQueryVariables>;
export const PracticeStatisticsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PracticeStatistics {
  practiceStatistics {
    dueNow
    newToday
    reviewedToday
    reviewedThisWeek
    streakWeeks
    retention
    matureCards
    learningCards
    forecast {
      day
      due
    }
  }
}
    `, {"id":"70a10cf546c64ef648b85856c9de9e990549ab6f3435fedd5f969e5c8d63d21f"}) as unknown as TypedDocumentString<PracticeStatisticsQuery, PracticeStatisticsQueryVariables>;
export const ChoosePracticeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChoosePractice($newPerDay: Int, $sessionSize: Int) {
  updatePracticeSettings(newPerDay: $newPerDay, sessionSize: $sessionSize) {
    newPerDay
    sessionSize
  }
}
    `, {"id":"1afe22b857eef1d7e50021b92ff5b9acaafbd7ee4cafe4ae416fbb3bac3ec511"}) as unknown as TypedDocumentString<ChoosePracticeMutation, ChoosePracticeMutationVariables>;
export const DeckDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Deck($lessonId: ID!) {
  deck(lessonId: $lessonId) {
    lessonId
    courseSlug
    title
    language
    cards {
      id
      front
      back
      reading
      example
      exampleBack
      audioUrl
      imageUrl
      tags
      schedule {
        ...Schedule
      }
    }
  }
}
    fragment Schedule on CardSchedule {
  cardId
  due
  stability
  difficulty
  reviews
  lapses
  phase
  lastReviewedAt
}`, {"id":"12b2748b38bfeed6c1d7af0e886f2049a4e943cfc8ced9f36cf29d454b1b3572"}) as unknown as TypedDocumentString<DeckQuery, DeckQueryVariables>;
export const AttemptsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Attempts($lessonId: ID!) {
  attempts(lessonId: $lessonId) {
    ...Attempt
  }
}
    fragment Attempt on QuizAttempt {
  id
  lessonId
  state
  score
  passed
  passMark
  startedAt
  submittedAt
  deadline
  feedback
  feedbackFrom
  checked
  counts
  ofOlderVersion
  questions {
    id
    kind
    prompt
    promptHtml
    audioUrl
    imageUrl
    imageAlt
    speech {
      text
      language
    }
    choices {
      id
      text
      html
    }
    targets {
      id
      text
      html
    }
  }
  savedAnswers {
    questionId
    choiceIds
    text
    pairs {
      left
      right
      text
    }
  }
  results {
    questionId
    points
    scored
    feedback
    feedbackHtml
    right {
      choiceIds
      text
      tolerance
      pairs {
        left
        right
        text
      }
    }
  }
}`, {"id":"7ea671104423a9a0948fc59b1dc2ea67b315722930c807935c85dc3626ffcbfa"}) as unknown as TypedDocumentString<AttemptsQuery, AttemptsQueryVariables>;
export const StartAttemptDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StartAttempt($lessonId: ID!) {
  startAttempt(lessonId: $lessonId) {
    ...Attempt
  }
}
    fragment Attempt on QuizAttempt {
  id
  lessonId
  state
  score
  passed
  passMark
  startedAt
  submittedAt
  deadline
  feedback
  feedbackFrom
  checked
  counts
  ofOlderVersion
  questions {
    id
    kind
    prompt
    promptHtml
    audioUrl
    imageUrl
    imageAlt
    speech {
      text
      language
    }
    choices {
      id
      text
      html
    }
    targets {
      id
      text
      html
    }
  }
  savedAnswers {
    questionId
    choiceIds
    text
    pairs {
      left
      right
      text
    }
  }
  results {
    questionId
    points
    scored
    feedback
    feedbackHtml
    right {
      choiceIds
      text
      tolerance
      pairs {
        left
        right
        text
      }
    }
  }
}`, {"id":"0e966cd1448bfe907e2d9f2557d3602114dc1fa483687d08de260e6498656fdb"}) as unknown as TypedDocumentString<StartAttemptMutation, StartAttemptMutationVariables>;
export const CheckAnswersDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CheckAnswers($attemptId: ID!, $questionIds: [ID!]!) {
  checkAnswers(attemptId: $attemptId, questionIds: $questionIds) {
    ...Attempt
  }
}
    fragment Attempt on QuizAttempt {
  id
  lessonId
  state
  score
  passed
  passMark
  startedAt
  submittedAt
  deadline
  feedback
  feedbackFrom
  checked
  counts
  ofOlderVersion
  questions {
    id
    kind
    prompt
    promptHtml
    audioUrl
    imageUrl
    imageAlt
    speech {
      text
      language
    }
    choices {
      id
      text
      html
    }
    targets {
      id
      text
      html
    }
  }
  savedAnswers {
    questionId
    choiceIds
    text
    pairs {
      left
      right
      text
    }
  }
  results {
    questionId
    points
    scored
    feedback
    feedbackHtml
    right {
      choiceIds
      text
      tolerance
      pairs {
        left
        right
        text
      }
    }
  }
}`, {"id":"e8e723d4391c071c1ebbabbdd81c9240e1a189a9c3bb8c7857128ddb2bffbcf2"}) as unknown as TypedDocumentString<CheckAnswersMutation, CheckAnswersMutationVariables>;
export const HeldLevelsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query HeldLevels {
  myCompetencies {
    competencyCode
    level
  }
}
    `, {"id":"eab47d63577639abf4686bb8d1b92bc52852325c33667211eff3f9ebb3c3e5b1"}) as unknown as TypedDocumentString<HeldLevelsQuery, HeldLevelsQueryVariables>;
export const WhereToStartDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhereToStart($attained: [AttainedInput!]) {
  whereToStart(attained: $attained) {
    reason
    competencyCode
    level
    course {
      ...CourseCard
    }
  }
}
    fragment CourseCard on Course {
  slug
  title
  summary
  language
  minutes
  lessonCount
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"c64ca081de9cb0c853037f651891d0827e878f6c6f758e2c6c055b4e97ee37d4"}) as unknown as TypedDocumentString<WhereToStartQuery, WhereToStartQueryVariables>;