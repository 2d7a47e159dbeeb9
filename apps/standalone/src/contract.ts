import { type DocumentNode, type FieldDefinitionNode, type InputValueDefinitionNode, Kind, parse, print, type TypeNode } from 'graphql'

/** The contract writes both doors into one file: these stand for the second door's root types. */
const rootNames: Record<string, string> = { CampaignQuery: 'Query', CampaignMutation: 'Mutation' }

interface Fields {
  fields: Map<string, { type: string; args: Map<string, InputValueDefinitionNode> }>
  inputs: Map<string, InputValueDefinitionNode>
  values: Set<string>
}

type Shape = Map<string, Fields>

/**
 * Holds a printed schema against the contract: every type, field, argument and value that the contract names is there with
 * the same type, and what is there beyond it can be left out by a client.
 * @param isOurs whether a type of the contract belongs to this door
 * @returns each breach in words; none where the contract is kept.
 */
export function breaches(contract: string, schema: string, isOurs: (typeName: string) => boolean): string[] {
  const promised = shapeOf(parse(contract))
  const real = shapeOf(parse(schema))
  return [...promised].filter(([name]) => isOurs(name)).flatMap(([name, type]) => {
    const own = real.get(rootNames[name] ?? name)
    return own ? compare(rootNames[name] ?? name, type, own) : [`${name} is missing`]
  })
}

function compare(name: string, promised: Fields, own: Fields): string[] {
  const found: string[] = []
  for (const [field, { type, args }] of promised.fields) {
    const ownField = own.fields.get(field)
    if (!ownField) found.push(`${name}.${field} is missing`)
    else if (ownField.type !== type) found.push(`${name}.${field} is ${ownField.type}, not ${type}`)
    else found.push(...compareInputs(`${name}.${field}`, args, ownField.args))
  }
  for (const value of promised.values) if (!own.values.has(value)) found.push(`${name}.${value} is missing`)
  return [...found, ...compareInputs(name, promised.inputs, own.inputs)]
}

function compareInputs(name: string, promised: Map<string, InputValueDefinitionNode>, own: Map<string, InputValueDefinitionNode>): string[] {
  const found: string[] = []
  for (const [arg, node] of promised) {
    const ownArg = own.get(arg)
    if (!ownArg) found.push(`${name}(${arg}) is missing`)
    else if (!accepts(ownArg.type, node)) found.push(`${name}(${arg}) is ${print(ownArg.type)}, not ${print(node.type)}`)
    else if (node.defaultValue && (!ownArg.defaultValue || print(ownArg.defaultValue) !== print(node.defaultValue))) found.push(`${name}(${arg}) has not the default ${print(node.defaultValue)}`)
  }
  for (const [arg, node] of own) {
    if (!promised.has(arg) && node.type.kind === Kind.NON_NULL_TYPE && !node.defaultValue) found.push(`${name}(${arg}) is not in the contract and may not be demanded`)
  }
  return found
}

/** Equal, or `T!` with a default where `T` with a default is promised. */
const accepts = (own: TypeNode, promised: InputValueDefinitionNode): boolean => {
  const bare = (text: string): string => (promised.defaultValue ? text.replace(/!$/, '') : text)
  return bare(print(own)) === bare(print(promised.type))
}

function shapeOf(document: DocumentNode): Shape {
  const shape: Shape = new Map()
  for (const node of document.definitions) {
    if (!('name' in node) || !node.name) continue
    const at = shape.get(node.name.value) ?? { fields: new Map(), inputs: new Map(), values: new Set() }
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) node.fields?.forEach((field) => at.fields.set(field.name.value, fieldOf(field)))
    else if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) node.fields?.forEach((field) => at.inputs.set(field.name.value, field))
    else if (node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION) node.values?.forEach((value) => at.values.add(value.name.value))
    else continue
    shape.set(node.name.value, at)
  }
  return shape
}

const fieldOf = (field: FieldDefinitionNode) => ({ type: print(field.type), args: new Map((field.arguments ?? []).map((arg) => [arg.name.value, arg])) })
