import { Inject, Injectable } from '@nestjs/common'
import { Log } from '@khue/platform/observability'
import { FiguresVersions } from './figures-versions.js'

const LOOK_MS = 30_000

/** A worker's look, at its start and every half a minute, that the figures are made by what is in force; it fills what has to be filled. */
@Injectable()
export class FiguresKeeper {
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<void> = Promise.resolve()
  private isStopping = false

  constructor(
    @Inject(FiguresVersions) private readonly versions: FiguresVersions,
    @Inject(Log) private readonly log: Log,
  ) {}

  start(): void {
    this.look(true)
  }

  /** Ends after the slice under way; another worker, or the next start, goes on from there. */
  async stop(): Promise<void> {
    this.isStopping = true
    clearTimeout(this.timer)
    await this.turn
  }

  private look(atStart: boolean): void {
    let failed = false
    this.turn = this.versions
      .keepUp({ atStart, goOn: () => !this.isStopping })
      .then((shown) => void (shown && this.log.info({}, 'a new version of the figures is shown')))
      .catch((error: unknown) => {
        failed = true
        this.log.warn({ err: error }, 'the figures could not be brought to what is in force')
      })
      .finally(() => {
        if (!this.isStopping) this.timer = setTimeout(() => this.look(atStart && failed), LOOK_MS)
      })
  }
}
