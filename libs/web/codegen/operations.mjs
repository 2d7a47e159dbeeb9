import { createHash } from 'node:crypto'
import { plugin as typedDocuments } from '@graphql-codegen/typed-document-node'

const OPERATION = /new TypedDocumentString\(`([^`\\$]*(?:\$(?!\{)[^`\\$]*)*)`\) as/g

/** The id by which a service knows a document: the SHA-256 of its text, as clients send it. */
const idOf = (text) => createHash('sha256').update(text).digest('hex')

/**
 * The typed documents, each with its id: our own web app sends the id in place of the text.
 * @returns the plugin's output, and the operations in it
 */
export async function withIds(schema, documents, config, info) {
  const made = await typedDocuments(schema, documents, config, info)
  const operations = []
  const content = made.content.replace(OPERATION, (_, text) => {
    operations.push(text)
    return `new TypedDocumentString(\`${text}\`, {"id":"${idOf(text)}"}) as`
  })
  const asked = documents.flatMap(({ document }) => document.definitions).filter(({ kind }) => kind === 'OperationDefinition').length
  if (operations.length !== asked) throw new Error(`${operations.length} of ${asked} documents have an id: codegen prints them in another form`)
  return { made: { ...made, content }, operations }
}

/** The operations as a service keeps them: text by id, in the order of the ids. */
export function operationsFile(operations) {
  const rows = operations.map((text) => [idOf(text), text]).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, text]) => `  '${id}': ${JSON.stringify(text)},`)
  return ["/** The web app's own documents by their ids: known from the start, so that they need no price. Generated. */", 'export const webOperations: Readonly<Record<string, string>> = {', ...rows, '}', ''].join('\n')
}
