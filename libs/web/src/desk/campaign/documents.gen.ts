/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ExportFormat =
  | 'CSV'
  | 'PDF'
  | 'XLSX';

/** from, to: YYYY-MM-DD of the campaign's time zone, both days included; without unitCode all that the caller may see */
export type ExportInput = {
  format: ExportFormat;
  from: string;
  kind: ExportKind;
  to: string;
  unitCode?: string | null | undefined;
};

export type ExportKind =
  | 'COMPLETIONS'
  | 'INDICATORS'
  | 'PARTICIPATION';

export type IndicatorKind =
  /** events or distinct residents within the period */
  | 'FLOW'
  /** entered by ward officers */
  | 'REPORTED'
  /** residents holding something at the period's end */
  | 'STOCK';

export type JobState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type EventPathQueryVariables = Exact<{ [key: string]: never; }>;


export type EventPathQuery = { eventPath: { waiting: number, sent: number, parked: number, oldestWaitingSeconds: number, lastAppliedAt: string | null, newVersion: number | null, consumers: Array<{ name: string, retired: boolean }> } };

export type ParkedEventsQueryVariables = Exact<{
  first: number;
}>;


export type ParkedEventsQuery = { parkedEvents: Array<{ id: string, consumer: string, eventId: string, kind: string, reason: string, occurredAt: string, tries: number, parkedAt: string }> };

export type RetryParkedEventsMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type RetryParkedEventsMutation = { retryParkedEvents: number };

export type ExplainQueryVariables = Exact<{
  indicatorCode: string;
  period: string;
  unitCode: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ExplainQuery = { explain: { total: number, endCursor: string | null, hasNextPage: boolean, rows: Array<{ eventId: string, residentId: string, kind: string, unitCode: string | null, courseSlug: string | null, occurredAt: string, countsOn: string, recordedAt: string }> } };

export type ExportStateFragment = { id: string, kind: ExportKind, format: ExportFormat, from: string, to: string, unitCode: string | null, state: JobState, progress: number, rows: number | null, createdAt: string, expiresAt: string | null, downloadUrl: string | null, error: string | null };

export type ExportsQueryVariables = Exact<{
  first: number;
}>;


export type ExportsQuery = { exportJobs: Array<{ id: string, kind: ExportKind, format: ExportFormat, from: string, to: string, unitCode: string | null, state: JobState, progress: number, rows: number | null, createdAt: string, expiresAt: string | null, downloadUrl: string | null, error: string | null }> };

export type RequestExportMutationVariables = Exact<{
  input: ExportInput;
}>;


export type RequestExportMutation = { requestExport: { id: string, kind: ExportKind, format: ExportFormat, from: string, to: string, unitCode: string | null, state: JobState, progress: number, rows: number | null, createdAt: string, expiresAt: string | null, downloadUrl: string | null, error: string | null } };

export type CancelExportMutationVariables = Exact<{
  id: string;
}>;


export type CancelExportMutation = { cancelExport: { id: string, kind: ExportKind, format: ExportFormat, from: string, to: string, unitCode: string | null, state: JobState, progress: number, rows: number | null, createdAt: string, expiresAt: string | null, downloadUrl: string | null, error: string | null } };

export type IndicatorFiguresQueryVariables = Exact<{
  indicatorCode: string;
  period: string;
  parentCode: string;
}>;


export type IndicatorFiguresQuery = { indicatorValues: Array<{ unitCode: string, numerator: number | null, denominator: number | null, value: number | null, target: number | null, suppressed: boolean }> };

export type UnitFiguresQueryVariables = Exact<{
  unitCode: string;
  period: string;
}>;


export type UnitFiguresQuery = { unitFigures: Array<{ numerator: number | null, denominator: number | null, value: number | null, target: number | null, indicator: { code: string } }> };

export type FoundResidentFactsFragment = { accountId: string, displayName: string, birthYear: number | null, email: string | null, phone: string | null, username: string | null };

export type FindResidentsQueryVariables = Exact<{
  search: string;
}>;


export type FindResidentsQuery = { findResidents: Array<{ accountId: string, displayName: string, birthYear: number | null, email: string | null, phone: string | null, username: string | null }> };

export type MakeRecoveryCodeMutationVariables = Exact<{
  accountId: string;
}>;


export type MakeRecoveryCodeMutation = { makeRecoveryCode: { code: string, expiresAt: string } };

export type DeskQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskQuery = { desk: { displayName: string, roles: Array<string>, unitCodes: Array<string>, topUnitCode: string, decides: boolean, today: string }, indicators: Array<{ code: string, name: string, unitOfMeasure: string, kind: IndicatorKind }>, tops: Array<{ code: string, name: string, fullName: string, parentCode: string | null }> };

export type UnitsBelowQueryVariables = Exact<{
  parentCode: string;
}>;


export type UnitsBelowQuery = { units: Array<{ code: string, name: string, fullName: string, parentCode: string | null }> };

export type DeskUnitFragment = { code: string, name: string, fullName: string, parentCode: string | null };

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
export const ExportStateFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ExportState on ExportJob {
  id
  kind
  format
  from
  to
  unitCode
  state
  progress
  rows
  createdAt
  expiresAt
  downloadUrl
  error
}
    `, {"fragmentName":"ExportState"}) as unknown as TypedDocumentString<ExportStateFragment, unknown>;
export const FoundResidentFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FoundResidentFacts on FoundResident {
  accountId
  displayName
  birthYear
  email
  phone
  username
}
    `, {"fragmentName":"FoundResidentFacts"}) as unknown as TypedDocumentString<FoundResidentFactsFragment, unknown>;
