import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ASTNode, type DocumentNode, GraphQLError, Kind, visit } from 'graphql'
import { requestContext } from '../observability/index.js'
import { localeOf, say } from './messages.js'

/**
 * Signs that stand in nobody's words and that no database, page or file can be trusted with: NUL and the other control characters but
 * tab and line ends, what turns the direction of the text around it (U+202A-202E, U+2066-2069), and noncharacters.
 */
const REFUSED = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/

/** Whether a text may come in: every sign whole, none that is refused. */
export const isPlainText = (text: string): boolean => text.isWellFormed() && !REFUSED.test(text)

/** Where in a value, however deep, stands a text that may not come in: `displayName`, `3.lessonId`. Names are held to the same. */
export function hostileTexts(value: unknown, at = ''): string[] {
  if (typeof value === 'string') return isPlainText(value) ? [] : [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`
    return isPlainText(name) ? hostileTexts(inner, path) : [at]
  })
}

const inDocuments = new WeakMap<DocumentNode, readonly string[]>()

/** The arguments in whose literals such a text stands; a document is looked through once. */
function hostileLiterals(document: DocumentNode): readonly string[] {
  let found = inDocuments.get(document)
  if (!found) {
    const paths: string[] = []
    visit(document, { StringValue: (node, _key, parent, _path, ancestors) => void (isPlainText(node.value) || paths.push(placeOf(ancestors, parent))) })
    inDocuments.set(document, (found = paths))
  }
  return found
}

/** The argument that a variable is given to, as its faults are told: `events` for `recordProgress(events: $these)`. */
function argumentOf(document: DocumentNode, variable: string): string {
  let place = variable
  visit(document, {
    Variable: (node, _key, parent, _path, ancestors) => {
      if (node.name.value === variable) place = placeOf(ancestors, parent) || place
    },
  })
  return place
}

/** The names of the argument and of the fields in it that lead to a value. */
function placeOf(above: readonly (ASTNode | readonly ASTNode[])[], parent: ASTNode | readonly ASTNode[] | undefined): string {
  const nodes = [...above, ...(parent ? [parent] : [])].flatMap((node) => (Array.isArray(node) ? [] : [node as ASTNode]))
  return nodes.flatMap((node) => (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : [])).join('.')
}

function refuseHostileTexts({ document, request }: GraphQLRequestContextDidResolveOperation<object>): void {
  const inVariables = hostileTexts(request.variables ?? {}).map((path) => {
    const [variable = '', ...inner] = path.split('.')
    return [argumentOf(document, variable), ...inner].join('.')
  })
  const paths = [...inVariables, ...hostileLiterals(document)]
  if (paths.length === 0) return
  const locale = requestContext.getStore()?.locale ?? 'vi'
  const fields = paths.slice(0, 100).map((path) => ({ path, message: say('input.characters', locale) }))
  throw new GraphQLError(say('input.invalid', locale), { extensions: { code: 'BAD_USER_INPUT', fields, http: { status: 400, headers: new HeaderMap() } } })
}

/** Every text that a client sends to a door goes through this before anything runs, whatever argument it is for. */
export const plainTextOnly: ApolloServerPlugin<object> = {
  requestDidStart: async () => ({ didResolveOperation: async (context) => refuseHostileTexts(context) }),
}

/** The same for the address of every other request: what stands in its path and after its `?`. @returns whether it was refused. */
export function refuseHostileAddress(request: FastifyRequest, reply: FastifyReply): boolean {
  const paths = hostileTexts({ ...(request.params as object), ...(request.query as object) })
  if (paths.length === 0) return false
  const locale = localeOf(request.headers['accept-language'])
  const message = say('input.invalid', locale)
  const fault = { code: 'BAD_USER_INPUT', fields: paths.map((path) => ({ path, message: say('input.characters', locale) })) }
  void reply.status(400).send(request.url.includes('/graphql') ? { errors: [{ message, extensions: fault }] } : { error: { ...fault, message } })
  return true
}
