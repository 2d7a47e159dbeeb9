/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AttemptState =
  | 'GRADED'
  | 'OPEN'
  | 'SUBMITTED';

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

export type LessonStateFragment = { lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean };

export type EnrolmentStateFragment = { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean }> };

export type CourseOutlineFragment = { version: number, order: string, prerequisites: Array<string>, slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, prerequisites: Array<string> }> }>, alignments: Array<{ competencyCode: string, level: number, name: string }> };

export type CourseQueryVariables = Exact<{
  slug: string;
  signedIn: boolean;
}>;


export type CourseQuery = { course: { version: number, order: string, prerequisites: Array<string>, slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, prerequisites: Array<string> }> }>, alignments: Array<{ competencyCode: string, level: number, name: string }> } | null, enrolment?: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, course: { version: number, order: string, prerequisites: Array<string>, slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, prerequisites: Array<string> }> }>, alignments: Array<{ competencyCode: string, level: number, name: string }> }, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean }> } | null };

export type EnrolMutationVariables = Exact<{
  slug: string;
}>;


export type EnrolMutation = { enrol: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean }> } };

export type ContinueWithNewVersionMutationVariables = Exact<{
  slug: string;
}>;


export type ContinueWithNewVersionMutation = { continueWithNewVersion: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean }> } };

export type CourseNamesQueryVariables = Exact<{
  slug: string;
}>;


export type CourseNamesQuery = { course: { slug: string, title: string, language: string } | null };

export type CourseCardFragment = { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> };

export type CoursesQueryVariables = Exact<{
  search?: string | null | undefined;
  competencyCode?: string | null | undefined;
  language?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CoursesQuery = { courses: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> } };

export type CompetenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type CompetenciesQuery = { competencies: Array<{ code: string, framework: string, name: string }> };

export type HomeQueryVariables = Exact<{
  signedIn: boolean;
}>;


export type HomeQuery = { courses: { totalCount: number, edges: Array<{ node: { slug: string, title: string, summary: string | null, language: string, minutes: number, lessonCount: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> }, myEnrolments?: Array<{ id: string, state: EnrolmentState, progress: number, completedAt: string | null, courseSlug: string, nextLessonId: string | null, updatedAt: string, course: { title: string, minutes: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }> };

export type LessonContentFragment = { id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, timeLimit: number | null, waitingTime: number | null, feedback: FeedbackTime | null, feedbackFrom: string | null, prerequisites: Array<string>, html: string | null, mediaUrl: string | null, posterUrl: string | null, transcripts: Array<{ language: string, cues: Array<{ start: number, end: number, text: string }> }>, captions: Array<{ language: string, url: string }> };

export type CourseContentFragment = { slug: string, title: string, language: string, order: string, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, timeLimit: number | null, waitingTime: number | null, feedback: FeedbackTime | null, feedbackFrom: string | null, prerequisites: Array<string>, html: string | null, mediaUrl: string | null, posterUrl: string | null, transcripts: Array<{ language: string, cues: Array<{ start: number, end: number, text: string }> }>, captions: Array<{ language: string, url: string }> }> }> };

export type EnrolledContentQueryVariables = Exact<{
  slug: string;
}>;


export type EnrolledContentQuery = { enrolment: { course: { slug: string, title: string, language: string, order: string, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, kind: LessonKind, required: boolean, minutes: number, passMark: number | null, attempts: number | null, questionCount: number | null, timeLimit: number | null, waitingTime: number | null, feedback: FeedbackTime | null, feedbackFrom: string | null, prerequisites: Array<string>, html: string | null, mediaUrl: string | null, posterUrl: string | null, transcripts: Array<{ language: string, cues: Array<{ start: number, end: number, text: string }> }>, captions: Array<{ language: string, url: string }> }> }> } } | null };

export type EnrolmentProgressQueryVariables = Exact<{
  slug: string;
}>;


export type EnrolmentProgressQuery = { enrolment: { id: string, state: EnrolmentState, progress: number, completedAt: string | null, nextLessonId: string | null, course: { versionId: string }, newVersion: { number: number, keeps: Array<string>, loses: Array<string> } | null, lessons: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean }> } | null };

export type EnrolmentCardFragment = { id: string, state: EnrolmentState, progress: number, completedAt: string | null, courseSlug: string, nextLessonId: string | null, updatedAt: string, course: { title: string, minutes: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } };

export type MyLearningQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLearningQuery = { myEnrolments: Array<{ id: string, state: EnrolmentState, progress: number, completedAt: string | null, courseSlug: string, nextLessonId: string | null, updatedAt: string, course: { title: string, minutes: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } }>, myCompetencies: Array<{ competencyCode: string, name: string, level: number, attainedAt: string, courseSlug: string | null, courseTitle: string | null }> };

