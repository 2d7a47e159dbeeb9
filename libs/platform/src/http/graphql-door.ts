import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import type { DynamicModule, Type } from '@nestjs/common'
import { GraphQLModule } from '@nestjs/graphql'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '../config/index.js'
import { BoundedCache } from '../database/bounded-cache.js'
import { Log } from '../observability/index.js'
import { CheckedDocuments, documentsPlugin, type OwnOperations } from './checked-documents.js'
import { graphqlErrorFormatter } from './present-error.js'
import { plainTextOnly } from './text-input.js'

/** What a resolver is given of its request. */
export interface GraphqlContext {
  request: FastifyRequest
  reply: FastifyReply
}

/** Characters of texts that clients may have kept for them by their hash. */
const KEPT_TEXTS = 4_000_000

/**
 * One GraphQL door: its path, the feature modules whose resolvers it opens, the documents of our own clients.
 * Guards stand on root fields; batches of operations are refused; a document is parsed, priced and checked once and then kept.
 */
export function graphqlDoor(path: string, include: Type[], operations: OwnOperations): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [SETTINGS, Log],
    useFactory: (settings: Settings, log: Log) => {
      const documents = new CheckedDocuments(operations, settings.INTROSPECTION)
      return {
        path,
        include,
        autoSchemaFile: true,
        sortSchema: true,
        playground: false,
        graphiql: false,
        introspection: settings.INTROSPECTION,
        csrfPrevention: { requestHeaders: ['x-khue-request', 'x-apollo-operation-name', 'apollo-require-preflight'] },
        allowBatchedHttpRequests: false,
        includeStacktraceInErrorResponses: false,
        persistedQueries: { cache: textsByHash(documents) },
        documentStore: null,
        plugins: [documentsPlugin(documents), plainTextOnly],
        // each of them repeats the whole of the value that it is about
        executionOptions: { maxCoercionErrors: 1 },
        stopOnTerminationSignals: false,
        logger: { debug: (text: string) => log.debug(text), info: (text: string) => log.debug(text), warn: (text: string) => log.warn(text), error: (text: string) => log.error(text) },
        formatError: graphqlErrorFormatter(log),
        context: (request: FastifyRequest, reply: FastifyReply): GraphqlContext => ({ request, reply }),
      }
    },
  })
}

/** Our own documents are there from the start; what other clients send with a hash is kept as long as there is room. */
function textsByHash(documents: CheckedDocuments) {
  const sent = new BoundedCache<string>(KEPT_TEXTS)
  return {
    get: async (key: string) => documents.textOf(key.slice(key.indexOf(':') + 1)) ?? sent.get(key),
    set: async (key: string, text: string) => sent.set(key, text, text.length),
    delete: async (key: string) => sent.delete(key),
  }
}
