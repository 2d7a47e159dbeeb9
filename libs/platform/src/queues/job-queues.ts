import { createPostgresBackend, createRedisBackend, type Job, Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { SteadyClient } from '../database/index.js'
import { inWords, type Log, tellError } from '../observability/index.js'
import { type PayloadOf, type QueueName, queues } from './queues.js'

/** What works on the jobs of one queue. */
export interface QueueHandler<Name extends QueueName = QueueName> {
  readonly queue: Name
  handle(payload: PayloadOf<Name>): Promise<void>
}

/** Where the queues live: Redis where an address is given, else a schema of PostgreSQL. */
export interface QueueAddress {
  redisUrl?: string | undefined
  databaseUrl: string
}

const SCHEMA = 'bullmq'
const SEND_TIMEOUT_MS = 5_000

/**
 * BullMQ on either backend. A job is only a wake-up: it carries ids, and losing it delays and changes nothing.
 */
export class JobQueues {
  private readonly senders = new Map<QueueName, Queue>()
  private readonly workers: Worker[] = []
  private readonly handlers = new Map<QueueName, QueueHandler>()
  private redis: Redis | null = null

  constructor(
    private readonly address: QueueAddress,
    private readonly log: Log,
  ) {}

  /** Where the jobs are kept: `redis` or `postgres`. */
  get backend(): 'redis' | 'postgres' {
    return this.address.redisUrl ? 'redis' : 'postgres'
  }

  /** Names the one handler of a queue. @throws Error for a second one. */
  handledBy<Name extends QueueName>(handler: QueueHandler<Name>): void {
    if (this.handlers.has(handler.queue)) throw new Error(`The queue ${handler.queue} has two handlers`)
    this.handlers.set(handler.queue, handler as unknown as QueueHandler)
  }

  /** Begins to work. @throws Error where a queue in the table has no handler. */
  start(): void {
    const idle = (Object.keys(queues) as QueueName[]).filter((name) => !this.handlers.has(name))
    if (idle.length > 0) throw new Error(`No handler for the queue ${idle.join(', ')}`)
    for (const handler of this.handlers.values()) this.workers.push(this.workOn(handler))
  }

  /**
   * Sends a job; the same id twice is one job.
   * @throws Error where the backend does not take it within five seconds.
   */
  async send<Name extends QueueName>(name: Name, id: string, payload: PayloadOf<Name>): Promise<void> {
    const { attempts, backoff } = queues[name]
    const sent = this.sender(name).add(name, payload, {
      jobId: id,
      attempts,
      backoff: { type: 'exponential', delay: backoff },
      removeOnComplete: true,
      removeOnFail: { age: 86_400, count: 1_000 },
    })
    await withTimeout(sent, SEND_TIMEOUT_MS, `The queue ${name} does not answer`)
  }

  /** Jobs of a queue by state. */
  async depth(name: QueueName): Promise<Record<string, number>> {
    return withTimeout(this.sender(name).getJobCounts('waiting', 'active', 'delayed', 'failed'), SEND_TIMEOUT_MS, `The queue ${name} does not answer`)
  }

  /** Finishes what is being worked on and lets go of the backend. */
  async close(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()))
    await Promise.allSettled([...this.senders.values()].map((sender) => sender.close()))
    this.redis?.disconnect()
  }

  private sender(name: QueueName): Queue {
    const known = this.senders.get(name)
    if (known) return known
    const sender = this.address.redisUrl
      ? new Queue(name, { connection: this.redisForSending(this.address.redisUrl), prefix: '{khue}' }, createRedisBackend)
      : (new Queue(name, { connection: this.connection() }, createPostgresBackend) as unknown as Queue)
    sender.on('error', (error: Error) => this.log.warn({ queue: name, err: error }, 'queue error'))
    this.senders.set(name, sender)
    return sender
  }

  private workOn(handler: QueueHandler): Worker {
    const { payload, concurrency } = queues[handler.queue]
    // What a job failed of is kept with it in the queue: as much of it as may be told.
    const work = (job: Job): Promise<void> =>
      handler.handle(payload.parse(job.data) as never).catch((error: unknown) => {
        throw Object.assign(new Error(inWords(error)), { stack: `Error: ${inWords(error)}\n${tellError(error).stack ?? ''}` })
      })
    const worker = this.address.redisUrl
      ? new Worker(handler.queue, work, { connection: { url: this.address.redisUrl, maxRetriesPerRequest: null }, prefix: '{khue}', concurrency }, createRedisBackend)
      : (new Worker(handler.queue, work, { connection: this.connection(), concurrency }, createPostgresBackend) as unknown as Worker)
    worker.on('error', (error: Error) => this.log.warn({ queue: handler.queue, err: error }, 'queue error'))
    worker.on('failed', (job, error) => this.log.warn({ queue: handler.queue, job: job?.id, try: job?.attemptsMade, err: error }, 'a job failed'))
    return worker
  }

  private redisForSending(url: string): Redis {
    this.redis ??= new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false })
    this.redis.on('error', () => undefined)
    return this.redis
  }

  private connection() {
    return { Client: SteadyClient, connectionString: this.address.databaseUrl, schema: SCHEMA, max: 4, migrate: true }
  }
}

async function withTimeout<T>(work: Promise<T>, ms: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined)
  }
}
