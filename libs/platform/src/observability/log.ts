import type { LoggerService } from '@nestjs/common'
import { type DestinationStream, type Logger, pino } from 'pino'
import { requestContext } from './request-context.js'
import { tellFields } from './told-error.js'

/**
 * Structured log lines (JSON, one each), every one with the id of the request that caused it. Secrets are never in them, and of a fault
 * only what `tellError` lets pass: hand over the fault itself, as `err`, never its text.
 */
export class Log implements LoggerService {
  private constructor(private readonly to: Logger) {}

  /** @param to where the lines go; the standard output unless told otherwise. */
  static create(level: string, service: string, to: DestinationStream = pino.destination({ dest: 1, sync: true })): Log {
    return new Log(
      pino({
        level,
        base: { service },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }), log: (fields) => tellFields(fields) },
        serializers: { err: (told: unknown) => told },
        redact: ['password', '*.password', 'token', '*.token', 'headers.authorization', 'headers.cookie'],
        mixin: () => {
          const context = requestContext.getStore()
          return context ? { requestId: context.requestId } : {}
        },
      }, to),
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

  /** Nest and Apollo hand over texts, stacks and contexts as they come: of a text they made, what stands before the colon passes. */
  private line(level: 'trace' | 'debug' | 'warn' | 'error', fields: unknown, message: unknown): void {
    const words = typeof message === 'string' && !message.includes('\n') ? message : ''
    if (typeof fields === 'object' && fields !== null) this.to[level](fields instanceof Error ? { err: fields } : fields, words)
    else this.to[level]({ context: words }, level === 'warn' || level === 'error' ? (String(fields).split(/[:\n]/)[0] ?? '') : String(fields))
  }
}
