/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AnswerInput = {
  /** By the device's clock; the newest wins */
  answeredAt?: string | null | undefined;
  choiceIds?: Array<string> | null | undefined;
  pairs?: Array<PairInput> | null | undefined;
  questionId: string;
  text?: string | null | undefined;
};

export type AttemptState =
  | 'GRADED'
  | 'OPEN'
  | 'SUBMITTED';

export type CardRating =
  | 'AGAIN'
  | 'EASY'
  | 'GOOD'
  | 'HARD';

export type CardReviewInput = {
  cardId: string;
  /** A UUID made on the device; the same id is taken once */
  clientEventId: string;
  rating: CardRating;
  /** ISO 8601 with its zone; milliseconds count */
  reviewedAt: string;
};

export type Gender =
  | 'FEMALE'
  | 'MALE'
  | 'OTHER'
  | 'UNDISCLOSED';

export type PairInput = {
  left: string;
  right?: string | null | undefined;
  text?: string | null | undefined;
};

export type ProfileInput = {
  birthYear?: number | null | undefined;
  displayName?: string | null | undefined;
  gender?: Gender | null | undefined;
  locale?: string | null | undefined;
  unitCode?: string | null | undefined;
};

export type ProgressEventInput = {
  /** A UUID made on the device; the same id is taken once */
  clientEventId: string;
  /** The version of the course (Course.version) that the device showed; left out: that of the enrolment. Where the lesson had other content in it, what was done is kept for that version and does not complete the lesson of the enrolment */
  courseVersion?: number | null | undefined;
  /** The device says that the lesson is done; the server decides */
  done?: boolean | null | undefined;
  lessonId: string;
  occurredAt: string;
  /** How far into the lesson, 0 to 1 */
  position: number;
  /** VIDEO, AUDIO: the spans watched, [from, to] in seconds */
  watched?: Array<Array<number>> | null | undefined;
};

export type ProgressState =
  | 'COMPLETED'
  | 'NOT_STARTED'
  | 'STARTED';

export type RecoverInput = {
  /** Eight letters and digits; case and gaps do not matter */
  code: string;
  /** E-mail, telephone number or user name */
  identifier: string;
  /** 10 to 128 characters of any script */
  newPassword: string;
};

export type RegisterInput = {
  birthYear?: number | null | undefined;
  displayName: string;
  /** At least one of e-mail, telephone and user name; each is unique and signs in */
  email?: string | null | undefined;
  gender?: Gender | null | undefined;
  locale?: string | null | undefined;
  /** 10 to 128 characters of any script */
  password: string;
  phone?: string | null | undefined;
  /** Official code of the resident's ward or commune */
  unitCode: string;
  username?: string | null | undefined;
};

export type Role =
  | 'ADMIN'
  | 'CAMPAIGN_STAFF'
  | 'INSTRUCTOR'
  | 'RESIDENT'
  | 'REVIEWER'
  | 'WARD_OFFICER';

export type SignInInput = {
  /** E-mail, telephone number or user name */
  identifier: string;
  password: string;
};

export type RecordProgressMutationVariables = Exact<{
  events: Array<ProgressEventInput> | ProgressEventInput;
}>;


export type RecordProgressMutation = { recordProgress: Array<{ lessonId: string, state: ProgressState, position: number, score: number | null, unlocked: boolean }> };

export type SaveAnswersMutationVariables = Exact<{
  attemptId: string;
  answers: Array<AnswerInput> | AnswerInput;
}>;


export type SaveAnswersMutation = { saveAnswers: { id: string, state: AttemptState } };

export type HandInMutationVariables = Exact<{
  attemptId: string;
}>;


export type HandInMutation = { submitAttempt: { id: string, score: number | null, passed: boolean | null } };

export type CardStateFragment = { cardId: string, due: string, stability: number, difficulty: number, reviews: number, lapses: number, phase: string | null, lastReviewedAt: string | null };

export type ReviewCardsMutationVariables = Exact<{
  reviews: Array<CardReviewInput> | CardReviewInput;
}>;


export type ReviewCardsMutation = { reviewCards: Array<{ cardId: string, due: string, stability: number, difficulty: number, reviews: number, lapses: number, phase: string | null, lastReviewedAt: string | null }> };

