import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { type Database, type Tx } from '../database/index.js'
import { Log, Metrics } from '../observability/index.js'
import { JobQueues, type QueueName, queues as table } from '../queues/index.js'
import { testDatabase, type TestDatabase } from '../testing/index.js'
import { applyBatch, eventKind, type NewEvent, Outbox, outboxContext, OutboxRepository, type QueuedConsumer, Relay, type StoredEvent, UnusableEvents } from './index.js'

const redisUrl = process.env['KHUE_TEST_REDIS_URL']
const backends = [['postgres', undefined] as const, ...(redisUrl ? [['redis', redisUrl] as const] : [])]

/** A consumer that keeps what it was given in a table, and stumbles over what its test forbids. */
class Keeper implements QueuedConsumer {
  readonly kinds = ['seen']
  /** How many events it was given, each time. */
  readonly given: number[] = []
  constructor(
    readonly name: 'indicators' | 'competency',
    public stumble: (event: StoredEvent) => Error | null = () => null,
  ) {}

  async apply(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    this.given.push(events.length)
    for (const event of events) {
      const fault = this.stumble(event)
      if (fault) throw fault
    }
    await tx.sql('INSERT INTO kept (consumer, event_id) SELECT $1, unnest($2::uuid[])', [this.name, events.map((event) => event.id)])
  }
}

/** Handlers that do nothing, for the queues that this is not about. */
function leaveTheRest(queues: JobQueues): void {
  for (const queue of Object.keys(table) as QueueName[]) if (queue !== 'indicators' && queue !== 'competency') queues.handledBy({ queue, handle: async () => undefined })
}

/** Forgets everything that Redis holds. */
async function wipe(url: string): Promise<void> {
  const redis = new Redis(url)
  await redis.flushall()
  redis.disconnect()
}

eventKind('seen', z.object({ n: z.number() }))

const seen = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({ id: randomUUID(), kind: 'seen', version: 1, occurredAt: new Date(), payload: { n } }))

