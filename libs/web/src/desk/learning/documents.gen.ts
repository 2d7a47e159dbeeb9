/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AlignmentRequestFactsFragment = { versionId: string, courseSlug: string, courseTitle: string, version: number, approved: boolean, changedSinceApproval: boolean, completions: number, alignments: Array<{ competencyCode: string, level: number, name: string }> };

export type AlignmentRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type AlignmentRequestsQuery = { alignmentRequests: Array<{ versionId: string, courseSlug: string, courseTitle: string, version: number, approved: boolean, changedSinceApproval: boolean, completions: number, alignments: Array<{ competencyCode: string, level: number, name: string }> }> };

export type ApproveAlignmentsMutationVariables = Exact<{
  versionId: string;
}>;


export type ApproveAlignmentsMutation = { approveAlignments: { versionId: string, courseSlug: string, courseTitle: string, version: number, approved: boolean, changedSinceApproval: boolean, completions: number, alignments: Array<{ competencyCode: string, level: number, name: string }> } };

export type FlaggedFactsFragment = { enrolmentId: string, courseSlug: string, courseTitle: string, learner: string, unitName: string | null, completedAt: string, reasons: Array<{ rule: string, text: string, raisedAt: string }> };

export type FlaggedCompletionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FlaggedCompletionsQuery = { flaggedCompletions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { enrolmentId: string, courseSlug: string, courseTitle: string, learner: string, unitName: string | null, completedAt: string, reasons: Array<{ rule: string, text: string, raisedAt: string }> } }> } };

export type VoidCompletionMutationVariables = Exact<{
  enrolmentId: string;
  reason: string;
}>;


export type VoidCompletionMutation = { voidCompletion: boolean };

export type DismissFlagsMutationVariables = Exact<{
  enrolmentId: string;
  reason: string;
}>;


export type DismissFlagsMutation = { dismissFlags: boolean };

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
export const AlignmentRequestFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment AlignmentRequestFacts on AlignmentRequest {
  versionId
  courseSlug
  courseTitle
  version
  approved
  changedSinceApproval
  completions
  alignments {
    competencyCode
    level
    name
  }
}
    `, {"fragmentName":"AlignmentRequestFacts"}) as unknown as TypedDocumentString<AlignmentRequestFactsFragment, unknown>;
export const FlaggedFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlaggedFacts on FlaggedCompletion {
  enrolmentId
  courseSlug
  courseTitle
  learner
  unitName
  completedAt
  reasons {
    rule
    text
    raisedAt
  }
}
    `, {"fragmentName":"FlaggedFacts"}) as unknown as TypedDocumentString<FlaggedFactsFragment, unknown>;
export const AlignmentRequestsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AlignmentRequests {
  alignmentRequests {
    ...AlignmentRequestFacts
  }
}
    fragment AlignmentRequestFacts on AlignmentRequest {
  versionId
  courseSlug
  courseTitle
  version
  approved
  changedSinceApproval
  completions
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"ccaecda307c2bb4d6d9d3c25b0b35aad19bf03eb86aa876418029ade6e89ce9d"}) as unknown as TypedDocumentString<AlignmentRequestsQuery, AlignmentRequestsQueryVariables>;
export const ApproveAlignmentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ApproveAlignments($versionId: ID!) {
  approveAlignments(versionId: $versionId) {
    ...AlignmentRequestFacts
  }
}
    fragment AlignmentRequestFacts on AlignmentRequest {
  versionId
  courseSlug
  courseTitle
  version
  approved
  changedSinceApproval
  completions
  alignments {
    competencyCode
    level
    name
  }
}`, {"id":"3ac0b1a93abf71b017ad71464d163d39d329c2d850e0ef2f747a18b8840efb7b"}) as unknown as TypedDocumentString<ApproveAlignmentsMutation, ApproveAlignmentsMutationVariables>;
