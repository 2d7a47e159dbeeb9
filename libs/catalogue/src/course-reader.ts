import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { DomainError } from '@khue/platform/http'
import type { CourseReading } from './domain/course-reading.js'
import { RefusedCourse } from './domain/refused-course.js'
import type { CourseSource } from './import/read-course.js'
import { ReaderChild, ReadingEnded } from './import/reader-child.js'

/** How many may wait for their turn; the next one is told to come back. */
const MOST_WAITING = 20

/**
 * Has courses read in a process of its own, one after another: what somebody sent cannot hold up the service, fill its memory or end it.
 */
@Injectable()
export class CourseReader implements OnApplicationShutdown {
  private readonly child: ReaderChild
  private readonly folder: string
  private turn: Promise<unknown> = Promise.resolve()
  private waiting = 0

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'KHUE_HOME' | 'COURSE_READ_SECONDS' | 'COURSE_READ_MB'>) {
    this.child = new ReaderChild({ seconds: settings.COURSE_READ_SECONDS, megabytes: settings.COURSE_READ_MB })
    this.folder = join(settings.KHUE_HOME, 'tmp')
  }

  /**
   * Reads a folder, or a .zip of one, and gives what it says to `work`, while the files it names are there. Nothing is left of it afterwards.
   * @throws RefusedCourse that names the file at which time or memory ended; TOO_MANY_REQUESTS where too many wait; CONFLICT where `signal` says that nobody does.
   */
  async read<T>(kind: CourseSource['kind'], path: string, work: (reading: CourseReading) => Promise<T>, signal?: AbortSignal): Promise<T> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const scratch = await mkdtemp(join(this.folder, 'course-'))
    try {
      return await work(await this.inTurn(() => this.child.read({ kind, path: resolve(path), scratch }, signal), signal))
    } catch (error) {
      if (!(error instanceof ReadingEnded)) throw error
      if (error.why === 'cancelled') throw new DomainError('CONFLICT', 'upload.cancelled')
      throw new RefusedCourse([{ file: error.file, line: null, key: `upload.${error.why}` }])
    } finally {
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  onApplicationShutdown(): void {
    this.child.end()
  }

  private async inTurn<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (this.waiting >= MOST_WAITING) throw new DomainError('TOO_MANY_REQUESTS', 'upload.queue')
    this.waiting++
    const mine = this.turn.then(() => {
      if (signal?.aborted) throw new ReadingEnded('cancelled', '')
      return work()
    })
    this.turn = mine.catch(() => undefined)
    return mine.finally(() => this.waiting--)
  }
}