export type AttemptFragment = { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, questions: Array<{ id: string, kind: QuestionKind, prompt: string, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string }>, targets: Array<{ id: string, text: string }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, feedback: string | null, right: { choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> };

export type AttemptsQueryVariables = Exact<{
  lessonId: string;
}>;


export type AttemptsQuery = { attempts: Array<{ id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, questions: Array<{ id: string, kind: QuestionKind, prompt: string, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string }>, targets: Array<{ id: string, text: string }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, feedback: string | null, right: { choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> }> };

export type StartAttemptMutationVariables = Exact<{
  lessonId: string;
}>;


export type StartAttemptMutation = { startAttempt: { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, questions: Array<{ id: string, kind: QuestionKind, prompt: string, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string }>, targets: Array<{ id: string, text: string }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, feedback: string | null, right: { choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> } };

export type SubmitAttemptMutationVariables = Exact<{
  attemptId: string;
}>;


export type SubmitAttemptMutation = { submitAttempt: { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, questions: Array<{ id: string, kind: QuestionKind, prompt: string, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string }>, targets: Array<{ id: string, text: string }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, feedback: string | null, right: { choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> } };

export type CheckAnswersMutationVariables = Exact<{
  attemptId: string;
  questionIds: Array<string> | string;
}>;


export type CheckAnswersMutation = { checkAnswers: { id: string, lessonId: string, state: AttemptState, score: number | null, passed: boolean | null, passMark: number, startedAt: string, submittedAt: string | null, deadline: string | null, feedback: FeedbackTime, feedbackFrom: string | null, checked: Array<string>, questions: Array<{ id: string, kind: QuestionKind, prompt: string, audioUrl: string | null, imageUrl: string | null, imageAlt: string | null, speech: { text: string, language: string } | null, choices: Array<{ id: string, text: string }>, targets: Array<{ id: string, text: string }> }>, savedAnswers: Array<{ questionId: string, choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null }>, results: Array<{ questionId: string, points: number, feedback: string | null, right: { choiceIds: Array<string> | null, text: string | null, pairs: Array<{ left: string, right: string | null, text: string | null }> | null } }> } };

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
export const LessonStateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
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
  timeLimit
  waitingTime
  feedback
  feedbackFrom
  prerequisites
  html
  mediaUrl
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
  timeLimit
  waitingTime
  feedback
  feedbackFrom
  prerequisites
  html
  mediaUrl
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
  questions {
    id
    kind
    prompt
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
    }
    targets {
      id
      text
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
    feedback
    right {
      choiceIds
      text
      pairs {
        left
        right
        text
      }
    }
  }
}
    `, {"fragmentName":"Attempt"}) as unknown as TypedDocumentString<AttemptFragment, unknown>;
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
}`) as unknown as TypedDocumentString<CourseQuery, CourseQueryVariables>;
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
}`) as unknown as TypedDocumentString<EnrolMutation, EnrolMutationVariables>;
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
}`) as unknown as TypedDocumentString<ContinueWithNewVersionMutation, ContinueWithNewVersionMutationVariables>;
export const CourseNamesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CourseNames($slug: String!) {
  course(slug: $slug) {
    slug
    title
    language
  }
}
    `) as unknown as TypedDocumentString<CourseNamesQuery, CourseNamesQueryVariables>;
export const CoursesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Courses($search: String, $competencyCode: String, $language: String, $first: Int, $after: String) {
  courses(
    search: $search
    competencyCode: $competencyCode
    language: $language
    first: $first
    after: $after
  ) {
    totalCount
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
}`) as unknown as TypedDocumentString<CoursesQuery, CoursesQueryVariables>;
export const CompetenciesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Competencies {
  competencies {
    code
    framework
    name
  }
}
    `) as unknown as TypedDocumentString<CompetenciesQuery, CompetenciesQueryVariables>;
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
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
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
  timeLimit
  waitingTime
  feedback
  feedbackFrom
  prerequisites
  html
  mediaUrl
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
}`) as unknown as TypedDocumentString<EnrolledContentQuery, EnrolledContentQueryVariables>;
export const EnrolmentProgressDocument = /*#__PURE__*/ new TypedDocumentString(`
    query EnrolmentProgress($slug: String!) {
  enrolment(courseSlug: $slug) {
    ...EnrolmentState
    course {
      versionId
    }
  }
}
    fragment LessonState on LessonProgress {
  lessonId
  state
  position
  score
  unlocked
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
}`) as unknown as TypedDocumentString<EnrolmentProgressQuery, EnrolmentProgressQueryVariables>;
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
}`) as unknown as TypedDocumentString<MyLearningQuery, MyLearningQueryVariables>;
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
  questions {
    id
    kind
    prompt
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
    }
    targets {
      id
      text
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
    feedback
    right {
      choiceIds
      text
      pairs {
        left
        right
        text
      }
    }
  }
}`) as unknown as TypedDocumentString<AttemptsQuery, AttemptsQueryVariables>;
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
  questions {
    id
    kind
    prompt
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
    }
    targets {
      id
      text
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
    feedback
    right {
      choiceIds
      text
      pairs {
        left
        right
        text
      }
    }
  }
}`) as unknown as TypedDocumentString<StartAttemptMutation, StartAttemptMutationVariables>;
export const SubmitAttemptDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SubmitAttempt($attemptId: ID!) {
  submitAttempt(attemptId: $attemptId) {
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
  questions {
    id
    kind
    prompt
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
    }
    targets {
      id
      text
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
    feedback
    right {
      choiceIds
      text
      pairs {
        left
        right
        text
      }
    }
  }
}`) as unknown as TypedDocumentString<SubmitAttemptMutation, SubmitAttemptMutationVariables>;
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
  questions {
    id
    kind
    prompt
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
    }
    targets {
      id
      text
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
    feedback
    right {
      choiceIds
      text
      pairs {
        left
        right
        text
      }
    }
  }
}`) as unknown as TypedDocumentString<CheckAnswersMutation, CheckAnswersMutationVariables>;