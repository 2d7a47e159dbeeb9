import {
  type ArgumentNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, getNamedType, getNullableType, type GraphQLField, type GraphQLNamedType,
  type GraphQLSchema, isInterfaceType, isListType, isObjectType, isScalarType, isEnumType, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode,
} from 'graphql'
import { limits, usual } from './limits.js'

/** What a set of selections asks for. `items` is the price of one member of its lists, whose number what stands above decides. */
interface Asked {
  fields: number
  aliases: number
  steps: number
  depth: number
  flat: number
  items: number
  /** Fields on the top of it. */
  top: number
  longText: boolean
}

/** The values of variables, where they are to be used; without them a number that comes by a variable is reckoned at its most. */
export type Variables = Readonly<Record<string, unknown>>

export type Verdict = 'fine' | 'too-deep' | 'too-complex' | 'long-texts-in-lists' | 'circular' | { readonly unknownFragment: string }

const nothing: Asked = { fields: 0, aliases: 0, steps: 0, depth: 0, flat: 0, items: 0, top: 0, longText: false }

/**
 * Tells whether a document keeps to the limits, before anything else reads it. Each fragment is reckoned once and counted
 * wherever it is spread, so that the time is linear in the document's length, whatever it expands to.
 */
export function judge(schema: GraphQLSchema, document: DocumentNode, variables?: Variables): Verdict {
  try {
    return new Judge(schema, document, variables).verdict()
  } catch (stop) {
    if (stop instanceof Stop) return stop.verdict
    throw stop
  }
}

/** Whether a document's price hangs on variables, and may be less than what is reckoned without them. */
export const asksByVariable = (document: DocumentNode): boolean => document.definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION && (definition.variableDefinitions?.length ?? 0) > 0)

class Stop extends Error {
  constructor(readonly verdict: Verdict) {
    super()
  }
}

