import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common'
import { join } from 'node:path'
import { SETTINGS, type Settings } from '../config/index.js'
import { Database, databaseOptions, MonthKeeper, type PersistenceContext } from '../database/index.js'
import { Readiness } from '../http/readiness.js'
import { Mailer } from '../mail/index.js'
import { Clock, Log, Metrics, SystemClock } from '../observability/index.js'
import { Outbox, OutboxRepository } from '../outbox/index.js'
import { JobQueues } from '../queues/index.js'
import { FileStore } from '../storage/index.js'

export interface PlatformOptions {
  /** Name of the service in its log lines. */
  service: string
  settings: Settings
  databaseUrl: string
  contexts: readonly PersistenceContext[]
  /** Where a log exists already. */
  log?: Log
  clock?: Clock
}

/** What every service stands on: settings, database, clock, log, metrics, outbox, queues, files, mail. One a process. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(MonthKeeper) private readonly months: MonthKeeper,
  ) {}

  static forRoot(options: PlatformOptions): DynamicModule {
    const { settings, service, databaseUrl, contexts } = options
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: Clock, useFactory: () => options.clock ?? new SystemClock() },
      { provide: Log, useFactory: () => options.log ?? Log.create(settings.LOG_LEVEL, service) },
      { provide: Metrics, useFactory: () => new Metrics() },
      { provide: Readiness, useFactory: () => new Readiness() },
      { provide: Database, useFactory: () => Database.open(databaseUrl, contexts, databaseOptions(settings)) },
      { provide: MonthKeeper, inject: [Database, Clock, Log], useFactory: (database: Database, clock: Clock, log: Log) => new MonthKeeper({ database, contexts, settings, log, clock }) },
      { provide: Outbox, useFactory: () => new Outbox() },
      { provide: OutboxRepository, useFactory: () => new OutboxRepository() },
      { provide: JobQueues, inject: [Log], useFactory: (log: Log) => new JobQueues({ redisUrl: settings.REDIS_URL, databaseUrl, patience: databaseOptions(settings).patience.request }, log) },
      { provide: Mailer, inject: [Clock], useFactory: (clock: Clock) => new Mailer(settings, clock) },
      { provide: FileStore, useFactory: () => new FileStore(join(settings.KHUE_HOME, 'files')) },
    ]
    return { module: PlatformModule, providers, exports: providers.map((provider) => provider.provide) }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.months.stop()
    await this.queues.close()
    this.mailer.close()
    await this.database.close()
    this.metrics.close()
  }
}
