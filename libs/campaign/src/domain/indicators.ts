/** What happened that an indicator can count: the kinds of events that reach the ledger. */
export type LedgerKind =
  | 'resident-registered' | 'resident-moved' | 'profile-corrected'
  | 'enrolled' | 'learner-active' | 'completed' | 'completion-voided' | 'alignments-recognised' | 'certificate-issued'

interface IndicatorBase {
  /** The contract's code. */
  readonly code: string
  readonly name: { readonly vi: string; readonly en: string }
  readonly unitOfMeasure: { readonly vi: string; readonly en: string }
  /** What the number is divided by: the people of this age or older; null: the number itself is told. */
  readonly populationFrom: number | null
  /** Content of the campaign it serves (1 to 6). */
  readonly content: number
}

/** Counts what happens within a period, in the ward where the resident lived when it happened. */
export interface FlowIndicator extends IndicatorBase {
  readonly kind: 'FLOW'
  /** `events`: each one; `residents`: each resident once in a unit and period. */
  readonly counts: 'events' | 'residents'
  readonly of: readonly LedgerKind[]
}

/** One thing to be held: at least `level` in any competence whose code begins with `prefix`. */
export interface Requirement {
  readonly prefix: string
  readonly level: number
  readonly except?: string
}

/** Counts residents who hold something at a period's end, in the ward where they live then: every requirement, each by any competence. */
export interface StockIndicator extends IndicatorBase {
  readonly kind: 'STOCK'
  readonly requires: readonly Requirement[]
}

export type IndicatorDefinition = FlowIndicator | StockIndicator

const residents = { vi: 'người', en: 'residents' }
const times = { vi: 'lượt', en: 'times' }
const ADULT_LEARNERS = 15

/** Every indicator that Khuê computes. The whole meaning of a figure is in its row here; nothing else decides it. */
export const indicators: readonly IndicatorDefinition[] = [
  { code: 'learners', kind: 'FLOW', counts: 'residents', of: ['enrolled', 'learner-active'], populationFrom: ADULT_LEARNERS, content: 4, name: { vi: 'Người học', en: 'Learners' }, unitOfMeasure: residents },
  { code: 'enrolments', kind: 'FLOW', counts: 'events', of: ['enrolled'], populationFrom: null, content: 4, name: { vi: 'Lượt ghi danh', en: 'Enrolments' }, unitOfMeasure: times },
  { code: 'completions', kind: 'FLOW', counts: 'events', of: ['completed'], populationFrom: null, content: 4, name: { vi: 'Lượt hoàn thành khóa học', en: 'Course completions' }, unitOfMeasure: times },
  { code: 'completers', kind: 'FLOW', counts: 'residents', of: ['completed'], populationFrom: ADULT_LEARNERS, content: 4, name: { vi: 'Người hoàn thành ít nhất một khóa học', en: 'Residents who completed a course' }, unitOfMeasure: residents },
  { code: 'certificates', kind: 'FLOW', counts: 'events', of: ['certificate-issued'], populationFrom: null, content: 4, name: { vi: 'Chứng nhận đã cấp', en: 'Certificates issued' }, unitOfMeasure: times },
  {
    code: 'digital-basic', kind: 'STOCK', populationFrom: ADULT_LEARNERS, content: 4,
    requires: [{ prefix: 'vn-digital.', level: 2 }],
    name: { vi: 'Người có kỹ năng số cơ bản', en: 'Residents with a basic digital skill' }, unitOfMeasure: residents,
  },
  {
    code: 'digital-broad', kind: 'STOCK', populationFrom: ADULT_LEARNERS, content: 4,
    requires: [1, 2, 3, 4, 5].map((domain) => ({ prefix: `vn-digital.${domain}.`, level: 2 })),
    name: { vi: 'Người có kỹ năng số cơ bản ở cả năm miền', en: 'Residents with basic digital skills in all five domains' }, unitOfMeasure: residents,
  },
  {
    code: 'language-a2', kind: 'STOCK', populationFrom: ADULT_LEARNERS, content: 4,
    requires: [{ prefix: 'lang-', level: 2, except: 'lang-vi' }],
    name: { vi: 'Người đạt ngoại ngữ bậc A2', en: 'Residents at level A2 in a foreign language' }, unitOfMeasure: residents,
  },
  {
    code: 'language-b1', kind: 'STOCK', populationFrom: ADULT_LEARNERS, content: 4,
    requires: [{ prefix: 'lang-', level: 3, except: 'lang-vi' }],
    name: { vi: 'Người đạt ngoại ngữ bậc B1', en: 'Residents at level B1 in a foreign language' }, unitOfMeasure: residents,
  },
]

/** @returns the definition, or undefined for a code that is none. */
export const indicatorByCode = (code: string): IndicatorDefinition | undefined => indicators.find((indicator) => indicator.code === code)

/** FLOW definitions as columns for SQL: a row for each pair of indicator and kind of event. */
export function flowColumns(definitions: readonly IndicatorDefinition[]) {
  const rows = definitions.filter((indicator) => indicator.kind === 'FLOW').flatMap((flow) => flow.of.map((kind) => ({ flow, kind })))
  return [
    rows.map(({ flow }) => flow.code),
    rows.map(({ kind }) => kind),
    rows.map(({ flow }) => flow.counts === 'residents'),
    rows.map(({ flow }) => (flow.populationFrom === null ? null : flow.populationFrom)),
  ] as const
}

/** STOCK definitions as columns for SQL: a row for each requirement. */
export function stockColumns(definitions: readonly IndicatorDefinition[]) {
  const rows = definitions.filter((indicator) => indicator.kind === 'STOCK').flatMap((stock) => stock.requires.map((requirement) => ({ stock, requirement })))
  return [
    rows.map(({ stock }) => stock.code),
    rows.map(({ requirement }) => requirement.prefix),
    rows.map(({ requirement }) => requirement.level),
    rows.map(({ requirement }) => requirement.except ?? null),
    rows.map(({ stock }) => stock.populationFrom ?? 0),
    rows.map(({ stock }) => stock.requires.length),
  ] as const
}
