import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { CourseReading } from '../domain/course-reading.js'
import type { CourseSource } from './read-course.js'

/** Always the built file: another process reads no TypeScript, not in a test either. */
const PROGRAM = fileURLToPath(new URL('../../dist/import/reader-process.js', import.meta.url))
const IDLE_MS = 30_000
const START_MS = 60_000

/** How long a reading may take, and how much memory it may hold. */
export interface ReadingLimits {
  seconds: number
  megabytes: number
}

/** Why a reading was ended, and at which file. */
export class ReadingEnded extends Error {
  constructor(
    readonly why: 'time' | 'memory' | 'cancelled',
    readonly file: string,
  ) {
    super(`a reading was ended at ${file}: ${why}`)
  }
}

type Answer = { ready: true } | { reading: string } | { read: CourseReading } | { failed: string }

/** A process that reads one course after another, made when it is needed, ended when it is not, and whenever a reading goes beyond its limits. */
export class ReaderChild {
  private child: ChildProcess | null = null
  private idle: NodeJS.Timeout | undefined

  constructor(private readonly limits: ReadingLimits) {}

  /** @throws ReadingEnded at a limit, or where `signal` says so; Error where the program itself is at fault. One at a time. */
  async read(source: CourseSource, signal?: AbortSignal): Promise<CourseReading> {
    clearTimeout(this.idle)
    const child = await this.ready()
    child.ref()
    child.channel?.ref()
    try {
      return await this.ask(child, source, signal)
    } catch (error) {
      this.end()
      throw error
    } finally {
      this.child?.unref()
      this.child?.channel?.unref()
      this.idle = setTimeout(() => this.end(), IDLE_MS).unref()
    }
  }

  /** Ends the process, whatever it does. */
  end(): void {
    clearTimeout(this.idle)
    this.child?.kill('SIGKILL')
    this.child = null
  }

  private ask(child: ChildProcess, source: CourseSource, signal: AbortSignal | undefined): Promise<CourseReading> {
    return new Promise((resolve, reject) => {
      let file = ''
      const settle = (then: () => void): void => {
        clearTimeout(late)
        child.off('message', onMessage).off('exit', onExit)
        signal?.removeEventListener('abort', onAbort)
        then()
      }
      const fail = (error: Error): void => settle(() => reject(error))
      const onMessage = (answer: Answer): void => {
        if ('reading' in answer) file = answer.reading
        else if ('read' in answer) settle(() => resolve(answer.read))
        else if ('failed' in answer) fail(new Error(`reading ${file} failed: ${answer.failed}`))
      }
      const onExit = (): void => fail(new ReadingEnded('memory', file))
      const onAbort = (): void => fail(new ReadingEnded('cancelled', file))
      const late = setTimeout(() => fail(new ReadingEnded('time', file)), this.limits.seconds * 1_000)
      child.on('message', onMessage).on('exit', onExit)
      signal?.addEventListener('abort', onAbort)
      if (signal?.aborted) onAbort()
      else child.send(source, (error) => error && onExit())
    })
  }

  private async ready(): Promise<ChildProcess> {
    if (this.child?.connected && this.child.exitCode === null && this.child.signalCode === null) return this.child
    const { megabytes } = this.limits
    // It is given nothing of this process but its limits: no settings, no secrets.
    const child = fork(PROGRAM, [String(megabytes)], { execArgv: [`--max-old-space-size=${Math.ceil(megabytes * 0.7)}`], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    this.child = child
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), START_MS)
      const onExit = (code: number | null, signal: string | null): void => {
        clearTimeout(late)
        reject(new Error(`the reader of courses did not start (${code ?? signal}); is it built? ${PROGRAM}`))
      }
      child.once('exit', onExit).once('error', reject).once('message', () => {
        clearTimeout(late)
        child.off('exit', onExit)
        resolve()
      })
    })
    try {
      if (child.pid !== undefined) setPriority(child.pid, 10)
    } catch {
      // Where priorities cannot be given, it runs as any other.
    }
    return child
  }
}
