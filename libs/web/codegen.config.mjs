/**
 * Typed GraphQL documents of the web app. The two schemas are those that the services print;
 * each room's documents become one file beside them, so that the desk's words stay out of the resident's chunk.
 * The services get them too, by their ids.
 */
const schemas = {
  learning: '../../apps/learning/schema.graphql',
  campaign: '../../apps/campaign/schema.graphql',
}

const rooms = [
  { documents: ['src/client/session.graphql', 'src/client/sending.graphql'], schema: schemas.learning, file: 'src/client/documents.gen.ts' },
  { documents: 'src/learn/**/*.graphql', schema: schemas.learning, file: 'src/learn/documents.gen.ts' },
  { documents: 'src/teach/**/*.graphql', schema: schemas.learning, file: 'src/teach/documents.gen.ts' },
  { documents: 'src/desk/learning/**/*.graphql', schema: schemas.learning, file: 'src/desk/learning/documents.gen.ts' },
  { documents: 'src/desk/campaign/**/*.graphql', schema: schemas.campaign, file: 'src/desk/campaign/documents.gen.ts' },
]

const config = { documentMode: 'string', enumsAsTypes: true, scalars: { ID: 'string' }, useTypeImports: true, skipTypename: true, dedupeFragments: true, pureMagicComment: true }

/** Every document for one of the services. */
const known = (schema, file) => [file, { schema, documents: rooms.filter((room) => room.schema === schema).flatMap((room) => room.documents), plugins: ['./codegen/known-operations.mjs'], config }]

export default {
  generates: Object.fromEntries([
    ...rooms.map(({ documents, schema, file }) => [file, { schema, documents, plugins: ['typescript-operations', './codegen/typed-documents.mjs'], config }]),
    known(schemas.learning, '../../apps/learning/src/web-operations.gen.ts'),
    known(schemas.campaign, '../../apps/campaign/src/web-operations.gen.ts'),
  ]),
}
