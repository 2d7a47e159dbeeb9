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
}`, {"id":"a91b0f2a44c3373f5e1a0eac92f8bcb800501de494e0ebbc9913bede149f7184"}) as unknown as TypedDocumentString<AlignmentRequestsQuery, AlignmentRequestsQueryVariables>;
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
}`, {"id":"0283fa59c7d8c3519d74f7ce0d99aabb22e034214d55b1d1e415ce9fc0adeba4"}) as unknown as TypedDocumentString<ApproveAlignmentsMutation, ApproveAlignmentsMutationVariables>;
export const FlaggedCompletionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlaggedCompletions($first: Int!, $after: String) {
  flaggedCompletions(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...FlaggedFacts
      }
    }
  }
}
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
}`, {"id":"3679b52d8486f5f2c0290e10ed605d5ba6386a6f36dfd2256e4cdc91fad59e8c"}) as unknown as TypedDocumentString<FlaggedCompletionsQuery, FlaggedCompletionsQueryVariables>;
export const VoidCompletionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation VoidCompletion($enrolmentId: ID!, $reason: String!) {
  voidCompletion(enrolmentId: $enrolmentId, reason: $reason)
}
    `, {"id":"e1e56b113421b742f34d1d3f3fbc3625b3c87e81cd91939d4f93521cfe896f42"}) as unknown as TypedDocumentString<VoidCompletionMutation, VoidCompletionMutationVariables>;
export const DismissFlagsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DismissFlags($enrolmentId: ID!, $reason: String!) {
  dismissFlags(enrolmentId: $enrolmentId, reason: $reason)
}
    `, {"id":"4ca7daf664836b93d36ca16dab757bd6afb2fd6cc32d9136b6ecaf3d9cbca0c0"}) as unknown as TypedDocumentString<DismissFlagsMutation, DismissFlagsMutationVariables>;