export type SessionAccountFragment = { id: string, displayName: string, email: string | null, phone: string | null, username: string | null, roles: Array<Role>, unitCode: string | null, unitName: string | null, birthYear: number | null, gender: Gender | null, locale: string };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, displayName: string, email: string | null, phone: string | null, username: string | null, roles: Array<Role>, unitCode: string | null, unitName: string | null, birthYear: number | null, gender: Gender | null, locale: string } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { account: { id: string, displayName: string, email: string | null, phone: string | null, username: string | null, roles: Array<Role>, unitCode: string | null, unitName: string | null, birthYear: number | null, gender: Gender | null, locale: string } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { account: { id: string, displayName: string, email: string | null, phone: string | null, username: string | null, roles: Array<Role>, unitCode: string | null, unitName: string | null, birthYear: number | null, gender: Gender | null, locale: string } } };

export type RecoverMutationVariables = Exact<{
  input: RecoverInput;
}>;


export type RecoverMutation = { recover: { account: { id: string, displayName: string, email: string | null, phone: string | null, username: string | null, roles: Array<Role>, unitCode: string | null, unitName: string | null, birthYear: number | null, gender: Gender | null, locale: string } } };

export type UpdateProfileMutationVariables = Exact<{
  input: ProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { id: string, displayName: string, email: string | null, phone: string | null, username: string | null, roles: Array<Role>, unitCode: string | null, unitName: string | null, birthYear: number | null, gender: Gender | null, locale: string } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type UnitsQueryVariables = Exact<{
  parentCode?: string | null | undefined;
}>;


export type UnitsQuery = { units: Array<{ code: string, name: string, fullName: string, kind: string }> };

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
export const CardStateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CardState on CardSchedule {
  cardId
  due
  stability
  difficulty
  reviews
  lapses
  phase
  lastReviewedAt
}
    `, {"fragmentName":"CardState"}) as unknown as TypedDocumentString<CardStateFragment, unknown>;
export const SessionAccountFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SessionAccount on Account {
  id
  displayName
  email
  phone
  username
  roles
  unitCode
  unitName
  birthYear
  gender
  locale
}
    `, {"fragmentName":"SessionAccount"}) as unknown as TypedDocumentString<SessionAccountFragment, unknown>;
export const RecordProgressDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RecordProgress($events: [ProgressEventInput!]!) {
  recordProgress(events: $events) {
    lessonId
    state
    position
    score
    unlocked
  }
}
    `) as unknown as TypedDocumentString<RecordProgressMutation, RecordProgressMutationVariables>;
export const SaveAnswersDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SaveAnswers($attemptId: ID!, $answers: [AnswerInput!]!) {
  saveAnswers(attemptId: $attemptId, answers: $answers) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<SaveAnswersMutation, SaveAnswersMutationVariables>;
export const HandInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HandIn($attemptId: ID!) {
  submitAttempt(attemptId: $attemptId) {
    id
    score
    passed
  }
}
    `) as unknown as TypedDocumentString<HandInMutation, HandInMutationVariables>;
export const ReviewCardsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReviewCards($reviews: [CardReviewInput!]!) {
  reviewCards(reviews: $reviews) {
    ...CardState
  }
}
    fragment CardState on CardSchedule {
  cardId
  due
  stability
  difficulty
  reviews
  lapses
  phase
  lastReviewedAt
}`) as unknown as TypedDocumentString<ReviewCardsMutation, ReviewCardsMutationVariables>;
export const MeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Me {
  me {
    ...SessionAccount
  }
}
    fragment SessionAccount on Account {
  id
  displayName
  email
  phone
  username
  roles
  unitCode
  unitName
  birthYear
  gender
  locale
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const SignInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    account {
      ...SessionAccount
    }
  }
}
    fragment SessionAccount on Account {
  id
  displayName
  email
  phone
  username
  roles
  unitCode
  unitName
  birthYear
  gender
  locale
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RegisterDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    account {
      ...SessionAccount
    }
  }
}
    fragment SessionAccount on Account {
  id
  displayName
  email
  phone
  username
  roles
  unitCode
  unitName
  birthYear
  gender
  locale
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const RecoverDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Recover($input: RecoverInput!) {
  recover(input: $input) {
    account {
      ...SessionAccount
    }
  }
}
    fragment SessionAccount on Account {
  id
  displayName
  email
  phone
  username
  roles
  unitCode
  unitName
  birthYear
  gender
  locale
}`) as unknown as TypedDocumentString<RecoverMutation, RecoverMutationVariables>;
export const UpdateProfileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateProfile($input: ProfileInput!) {
  updateProfile(input: $input) {
    ...SessionAccount
  }
}
    fragment SessionAccount on Account {
  id
  displayName
  email
  phone
  username
  roles
  unitCode
  unitName
  birthYear
  gender
  locale
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const SignOutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const UnitsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Units($parentCode: String) {
  units(parentCode: $parentCode) {
    code
    name
    fullName
    kind
  }
}
    `) as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;