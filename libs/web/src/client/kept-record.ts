/** What is kept of a queue: the form of its state stands beside it, so that another version of the app can tell it. */
export interface KeptRecord<State> {
  readonly form: number
  readonly state: State
  /** When the server last took something (ISO 8601). */
  readonly sent: string | null
  /** What was kept in forms that this version does not know: the version that knows them finds them here. */
  readonly aside: readonly unknown[]
}

/** The forms of a queue's state. */
export interface KeptForm<State> {
  /** The number of today's form, from 1; raised where the shape of the state changes. */
  readonly form: number
  readonly empty: State
  /** A state of a form as today's, or null for one that is not known. Form 0 is what the app kept in localStorage. */
  readonly read: (form: number, state: unknown) => State | null
  /** Two states as one: nothing of either is lost, and nothing is in it twice. */
  readonly join: (one: State, other: State) => State
}

interface Formed {
  readonly form: number
  readonly state: unknown
  readonly sent?: unknown
  readonly aside?: unknown
}

const isFormed = (value: unknown): value is Formed => typeof value === 'object' && value !== null && 'form' in value && typeof value.form === 'number' && 'state' in value
const newest = (one: string | null, other: unknown): string | null => (typeof other === 'string' && (one === null || other > one) ? other : one)

/** Takes one more thing into a record: a state where it is of a known form, else it is laid aside as it is. */
export function absorb<State>(forms: KeptForm<State>, record: KeptRecord<State>, found: unknown): KeptRecord<State> {
  if (!isFormed(found)) return { ...record, aside: [...record.aside, found] }
  const { aside = [], sent, ...rest } = found
  const state = forms.read(found.form, found.state)
  const taken = state === null ? { ...record, aside: [...record.aside, rest] } : { ...record, state: record.state === forms.empty ? state : forms.join(record.state, state) }
  const inner = Array.isArray(aside) ? (aside as readonly unknown[]) : [aside]
  return inner.reduce<KeptRecord<State>>((all, one) => absorb(forms, all, one), { ...taken, sent: newest(record.sent, sent) })
}

/** What is kept under a queue's name, as this version reads it. */
export function readRecord<State>(forms: KeptForm<State>, kept: unknown): KeptRecord<State> {
  const nothing: KeptRecord<State> = { form: forms.form, state: forms.empty, sent: null, aside: [] }
  return kept === undefined ? nothing : absorb(forms, nothing, kept)
}

/** A text of localStorage, where the app kept its queues before. */
export function formedOf(text: string): unknown {
  try {
    return { form: 0, state: JSON.parse(text) as unknown }
  } catch {
    return text
  }
}
