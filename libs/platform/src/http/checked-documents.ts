import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server'
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql'
import { BoundedCache } from '../database/bounded-cache.js'
import { requestContext } from '../observability/index.js'
import { limits } from './limits.js'
import { say } from './messages.js'
import { asksByVariable, judge, tooMuchIn, type Variables, type Verdict } from './price.js'

/** The documents of our own clients, by the SHA-256 of their text in hexadecimal: generated, so that they need no price. */
export type OwnOperations = Readonly<Record<string, string>>

/** Characters of the documents that are kept; what is made of one takes some hundred bytes a character. */
const KEPT_CHARACTERS = 400_000

interface Checked {
  readonly document: DocumentNode
  /** Whether its price has to be reckoned at each request: at its most it would be too much. */
  readonly byVariables: boolean
}

/** Runs in place of a document that was refused, as far as its refusal. */
const refused = parse('{ __typename }')

/**
 * Reads the documents that reach a door. The price comes first: the standard rules take quadratic time or worse for some
 * documents, and so run over none whose size, with all fragments spread, was not seen to be small. A document that passed is kept
 * with its verdict; one that did not is not kept at all.
 */
export class CheckedDocuments {
  private readonly kept = new BoundedCache<Checked>(KEPT_CHARACTERS)
  private readonly own = new Map<string, Checked>()

  constructor(
    private readonly operations: OwnOperations,
    private readonly introspection: boolean,
  ) {}

  /** The text of one of our own documents. */
  textOf(hash: string): string | undefined {
    return Object.hasOwn(this.operations, hash) ? this.operations[hash] : undefined
  }

  /** @throws GraphQLError with a message for the person where the document or its variables are refused. */
  read(schema: GraphQLSchema, source: string, hash: string, variables: Variables | undefined): DocumentNode {
    if (variables && tooMuchIn(variables)) throw refusal('query.variables')
    const own = this.own.get(hash)
    if (own) return own.document
    const known = this.kept.get(hash)
    if (known) {
      if (known.byVariables) demand(judge(schema, known.document, variables ?? {}))
      return known.document
    }
    return this.check(schema, source, hash, variables)
  }

  private check(schema: GraphQLSchema, source: string, hash: string, variables: Variables | undefined): DocumentNode {
    if (source.length > limits.characters) throw refusal('query.too-complex')
    const document = parse(source, { maxTokens: limits.tokens })
    const isOwn = this.textOf(hash) !== undefined
    const byVariables = !isOwn && judge(schema, document) === 'too-complex' && asksByVariable(document)
    if (!isOwn) demand(judge(schema, document, byVariables ? (variables ?? {}) : undefined))
    for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION && (definition.variableDefinitions?.length ?? 0) > limits.variables) throw refusal('query.variables')
    const [fault] = validate(schema, document, this.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule], { maxErrors: 1 })
    if (fault) throw fault
    const checked = { document, byVariables }
    if (isOwn) this.own.set(hash, checked)
    else this.kept.set(hash, checked, source.length)
    return document
  }
}

/**
 * Has every document read by `documents`, and keeps answers short. Apollo parses and checks only what no plugin gave it, and takes a
 * refusal as the client's fault only once an operation is there: a refused document's place is held by an empty one until then.
 */
export function documentsPlugin(documents: CheckedDocuments): ApolloServerPlugin {
  return {
    requestDidStart: async () => {
      let fault: GraphQLError | undefined
      return {
        didResolveSource: async (context) => {
          try {
            give(context, documents.read(context.schema, context.source, context.queryHash, context.request.variables))
          } catch (error) {
            fault = clientsFault(error)
            give(context, refused)
          }
        },
        didResolveOperation: async () => {
          if (fault) throw fault
        },
        willSendResponse: async ({ response }) => {
          if (response.body.kind !== 'single' || (response.body.singleResult.errors?.length ?? 0) <= limits.errors) return
          response.body.singleResult.errors = response.body.singleResult.errors?.slice(0, limits.errors)
        },
      }
    },
  }
}

const give = (context: GraphQLRequestContext<BaseContext>, document: DocumentNode): void => void Object.assign(context, { document })

function clientsFault(error: unknown): GraphQLError {
  // the parser descends by recursion: a list within a list, thousands of times, is deeper than the stack
  if (error instanceof RangeError) return clientsFault(refusal('query.too-deep'))
  if (!(error instanceof GraphQLError)) throw error
  const { message, nodes, source, positions, extensions } = error
  return new GraphQLError(message, { ...(nodes ? { nodes } : {}), ...(source ? { source } : {}), ...(positions ? { positions } : {}), extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions, http: { status: 400 } } })
}

function demand(verdict: Verdict): void {
  if (verdict === 'fine') return
  throw typeof verdict === 'string' ? refusal(`query.${verdict}`) : refusal('query.unknown-fragment', { name: verdict.unknownFragment.slice(0, 80) })
}

const refusal = (key: string, values = {}): GraphQLError =>
  new GraphQLError(say(key, requestContext.getStore()?.locale ?? 'vi', values), { extensions: { code: 'BAD_USER_INPUT', fields: [] } })
