import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Log, requestContext } from '../observability/index.js'
import { errorStatus } from './errors.js'
import { presentFault } from './present-error.js'

/** Turns faults of routes into JSON: `{ error: { code, message, fields? } }`. GraphQL's are left to its own formatter. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') throw error
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const fault = presentFault(error, requestContext.getStore()?.locale ?? 'vi', this.log)
    if (reply.sent) return undefined
    return void reply.status(errorStatus[fault.code]).send({ error: fault })
  }
}
