import { type ASTNode, type ASTVisitor, type FieldNode, GraphQLError, Kind, type ValidationContext, type ValidationRule } from 'graphql'
import { say } from './messages.js'
import { requestContext } from '../observability/index.js'

/** What one GraphQL operation may ask for at the most; checked once a document, before anything runs. */
export const limits = { depth: 12, aliases: 24, fields: 400, tokens: 4_000, bodyBytes: 1_048_576 } as const

const refuse = (key: 'query.too-deep' | 'query.too-complex'): GraphQLError =>
  new GraphQLError(say(key, requestContext.getStore()?.locale ?? 'vi'), { extensions: { code: 'BAD_USER_INPUT', fields: [] } })

/**
 * Refuses documents that nest too deeply, rename too much or name too many fields, with every fragment counted
 * wherever it is spread. A fragment that contains itself is refused by the standard rules.
 */
export const limitRule: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation) {
    const seen = { aliases: 0, fields: 0 }
    const walk = (node: ASTNode, depth: number, within: ReadonlySet<string>): boolean => {
      if (depth > limits.depth) {
        context.reportError(refuse('query.too-deep'))
        return false
      }
      if (node.kind === Kind.FIELD) {
        seen.fields++
        if ((node as FieldNode).alias) seen.aliases++
        if (seen.fields > limits.fields || seen.aliases > limits.aliases) {
          context.reportError(refuse('query.too-complex'))
          return false
        }
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (within.has(node.name.value)) return true
        const fragment = context.getFragment(node.name.value)
        return fragment ? walk(fragment, depth, new Set([...within, node.name.value])) : true
      }
      const set = 'selectionSet' in node ? node.selectionSet : undefined
      const deeper = node.kind === Kind.FIELD || node.kind === Kind.OPERATION_DEFINITION ? depth + 1 : depth
      return (set?.selections ?? []).every((selection) => walk(selection, deeper, within))
    }
    walk(operation, 0, new Set())
  },
})
