import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { FiguresKeeper, IndicatorProcessor } from '@khue/campaign'
import { CompetencyConsumer } from '@khue/competency'
import { IssueCertificateWhenCourseIsCompleted } from '@khue/credentials'
import { MailRunner } from '@khue/identity'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database } from '@khue/platform/database'
import { Log, Metrics } from '@khue/platform/observability'
import { OutboxRepository, Relay } from '@khue/platform/outbox'
import { JobQueues } from '@khue/platform/queues'
import { ExportRunner } from '@khue/reporting'

/** All background work of a process: the relay, the consumers of events, the jobs. */
@Injectable()
export class Work implements OnModuleDestroy, BeforeApplicationShutdown {
  private relay: Relay | undefined

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OutboxRepository) private readonly repository: OutboxRepository,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Log) private readonly log: Log,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(IndicatorProcessor) private readonly indicators: IndicatorProcessor,
    @Inject(CompetencyConsumer) private readonly competency: CompetencyConsumer,
    @Inject(IssueCertificateWhenCourseIsCompleted) private readonly certificates: IssueCertificateWhenCourseIsCompleted,
    @Inject(ExportRunner) private readonly exports: ExportRunner,
    @Inject(MailRunner) private readonly mail: MailRunner,
    @Inject(FiguresKeeper) private readonly figures: FiguresKeeper,
  ) {}

  /** Begins to work. @throws Error where a queue has no handler or two. */
  async start(): Promise<void> {
    const { database, repository, queues, log, metrics, settings } = this
    const relay = new Relay({ database, repository, queues, log, metrics }, [this.indicators, this.competency, this.certificates], { pollMs: settings.RELAY_POLL_MS, resendMs: settings.RELAY_RESEND_MS })
    queues.handledBy(this.exports)
    queues.handledBy(this.mail)
    await relay.register()
    queues.start()
    relay.start()
    this.figures.start()
    this.relay = relay
  }

  /** Whether it works. */
  get isAtWork(): boolean {
    return this.relay !== undefined
  }

  /** Claims nothing more. */
  async onModuleDestroy(): Promise<void> {
    const relay = this.relay
    this.relay = undefined
    await relay?.stop()
    await this.figures.stop()
  }

  /** Finishes the jobs in hand while the database is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.queues.close()
  }
}
