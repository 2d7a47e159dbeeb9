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
    `) as unknown as TypedDocumentString<EventPathQuery, EventPathQueryVariables>;
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
    `) as unknown as TypedDocumentString<ParkedEventsQuery, ParkedEventsQueryVariables>;
export const RetryParkedEventsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RetryParkedEvents($ids: [ID!]!) {
  retryParkedEvents(ids: $ids)
}
    `) as unknown as TypedDocumentString<RetryParkedEventsMutation, RetryParkedEventsMutationVariables>;
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
    `) as unknown as TypedDocumentString<ExplainQuery, ExplainQueryVariables>;
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
}`) as unknown as TypedDocumentString<ExportsQuery, ExportsQueryVariables>;
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
}`) as unknown as TypedDocumentString<RequestExportMutation, RequestExportMutationVariables>;
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
}`) as unknown as TypedDocumentString<CancelExportMutation, CancelExportMutationVariables>;
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
    `) as unknown as TypedDocumentString<IndicatorFiguresQuery, IndicatorFiguresQueryVariables>;
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
    `) as unknown as TypedDocumentString<UnitFiguresQuery, UnitFiguresQueryVariables>;
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
}`) as unknown as TypedDocumentString<FindResidentsQuery, FindResidentsQueryVariables>;
export const MakeRecoveryCodeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MakeRecoveryCode($accountId: ID!) {
  makeRecoveryCode(accountId: $accountId) {
    code
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<MakeRecoveryCodeMutation, MakeRecoveryCodeMutationVariables>;
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
}`) as unknown as TypedDocumentString<DeskQuery, DeskQueryVariables>;
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
}`) as unknown as TypedDocumentString<UnitsBelowQuery, UnitsBelowQueryVariables>;