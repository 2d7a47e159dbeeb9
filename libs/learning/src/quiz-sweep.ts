import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import type { OverdueAttempt } from '@khue/assessment'
import { Log } from '@khue/platform/observability'
import { QuizService } from './quiz.service.js'

const EVERY_MS = 15_000
const BATCH = 200

/** Hands in attempts whose time is over, so that a completion comes although the browser is gone. Any number of processes may do so side by side. */
@Injectable()
export class QuizSweep implements OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined
  private sweeping: Promise<void> = Promise.resolve()

  constructor(
    @Inject(QuizService) private readonly quizzes: QuizService,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Sweeps now and then until the process stops. */
  start(): void {
    this.timer ??= setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.sweep()).catch((error: unknown) => this.log.error(error, 'overdue attempts could not be read'))
    }, EVERY_MS).unref()
  }

  /** Hands in all that is overdue now; one that fails is told in the log, keeps no other back, and is tried again the next time. */
  async sweep(): Promise<void> {
    let found: OverdueAttempt[]
    let last: string | undefined
    do {
      found = await this.quizzes.overdue(BATCH, last)
      for (const attempt of found) await this.handIn(attempt)
      last = found.at(-1)?.id
    } while (found.length === BATCH)
  }

  private async handIn(attempt: OverdueAttempt): Promise<void> {
    try {
      await this.quizzes.closeOverdue(attempt)
    } catch (error) {
      this.log.error({ attemptId: attempt.id, err: error }, 'an overdue attempt could not be handed in')
    }
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    await this.sweeping
  }
}
