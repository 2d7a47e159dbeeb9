import type { LoggerService } from '@nestjs/common'
import { type Logger, pino } from 'pino'
import { requestContext } from './request-context.js'

/** Structured log lines (JSON, one each), every one with the id of the request that caused it. Secrets are never in them. */
export class Log implements LoggerService {
  private constructor(private readonly to: Logger) {}

  static create(level: string, service: string): Log {
    return new Log(
      pino({
        level,
        base: { service },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        redact: ['password', '*.password', 'token', '*.token', 'headers.authorization', 'headers.cookie'],
        mixin: () => {
          const context = requestContext.getStore()
          return context ? { requestId: context.requestId } : {}
        },
      }),
    )
  }

  info(fields: object, message: string): void {
    this.to.info(fields, message)
  }

  warn(fields: unknown, message?: unknown): void {
    this.line('warn', fields, message)
  }

  error(fields: unknown, ...more: unknown[]): void {
    this.line('error', fields, more.at(-1))
  }

  debug(fields: unknown, message?: unknown): void {
    this.line('debug', fields, message)
  }

  /** Nest's own lines are for engineers. */
  log(message: unknown, ...more: unknown[]): void {
    this.line('debug', message, more.at(-1))
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.line('trace', message, more.at(-1))
  }

  private line(level: 'trace' | 'debug' | 'warn' | 'error', fields: unknown, message: unknown): void {
    if (typeof fields === 'object' && fields !== null) this.to[level](fields instanceof Error ? { err: fields } : fields, String(message ?? ''))
    else this.to[level]({ context: message }, String(fields))
  }
}
