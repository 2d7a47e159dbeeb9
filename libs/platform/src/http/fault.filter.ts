import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Log, requestContext } from '../observability/index.js'
import { errorStatus } from './errors.js'
import { localeOf } from './messages.js'
import { presentFault } from './present-error.js'

/**
 * Turns faults of routes into JSON: `{ error: { code, message, fields? } }`, at a GraphQL door into its `errors`.
 * What happens inside GraphQL is left to its own formatter.
 */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') throw error
    const http = host.switchToHttp()
    const reply = http.getResponse<FastifyReply>()
    const request = http.getRequest<FastifyRequest>()
    const locale = requestContext.getStore()?.locale ?? localeOf(request.headers['accept-language'])
    const { message, ...extensions } = presentFault(error, locale, this.log)
    if (reply.sent) return undefined
    const body = request.url.includes('/graphql') ? { errors: [{ message, extensions }] } : { error: { message, ...extensions } }
    return void reply.status(errorStatus[extensions.code]).send(body)
  }
}