export const DeskUnitFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment DeskUnit on Unit {
  code
  name
  fullName
  parentCode
}
    `, {"fragmentName":"DeskUnit"}) as unknown as TypedDocumentString<DeskUnitFragment, unknown>;
export const EventPathDocument = /*#__PURE__*/ new TypedDocumentString(`
    query EventPath {
  eventPath {
    waiting
    sent
    parked
    oldestWaitingSeconds
    lastAppliedAt
    newVersion
    consumers {
      name
      retired
    }
  }
}
    `, {"id":"453c822220d0bdba2874e323ae2708fb48073b016a8247f09fa33f6d5fd52004"}) as unknown as TypedDocumentString<EventPathQuery, EventPathQueryVariables>;
export const ParkedEventsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ParkedEvents($first: Int!) {
  parkedEvents(first: $first) {
    id
    consumer
    eventId
    kind
    reason
    occurredAt
    tries
    parkedAt
  }
}
    `, {"id":"83c691e8dbf2ebcac14d944631becc4e1acd522aeb1bcb8bfb74d51a29e9aaa2"}) as unknown as TypedDocumentString<ParkedEventsQuery, ParkedEventsQueryVariables>;
export const RetryParkedEventsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RetryParkedEvents($ids: [ID!]!) {
  retryParkedEvents(ids: $ids)
}
    `, {"id":"5987293a02580eeeddaac0f698358bc7a1f6015de7d863e73b1c4117b0ae14e8"}) as unknown as TypedDocumentString<RetryParkedEventsMutation, RetryParkedEventsMutationVariables>;
export const ExplainDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Explain($indicatorCode: String!, $period: String!, $unitCode: String!, $first: Int!, $after: String) {
  explain(
    indicatorCode: $indicatorCode
    period: $period
    unitCode: $unitCode
    first: $first
    after: $after
  ) {
    total
    endCursor
    hasNextPage
    rows {
      eventId
      residentId
      kind
      unitCode
      courseSlug
      occurredAt
      countsOn
      recordedAt
    }
  }
}
    `, {"id":"f2e79baa938d96c6ac1090e54decbfee5041c7864065abcd7178af33863e610a"}) as unknown as TypedDocumentString<ExplainQuery, ExplainQueryVariables>;
