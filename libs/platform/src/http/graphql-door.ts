import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import type { DynamicModule, Type } from '@nestjs/common'
import { GraphQLModule } from '@nestjs/graphql'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '../config/index.js'
import { Log } from '../observability/index.js'
import { limitRule, limits } from './limits.js'
import { graphqlErrorFormatter } from './present-error.js'

/** What a resolver is given of its request. */
export interface GraphqlContext {
  request: FastifyRequest
  reply: FastifyReply
}

/**
 * One GraphQL door: its path and the feature modules whose resolvers it opens.
 * Guards stand on root fields; batches of operations are refused; a document is parsed, checked and limited once and then kept.
 */
export function graphqlDoor(path: string, include: Type[]): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [SETTINGS, Log],
    useFactory: (settings: Settings, log: Log) => ({
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
      persistedQueries: { ttl: 900 },
      parseOptions: { maxTokens: limits.tokens },
      validationRules: [limitRule],
      stopOnTerminationSignals: false,
      logger: { debug: (text: string) => log.debug(text), info: (text: string) => log.debug(text), warn: (text: string) => log.warn(text), error: (text: string) => log.error(text) },
      formatError: graphqlErrorFormatter(log),
      context: (request: FastifyRequest, reply: FastifyReply): GraphqlContext => ({ request, reply }),
    }),
  })
}