class Judge {
  private readonly fragments = new Map<string, FragmentDefinitionNode>()
  private readonly reckoned = new Map<string, Asked | 'open'>()
  private readonly defaults = new Map<string, number>()

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly variables: Variables | undefined,
  ) {
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition)
  }

  verdict(): Verdict {
    let steps = 0
    let worst: Verdict = 'fine'
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) steps += this.fragment(definition.name.value).steps
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue
      const asked = this.operation(definition)
      steps += asked.steps
      if (worst === 'fine') worst = verdictOn(asked)
    }
    return worst === 'fine' && steps > limits.steps ? 'too-complex' : worst
  }

  private operation(operation: OperationDefinitionNode): Asked {
    const variables = operation.variableDefinitions ?? []
    for (const { variable, defaultValue } of variables) if (defaultValue?.kind === Kind.INT) this.defaults.set(variable.name.value, Math.max(Number(defaultValue.value), this.defaults.get(variable.name.value) ?? 0))
    const inside = this.set(operation.selectionSet, this.schema.getRootType(operation.operation) ?? undefined, true)
    const root = operation.operation === 'mutation' ? usual.mutation : usual.root
    return { ...inside, steps: inside.steps + variables.length, flat: inside.flat + inside.top * root + usual.listAtRoot * inside.items }
  }

  private set(set: SelectionSetNode, type: GraphQLNamedType | undefined, atRoot = false): Asked {
    return set.selections.map((selection) => this.selection(selection, type, atRoot)).reduce(together, nothing)
  }

  private selection(selection: SelectionNode, type: GraphQLNamedType | undefined, atRoot: boolean): Asked {
    const own = 1 + (selection.directives?.length ?? 0)
    if (selection.kind === Kind.FIELD) return this.field(selection, type, atRoot)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const asked = this.fragment(selection.name.value)
      return { ...asked, steps: asked.steps + own }
    }
    const asked = this.set(selection.selectionSet, selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : type, atRoot)
    return { ...asked, steps: asked.steps + own }
  }

  private fragment(name: string): Asked {
    const known = this.reckoned.get(name)
    if (known === 'open') throw new Stop('circular')
    if (known) return known
    const fragment = this.fragments.get(name)
    if (!fragment) throw new Stop({ unknownFragment: name })
    this.reckoned.set(name, 'open')
    const type = this.schema.getType(fragment.typeCondition.name.value)
    const asked = this.set(fragment.selectionSet, type, type !== undefined && this.isRoot(type))
    this.reckoned.set(name, asked)
    return asked
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined, atRoot: boolean): Asked {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const type = field && getNamedType(field.type)
    const inside = node.selectionSet ? this.set(node.selectionSet, type) : nothing
    const first = field && this.first(field, node.arguments ?? [])
    const isList = field !== undefined && isListType(getNullableType(field.type)) && !isScalarType(type) && !isEnumType(type)
    const typical = lengthOf(field)
    const member = inside.flat + (isList || first === undefined ? usual.list : first) * inside.items
    const longText = field?.extensions['longText'] === true
    if (atRoot && inside.longText && (isList || first !== undefined)) throw new Stop('long-texts-in-lists')
    const own = longText ? usual.longText : 1
    const times = first ?? typical
    return {
      fields: inside.fields + 1,
      aliases: inside.aliases + (node.alias ? 1 : 0),
      steps: inside.steps + 1 + (node.directives?.length ?? 0) + (node.arguments?.length ?? 0),
      depth: inside.depth + 1,
      flat: own + (isList ? (times === undefined ? 0 : times * member) : member),
      items: isList && times === undefined ? member : 0,
      top: 1,
      longText: longText || inside.longText,
    }
  }

  /** How many an argument `first` asks for; undefined where the field has none. */
  private first(field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[]): number | undefined {
    const argument = field.args.find(({ name }) => name === 'first')
    if (!argument) return undefined
    const byDefault = lengthOf(field) ?? (typeof argument.defaultValue === 'number' ? argument.defaultValue : usual.first)
    const value = given.find(({ name }) => name.value === 'first')?.value
    if (!value || value.kind === Kind.NULL) return byDefault
    if (value.kind === Kind.INT) return bounded(Number(value.value))
    if (value.kind !== Kind.VARIABLE || !this.variables) return usual.mostFirst
    const told = this.variables[value.name.value] ?? this.defaults.get(value.name.value) ?? byDefault
    return typeof told === 'number' ? bounded(told) : usual.mostFirst
  }

  private isRoot(type: GraphQLNamedType): boolean {
    return type === this.schema.getQueryType() || type === this.schema.getMutationType()
  }
}

const bounded = (first: number): number => Math.min(Math.max(first, 0), usual.mostFirst)

function lengthOf(field: GraphQLField<unknown, unknown> | undefined): number | undefined {
  const length = field?.extensions['typicalLength']
  return typeof length === 'number' ? length : undefined
}

function together(a: Asked, b: Asked): Asked {
  return {
    fields: a.fields + b.fields, aliases: a.aliases + b.aliases, steps: a.steps + b.steps, depth: Math.max(a.depth, b.depth),
    flat: a.flat + b.flat, items: a.items + b.items, top: a.top + b.top, longText: a.longText || b.longText,
  }
}

function verdictOn({ depth, fields, aliases, top, flat }: Asked): Verdict {
  if (depth > limits.depth) return 'too-deep'
  return fields > limits.fields || aliases > limits.aliases || top > limits.roots || flat > limits.price ? 'too-complex' : 'fine'
}

/** Whether values of variables are too many, or lie too deep within one another. */
export function tooMuchIn(variables: unknown): boolean {
  let count = 0
  let level: unknown[] = [variables]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.nesting) return true
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      for (const inner of Array.isArray(value) ? value : Object.values(value)) {
        if (++count > limits.values) return true
        if (typeof inner === 'object' && inner !== null) next.push(inner)
      }
    }
    level = next
  }
  return false
}