export const ExportsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Exports($first: Int!) {
  exportJobs(first: $first) {
    ...ExportState
  }
}
    fragment ExportState on ExportJob {
  id
  kind
  format
  from
  to
  unitCode
  state
  progress
  rows
  createdAt
  expiresAt
  downloadUrl
  error
}`, {"id":"e32560ee7bf9046414e97ccb59f7dcd9b6b0fde8f99e3402a0759d256d400d82"}) as unknown as TypedDocumentString<ExportsQuery, ExportsQueryVariables>;
export const RequestExportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RequestExport($input: ExportInput!) {
  requestExport(input: $input) {
    ...ExportState
  }
}
    fragment ExportState on ExportJob {
  id
  kind
  format
  from
  to
  unitCode
  state
  progress
  rows
  createdAt
  expiresAt
  downloadUrl
  error
}`, {"id":"da2fd073b4c2594f5ce754427d745f705b6d2e19d98a80de6ad1d3fe99d15895"}) as unknown as TypedDocumentString<RequestExportMutation, RequestExportMutationVariables>;
export const CancelExportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelExport($id: ID!) {
  cancelExport(id: $id) {
    ...ExportState
  }
}
    fragment ExportState on ExportJob {
  id
  kind
  format
  from
  to
  unitCode
  state
  progress
  rows
  createdAt
  expiresAt
  downloadUrl
  error
}`, {"id":"c64a933f9b810bd0213785961534e2cb0c59c11696c903a763e2260c22f59411"}) as unknown as TypedDocumentString<CancelExportMutation, CancelExportMutationVariables>;
export const IndicatorFiguresDocument = /*#__PURE__*/ new TypedDocumentString(`
    query IndicatorFigures($indicatorCode: String!, $period: String!, $parentCode: String!) {
  indicatorValues(
    indicatorCode: $indicatorCode
    period: $period
    parentCode: $parentCode
  ) {
    unitCode
    numerator
    denominator
    value
    target
    suppressed
  }
}
    `, {"id":"a9f560bce19088aca5f94c9de5662250760448b30053f99bf3d3be0338164905"}) as unknown as TypedDocumentString<IndicatorFiguresQuery, IndicatorFiguresQueryVariables>;
export const UnitFiguresDocument = /*#__PURE__*/ new TypedDocumentString(`
    query UnitFigures($unitCode: String!, $period: String!) {
  unitFigures(unitCode: $unitCode, period: $period) {
    indicator {
      code
    }
    numerator
    denominator
    value
    target
  }
}
    `, {"id":"bd82dacc16f4c1a6d76a2c97d2954fc5d2279a90c300b8a3c0b7938516eb7b6c"}) as unknown as TypedDocumentString<UnitFiguresQuery, UnitFiguresQueryVariables>;
export const FindResidentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FindResidents($search: String!) {
  findResidents(search: $search) {
    ...FoundResidentFacts
  }
}
    fragment FoundResidentFacts on FoundResident {
  accountId
  displayName
  birthYear
  email
  phone
  username
}`, {"id":"5179b4d571ba21973c346152d3983f2758746149084e12a5fd7d08b5bc208258"}) as unknown as TypedDocumentString<FindResidentsQuery, FindResidentsQueryVariables>;
export const MakeRecoveryCodeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MakeRecoveryCode($accountId: ID!) {
  makeRecoveryCode(accountId: $accountId) {
    code
    expiresAt
  }
}
    `, {"id":"ef71e4438ff19c587f8b42d21d35e37bfbb9db781eced5ddc9d7b978135514f5"}) as unknown as TypedDocumentString<MakeRecoveryCodeMutation, MakeRecoveryCodeMutationVariables>;
export const DeskDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Desk {
  desk {
    displayName
    roles
    unitCodes
    topUnitCode
    decides
    today
  }
  indicators {
    code
    name
    unitOfMeasure
    kind
  }
  tops: units {
    ...DeskUnit
  }
}
    fragment DeskUnit on Unit {
  code
  name
  fullName
  parentCode
}`, {"id":"1068a25526e0112dd826695d1c384e89222ac2fdbe6ad13c890b2657b047bef0"}) as unknown as TypedDocumentString<DeskQuery, DeskQueryVariables>;
export const UnitsBelowDocument = /*#__PURE__*/ new TypedDocumentString(`
    query UnitsBelow($parentCode: String!) {
  units(parentCode: $parentCode) {
    ...DeskUnit
  }
}
    fragment DeskUnit on Unit {
  code
  name
  fullName
  parentCode
}`, {"id":"4eea19a85621bb1f3e7845e173ad11553a02959df79710278cc21aa24955fd32"}) as unknown as TypedDocumentString<UnitsBelowQuery, UnitsBelowQueryVariables>;