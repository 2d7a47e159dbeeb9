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
  private turn: Promise<void> = Promise.resolve()
  private waiting = 0

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'KHUE_HOME' | 'COURSE_READ_SECONDS' | 'COURSE_READ_MB'>) {
    this.child = new ReaderChild({ seconds: settings.COURSE_READ_SECONDS, megabytes: settings.COURSE_READ_MB })
    this.folder = join(settings.KHUE_HOME, 'tmp')
  }

  /**
   * Reads a folder, or a .zip of one, and gives what it says to `work`, while the files it names are there. Nothing is left of it afterwards.
   * @throws RefusedCourse that names the file at which time or memory ended; TOO_MANY_REQUESTS where too many are before it; CONFLICT where `signal` says that nobody does.
   */
  async read<T>(kind: CourseSource['kind'], path: string, work: (reading: CourseReading) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.waiting >= MOST_WAITING) throw new DomainError('TOO_MANY_REQUESTS', 'upload.queue')
    this.waiting++
    const turn = this.nextTurn()
    let scratch: string | undefined
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      scratch = await mkdtemp(join(this.folder, 'course-'))
      const mine = scratch
      return await work(await turn.take(() => this.child.read({ kind, path: resolve(path), scratch: mine }, signal)))
    } catch (error) {
      if (!(error instanceof ReadingEnded)) throw error
      if (error.why === 'cancelled') throw new DomainError('CONFLICT', 'upload.cancelled')
      throw new RefusedCourse([{ file: error.file, line: null, key: `upload.${error.why}` }])
    } finally {
      turn.give()
      if (scratch !== undefined) await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  onApplicationShutdown(): void {
    this.child.end()
  }

  /** A place in the line: `take` waits for it, works, and gives it on; `give` gives up one that was never taken. */
  private nextTurn(): { take: <T>(work: () => Promise<T>) => Promise<T>; give: () => void } {
    const before = this.turn
    let done: () => void = () => undefined
    this.turn = new Promise<void>((passOn) => (done = passOn))
    let given = false
    const give = (): void => {
      if (given) return
      given = true
      this.waiting--
      void before.then(done)
    }
    const take = async <T>(work: () => Promise<T>): Promise<T> => {
      await before
      try {
        return await work()
      } finally {
        give()
      }
    }
    return { take, give }
  }
}
