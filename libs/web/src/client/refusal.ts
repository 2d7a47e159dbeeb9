/** Why a door refused: the contract's codes. */
export type RefusalCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'TOO_MANY_REQUESTS' | 'INTERNAL'

/** One field that was refused: `input.password`, `events.3.lessonId`. */
export interface FieldFault {
  readonly path: string
  readonly message: string
}

/** A door answered and refused; its message is written for the person, in her language. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

/** No answer came: no network, or the service is away. What was asked may be asked again. */
export class Unreachable extends Error {
  /** @param outdated the device has an answer, in a form of an older app that does not serve any more. */
  constructor(readonly outdated = false) {
    super('unreachable')
    this.name = 'Unreachable'
  }
}

const codes: readonly string[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'TOO_MANY_REQUESTS', 'INTERNAL'] satisfies RefusalCode[]

const isCode = (text: unknown): text is RefusalCode => typeof text === 'string' && codes.includes(text)
const isFault = (entry: unknown): entry is FieldFault =>
  typeof entry === 'object' && entry !== null && 'path' in entry && typeof entry.path === 'string' && 'message' in entry && typeof entry.message === 'string'

/** Reads one entry of a GraphQL answer's `errors`. */
export function readRefusal(error: { message: string; extensions?: Readonly<Record<string, unknown>> | undefined }): Refusal {
  const code = error.extensions?.['code']
  const fields = error.extensions?.['fields']
  return new Refusal(isCode(code) ? code : 'INTERNAL', error.message, Array.isArray(fields) ? fields.filter(isFault) : [])
}

/**
 * The messages by the names of a form's fields: `input.password` and `password` both belong to `password`.
 * What belongs to no field of the form is left under ''.
 */
export function faultsByField(refusal: Refusal, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message } of refusal.fields) {
    const name = names.find((candidate) => path.split('.').includes(candidate)) ?? ''
    found[name] ??= message
  }
  return found
}

/** The faults of a batch by the place of the entry: `events.3.lessonId` belongs to 3. */
export function faultsByPlace(refusal: Refusal, list: string): Map<number, string> {
  const found = new Map<number, string>()
  for (const { path, message } of refusal.fields) {
    const parts = path.split('.')
    const at = parts.indexOf(list)
    const place = Number(parts[at + 1])
    if (at >= 0 && Number.isInteger(place) && !found.has(place)) found.set(place, message)
  }
  return found
}
