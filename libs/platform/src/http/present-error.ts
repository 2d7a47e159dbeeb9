import { unwrapResolverError } from '@apollo/server/errors'
import type { GraphQLFormattedError } from 'graphql'
import { isOutOfPatience } from '../database/patience.js'
import { requestContext } from '../observability/index.js'
import type { Log } from '../observability/index.js'
import { DomainError, type ErrorCode, errorStatus } from './errors.js'
import { type Locale, say } from './messages.js'

interface PresentedFault {
  code: ErrorCode
  message: string
  fields?: { path: string; message: string }[]
}

/** What a person reads of a fault, in her language. What is not ours to tell becomes INTERNAL, and the log has the rest. */
export function presentFault(error: unknown, locale: Locale, log: Log): PresentedFault {
  if (error instanceof DomainError) {
    const message = say(error.key, locale, error.values)
    const fields = error.fields.map((fault) => ({ path: fault.path, message: say(fault.key, locale, fault.values) }))
    return error.code === 'BAD_USER_INPUT' || fields.length > 0 ? { code: error.code, message, fields } : { code: error.code, message }
  }
  if (isOutOfPatience(error)) {
    log.warn({ err: error }, 'given up for time')
    return { code: 'TOO_MANY_REQUESTS', message: say('query.too-long', locale) }
  }
  const status = statusOf(error)
  if (status === 429) return { code: 'TOO_MANY_REQUESTS', message: say('too-many-requests', locale, { minutes: 1 }) }
  if (status === 404) return { code: 'NOT_FOUND', message: say('not-found', locale) }
  if (status === 413) return { code: 'BAD_USER_INPUT', message: say('query.too-complex', locale), fields: [] }
  if (status >= 400 && status < 500) return { code: 'BAD_USER_INPUT', message: say('input.invalid', locale), fields: [] }
  log.error({ err: error }, 'an unexpected fault')
  return { code: 'INTERNAL', message: say('internal', locale, { requestId: requestContext.getStore()?.requestId ?? '-' }) }
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus())
  return 500
}

const ownCodes = new Set<string>(Object.keys(errorStatus))

/** Apollo's `formatError`: every error that leaves a door carries one of the contract's codes. */
export function graphqlErrorFormatter(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const locale = requestContext.getStore()?.locale ?? 'vi'
    const cause = unwrapResolverError(error)
    const code = String(formatted.extensions?.['code'] ?? '')
    if (code === 'PERSISTED_QUERY_NOT_FOUND' || code === 'PERSISTED_QUERY_NOT_SUPPORTED') return { message: formatted.message, extensions: { code } }
    const place = { ...(formatted.path ? { path: formatted.path } : {}), ...(formatted.locations ? { locations: formatted.locations } : {}) }
    if (cause instanceof DomainError || (code === 'INTERNAL_SERVER_ERROR' && cause !== null)) {
      const { message, ...extensions } = presentFault(cause, locale, log)
      return { ...place, message, extensions }
    }
    if (ownCodes.has(code) && formatted.extensions?.['fields']) return { ...place, message: formatted.message, extensions: { code, fields: formatted.extensions['fields'] } }
    const detail = shortened(formatted.message)
    return { ...place, message: say('query.invalid', locale, { detail }), extensions: { code: 'BAD_USER_INPUT', fields: fieldsIn(formatted.message, detail) } }
  }
}

/** The field that GraphQL's own coercion refused: `… invalid value … at "input.email"; …`. */
function fieldsIn(told: string, detail: string): { path: string; message: string }[] {
  const path = / at "([^"]{1,200})"; /.exec(told)?.[1] ?? /^Variable "\$([^"]{1,200})"/.exec(told)?.[1]
  return path ? [{ path: path.replaceAll('[', '.').replaceAll(']', ''), message: detail }] : []
}

/** GraphQL's own words repeat what was sent, of whatever length: as much of them as a person reads. */
const shortened = (words: string): string => (words.length <= 300 ? words : `${words.slice(0, 200)} … ${words.slice(-90)}`)