describe.each(backends)('the event path on %s', (_, redis) => {
  let test: TestDatabase
  let database: Database
  let queues: JobQueues
  let relay: Relay
  let indicators: Keeper
  const outbox = new Outbox()
  const repository = new OutboxRepository()
  const log = Log.create('silent', 'test')
  const metrics = new Metrics()

  const build = (resendMs: number): void => {
    queues = new JobQueues({ redisUrl: redis, databaseUrl: test.url }, log)
    leaveTheRest(queues)
    indicators = new Keeper('indicators')
    relay = new Relay({ database, repository, queues, log, metrics }, [indicators, new Keeper('competency')], { pollMs: 20, resendMs })
  }
  const stop = async (): Promise<void> => {
    await relay.stop()
    await queues.close()
  }
  const tell = (events: NewEvent[]) => database.transaction((tx) => outbox.add(tx, events))
  const kept = async (consumer = 'indicators'): Promise<string[]> =>
    (await database.read((tx) => tx.sql<{ id: string }>('SELECT event_id AS id FROM kept WHERE consumer = $1', [consumer]))).map((row) => row.id)
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 400; tries++) {
      if (await condition()) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('It did not come about within 20 s')
  }

  beforeEach(async () => {
    test = await testDatabase([outboxContext])
    database = test.database
    await database.read((tx) => tx.sql('CREATE TABLE kept (consumer text, event_id uuid, PRIMARY KEY (consumer, event_id))'))
    if (redis) await wipe(redis)
    build(500)
    await relay.register()
  })
  afterAll(() => metrics.close())
  afterEach(async () => {
    await stop()
    await test.close()
  })

  it('brings every event to each of its consumers, once', async () => {
    const events = seen(5_000)
    await tell(events)
    queues.start()
    relay.start()
    await until(async () => (await kept()).length === 5_000 && (await kept('competency')).length === 5_000)
    expect(new Set(await kept())).toEqual(new Set(events.map((event) => event.id)))
    expect(await database.read((tx) => repository.state(tx))).toMatchObject({ waiting: 0, sent: 0, parked: 0 })
  })

  it('applies what waits behind a batch together with it, and a bad event among them is parked alone', async () => {
    const events = seen(40)
    const bad = events[17]?.id
    indicators.stumble = (event) => (event.id === bad ? new Error('cannot be read') : null)
    for (let n = 0; n < 8; n++) {
      await tell(events.slice(n * 5, n * 5 + 5))
      await relay.once()
    }
    const [first] = await database.read((tx) => tx.sql<{ id: string }>(`SELECT id FROM outbox.batch WHERE consumer = 'indicators' AND $1 = ANY (event_ids)`, [events[0]?.id]))
    const at = { database, repository, log, metrics }
    expect(await applyBatch(at, indicators, first?.id ?? '')).toEqual([])
    expect(indicators.given).toEqual([40, 5])
    expect((await kept()).sort()).toEqual(events.slice(0, 5).map((event) => event.id).sort())
    queues.start()
    relay.start()
    await until(async () => (await kept()).length === 39 && (await database.read((tx) => repository.state(tx))).sent === 0)
    expect((await database.read((tx) => repository.parked(tx, 10))).map((row) => row.eventId)).toEqual([bad])
  })

  it('parks a bad event alone, lets the rest through, and takes it at a retry', async () => {
    const events = seen(9)
    const bad = events[4]?.id
    indicators.stumble = (event) => (event.id === bad ? new Error('cannot be read') : null)
    await tell(events)
    queues.start()
    relay.start()
    await until(async () => (await kept()).length === 8 && (await database.read((tx) => repository.parked(tx, 10))).length === 1)
    const [parked] = await database.read((tx) => repository.parked(tx, 10))
    expect(parked).toMatchObject({ eventId: bad, consumer: 'indicators', reason: 'cannot be read' })
    indicators.stumble = () => null
    expect(await database.transaction((tx) => repository.retry(tx, [parked?.id ?? '']))).toBe(1)
    await until(async () => (await kept()).length === 9)
  })

  it('parks at once the events that a consumer names', async () => {
    const events = seen(6)
    const bad = new Map([[events[0]?.id ?? '', 'no resident'], [events[5]?.id ?? '', 'no unit']])
    indicators.stumble = (event) => (bad.has(event.id) ? new UnusableEvents(bad) : null)
    await tell(events)
    queues.start()
    relay.start()
    await until(async () => (await kept()).length === 4)
    expect((await database.read((tx) => repository.parked(tx, 10))).map((row) => row.reason).sort()).toEqual(['no resident', 'no unit'])
  })

  it('tries again what failed for a fault that passes, and parks nothing', async () => {
    let faults = 2
    indicators.stumble = () => (faults-- > 0 ? Object.assign(new Error('deadlock detected'), { code: '40P01' }) : null)
    await tell(seen(3))
    queues.start()
    relay.start()
    await until(async () => (await kept()).length === 3)
    expect((await database.read((tx) => repository.state(tx))).parked).toBe(0)
  })

  it('sends again what the queue lost', async () => {
    await tell(seen(3))
    await relay.once()
    if (redis) await wipe(redis)
    else await database.read((tx) => tx.sql('DROP SCHEMA IF EXISTS bullmq CASCADE'))
    await stop()
    build(500)
    queues.start()
    relay.start()
    await until(async () => (await kept()).length === 3 && (await kept('competency')).length === 3)
  })

  it('fills a consumer that is made known later with every event kept before', async () => {
    await database.transaction((tx) => tx.sql(`DELETE FROM outbox.consumer WHERE name = 'competency'`))
    await tell(seen(4))
    await relay.once()
    expect((await database.read((tx) => tx.sql(`SELECT FROM outbox.batch WHERE consumer = 'competency'`))).length).toBe(0)
    await relay.register()
    queues.start()
    relay.start()
    await until(async () => (await kept('competency')).length === 4 && (await kept()).length === 4)
  })

  it('loses nothing to a second relay beside the first', async () => {
    const other = new JobQueues({ redisUrl: redis, databaseUrl: test.url }, log)
    leaveTheRest(other)
    const beside = new Relay({ database, repository, queues: other, log, metrics }, [new Keeper('indicators'), new Keeper('competency')], { pollMs: 10, resendMs: 500 })
    queues.start()
    relay.start()
    other.start()
    beside.start()
    for (let n = 0; n < 20; n++) await tell(seen(50))
    await until(async () => (await kept()).length === 1_000)
    await beside.stop()
    await other.close()
  })
})

describe('the table of queues', () => {
  it('does not start where a queue has no handler, and takes no second one', () => {
    const queues = new JobQueues({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' }, Log.create('silent', 'test'))
    const exports = { queue: 'exports' as const, handle: async () => undefined }
    queues.handledBy(exports)
    expect(() => queues.handledBy(exports)).toThrow('two handlers')
    expect(() => queues.start()).toThrow('No handler for the queue indicators, competency')
  })
})
