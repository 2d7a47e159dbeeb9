import type { MessageKey } from './messages.js'

/** The codes of the contract, and the HTTP status each has outside GraphQL. */
export const errorStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
} as const
export type ErrorCode = keyof typeof errorStatus

/** Values that stand in a message. */
export type MessageValues = Readonly<Record<string, string | number>>

/** One field that was refused: where (`events.3.lessonId`) and why (a key of the catalogue of messages). */
export interface FieldFault {
  readonly path: string
  readonly key: MessageKey
  readonly values?: MessageValues
}

/**
 * What a use case throws when it refuses: a code for machines, a message key for the person. One filter turns it
 * into GraphQL or HTTP, in the person's language. Nothing of it comes from an exception's own text.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly key: MessageKey,
    readonly values: MessageValues = {},
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(`${code} ${key}`)
    this.name = 'DomainError'
  }
}

/** Refuses input, naming every field at fault. */
export class BadInput extends DomainError {
  constructor(fields: readonly FieldFault[], key: MessageKey = 'input.invalid') {
    super('BAD_USER_INPUT', key, {}, fields)
  }
}
/** Refuses a single field. */
export const badField = (path: string, key: MessageKey, values?: MessageValues): BadInput => new BadInput([values ? { path, key, values } : { path, key }])
export const notFound = (key: MessageKey = 'not-found', values?: MessageValues): DomainError => new DomainError('NOT_FOUND', key, values)
export const forbidden = (key: MessageKey = 'forbidden'): DomainError => new DomainError('FORBIDDEN', key)
export const unauthenticated = (): DomainError => new DomainError('UNAUTHENTICATED', 'unauthenticated')
export const conflict = (key: MessageKey, fields: readonly FieldFault[] = []): DomainError => new DomainError('CONFLICT', key, {}, fields)
export const tooManyRequests = (minutes: number): DomainError => new DomainError('TOO_MANY_REQUESTS', 'too-many-requests', { minutes })

