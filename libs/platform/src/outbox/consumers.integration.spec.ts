import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database, Tx } from '../database/index.js'
import { Log, Metrics } from '../observability/index.js'
import { JobQueues, type QueueName, queues as table } from '../queues/index.js'
import { testDatabase, type TestDatabase } from '../testing/index.js'
import { applyBatch, ConsumersRepository, eventKind, type NewEvent, Outbox, outboxContext, OutboxRepository, type QueuedConsumer, Relay, type StoredEvent } from './index.js'

eventKind('heard', z.object({ n: z.number() }))
eventKind('renamed', z.object({ name: z.string() }), [({ title, ...rest }) => ({ ...rest, name: String(title) })])

/** Takes each event once: a second time it would stumble over its key. */
class Keeper implements QueuedConsumer {
  readonly given: StoredEvent[] = []
  constructor(
    readonly name: QueuedConsumer['name'],
    readonly kinds: readonly string[] = ['heard'],
  ) {}

  async apply(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    this.given.push(...events)
    await tx.sql('INSERT INTO kept (consumer, event_id) SELECT $1, unnest($2::uuid[])', [this.name, events.map((event) => event.id)])
  }
}

const heard = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => ({ id: randomUUID(), kind: 'heard', version: 1, occurredAt: new Date(), payload: { n } }))
const idsOf = (events: readonly NewEvent[]): string[] => events.map((event) => event.id ?? '').sort()

describe('consumers beside one another', () => {
  let test: TestDatabase
  let database: Database
  let queues: JobQueues
  const relays: Relay[] = []
  /** Queues that a relay of the test works on. */
  const worked = new Set<QueueName>()
  const outbox = new Outbox()
  const repository = new OutboxRepository()
  const consumers = new ConsumersRepository()
  const log = Log.create('silent', 'test')
  const metrics = new Metrics()

  beforeEach(async () => {
    test = await testDatabase([outboxContext])
    database = test.database
    await database.read((tx) => tx.sql('CREATE TABLE kept (consumer text, event_id uuid, PRIMARY KEY (consumer, event_id))'))
    queues = new JobQueues({ databaseUrl: test.url }, log)
  })
  afterAll(() => metrics.close())
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.stop()
    worked.clear()
    await queues.close()
    await test.close()
  })

  const relayOf = (...own: Keeper[]): Relay => {
    const relay = new Relay({ database, repository, queues, log, metrics }, own, { pollMs: 10, resendMs: 500 })
    relays.push(relay)
    for (const { name } of own) worked.add(name)
    return relay
  }
  const work = (...relaysToStart: Relay[]): void => {
    for (const queue of Object.keys(table) as QueueName[]) if (!worked.has(queue)) queues.handledBy({ queue, handle: async () => undefined })
    queues.start()
    for (const relay of relaysToStart) relay.start()
  }
  const tell = (events: NewEvent[]) => database.transaction((tx) => outbox.add(tx, events))
  const kept = async (consumer: string): Promise<string[]> =>
    (await database.read((tx) => tx.sql<{ id: string }>('SELECT event_id AS id FROM kept WHERE consumer = $1 ORDER BY event_id::text', [consumer]))).map((row) => row.id)
  const pathState = () => database.read((tx) => repository.state(tx))
  const stateOf = async (name: string) => (await database.read((tx) => repository.state(tx))).consumers.find((one) => one.name === name)
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 400; tries++) {
      if (await condition()) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('It did not come about within 20 s')
  }
  const register = (name: string, kinds = ['heard']) => database.transaction((tx) => consumers.register(tx, name, kinds))
  const batchesOf = async (name: string): Promise<number> => (await database.read((tx) => tx.sql('SELECT FROM outbox.batch WHERE consumer = $1', [name]))).length

  it('are not held up by one that nobody works for any more, and what is on its way to it does not grow', async () => {
    const keeper = new Keeper('indicators')
    const relay = relayOf(keeper)
    await register('former')
    await relay.register()
    work()
    const told: NewEvent[] = []
    for (let turn = 0; turn < 40; turn++) {
      const some = heard(3)
      told.push(...some)
      await tell(some)
      await relay.once()
    }
    relay.start()
    await until(async () => (await kept('indicators')).length === told.length)
    expect(await kept('indicators')).toEqual(idsOf(told))
    expect(await batchesOf('former')).toBe(24)
    expect(await database.read((tx) => tx.sql('SELECT FROM outbox.waiting'))).toEqual([])
  })

  it('get all of it, each once, when one that was too far behind comes back', async () => {
    const told: NewEvent[] = []
    const absent = new Keeper('competency')
    const keeper = new Keeper('indicators')
    const relay = relayOf(keeper)
    await register('competency')
    await relay.register()
    for (let turn = 0; turn < 60; turn++) {
      const some = heard(2)
      told.push(...some)
      await tell(some)
      await relay.once()
    }
    // Nobody works on the queue: either was given 24 batches of two events, and is owed the rest of its 120.
    expect(await pathState()).toMatchObject({ sent: 2 * 48, waiting: 2 * 72 })
    const back = relayOf(absent)
    await back.register()
    work(relay, back)
    for (let turn = 0; turn < 30; turn++) {
      const some = heard(2)
      told.push(...some)
      await tell(some)
    }
    await until(async () => {
      const { waiting, sent } = await pathState()
      return waiting + sent === 0
    })
    expect(await kept('competency')).toEqual(idsOf(told))
    expect(await kept('indicators')).toEqual(idsOf(told))
    await until(async () => (await stateOf('competency'))?.filling === false)
    expect(await stateOf('competency')).toMatchObject({ sent: 0, parked: 0 })
  })

  it('fill a new one with the past beside what comes, each event once, though writers commit late', async () => {
    const told = [...heard(12_000)]
    await tell(told)
    const relay = relayOf(new Keeper('indicators'))
    const beside = relayOf(new Keeper('competency'))
    await relay.register()
    work(relay)
    const late = Array.from({ length: 5 }, () => heard(4))
    let commit: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (commit = resolve))
    let begun = 0
    const writers = late.map((events) =>
      database.transaction(async (tx) => {
        await outbox.add(tx, events)
        begun++
        await gate
      }),
    )
    await until(async () => begun === late.length)
    await beside.register()
    beside.start()
    for (let turn = 0; turn < 20; turn++) {
      const some = heard(5)
      told.push(...some)
      await tell(some)
    }
    await until(async () => (await kept('competency')).length === 100)
    expect(await stateOf('competency')).toMatchObject({ filling: true })
    commit()
    await Promise.all(writers)
    told.push(...late.flat())
    await until(async () => (await kept('competency')).length === told.length && (await kept('indicators')).length === told.length)
    expect(await kept('competency')).toEqual(idsOf(told))
    expect(await kept('indicators')).toEqual(idsOf(told))
    expect((await database.read((tx) => repository.state(tx))).parked).toBe(0)
  })

  it('go on being filled from where it stood when the process dies', async () => {
    const told = heard(12_000)
    await tell(told)
    await register('indicators')
    const died = new Error('killed')
    await expect(
      database.transaction(async (tx) => {
        await consumers.fill(tx, ['indicators'])
        throw died
      }),
    ).rejects.toBe(died)
    await database.transaction((tx) => consumers.fill(tx, ['indicators']))
    await database.transaction((tx) => consumers.fill(tx, ['indicators']))
    const relay = relayOf(new Keeper('indicators'))
    work(relay)
    await until(async () => (await kept('indicators')).length === told.length)
    expect(await kept('indicators')).toEqual(idsOf(told))
  })

  it('are made known while a writer is at work: neither waits for the other', async () => {
    await register('indicators')
    const told = heard(3)
    await database.transaction(async (tx) => {
      await outbox.add(tx, told)
      await register('competency')
      await database.transaction(async (other) => {
        await other.sql(`SET LOCAL lock_timeout = '3s'`)
        await outbox.add(other, heard(1))
      })
    })
  })

  it('are given a kind that they had not wanted before', async () => {
    const renamed: NewEvent = { id: randomUUID(), kind: 'renamed', version: 2, occurredAt: new Date(), payload: { name: 'a' } }
    const told = heard(3)
    await tell([...told, renamed])
    const narrow = relayOf(new Keeper('indicators'))
    await narrow.register()
    work(narrow)
    await until(async () => (await kept('indicators')).length === 3)
    await narrow.stop()
    expect(await register('indicators', ['heard', 'renamed'])).toEqual(['renamed'])
    narrow.start()
    await until(async () => (await kept('indicators')).length === 4)
    expect(await kept('indicators')).toEqual(idsOf([...told, renamed]))
  })

  it('are forgotten with what they were given, and the events are kept', async () => {
    await register('former')
    await tell(heard(7))
    await database.transaction((tx) => repository.claim(tx, 5))
    await database.transaction((tx) => repository.claim(tx, 5))
    await database.transaction((tx) => tx.sql(`UPDATE outbox.batch SET state = 'PARKED' WHERE cardinality(event_ids) = 2`))
    expect(await database.transaction((tx) => consumers.unregister(tx, 'former'))).toEqual({ sent: 5, parked: 2 })
    expect(await database.transaction((tx) => consumers.unregister(tx, 'former'))).toBeNull()
    expect(await database.read((tx) => tx.sql('SELECT FROM outbox.batch UNION ALL SELECT FROM outbox.filling UNION ALL SELECT FROM outbox.subscription'))).toEqual([])
    expect(await database.read((tx) => tx.sql('SELECT FROM outbox.event'))).toHaveLength(7)
  })

  it('are told apart where they are in no program any more, and count no more as behind', async () => {
    await register('former')
    await register('indicators')
    await tell(heard(2))
    await database.transaction((tx) => repository.claim(tx, 5))
    await database.transaction((tx) => tx.sql(`UPDATE outbox.consumer SET seen_at = seen_at - interval '1 hour' WHERE name = 'former'`))
    expect(await database.read((tx) => repository.state(tx))).toMatchObject({ sent: 2 })
    expect(await stateOf('former')).toMatchObject({ retired: true, sent: 2 })
    expect(await stateOf('indicators')).toMatchObject({ retired: false, sent: 2 })
  })

  describe('read the kept events in their newest version', () => {
    const keep = (kind: string, version: number, payload: object): Promise<string> => {
      const id = randomUUID()
      return database.transaction(async (tx) => {
        await tx.sql(`WITH e AS (INSERT INTO outbox.event (id, kind, version, occurred_at, payload) VALUES ($1, $2, $3, now(), $4) RETURNING *)
          INSERT INTO outbox.waiting (seq, event_id, recorded_at, kind) SELECT seq, id, recorded_at, kind FROM e`, [id, kind, version, JSON.stringify(payload)])
        return id
      })
    }

    it('whatever version they were written in', async () => {
      const keeper = new Keeper('indicators', ['renamed'])
      await register('indicators', ['renamed'])
      await keep('renamed', 1, { title: 'cũ' })
      await keep('renamed', 2, { name: 'mới' })
      const { batches } = await database.transaction((tx) => repository.claim(tx, 5))
      expect(await applyBatch({ database, repository, log, metrics }, keeper, batches[0]?.id ?? '')).toEqual([])
      expect(keeper.given.map((event) => [event.version, event.payload]).sort()).toEqual([[2, { name: 'cũ' }], [2, { name: 'mới' }]])
    })

    it('and park what nobody declared, or cannot be brought there, with the reason', async () => {
      const keeper = new Keeper('indicators', ['renamed', 'unheard-of'])
      await register('indicators', ['renamed', 'unheard-of'])
      const [unknown, ahead, broken] = [await keep('unheard-of', 1, {}), await keep('renamed', 9, {}), await keep('renamed', 2, { name: 'tốt' }), await keep('renamed', 1, null as never)].filter((_, n) => n !== 2)
      const { batches } = await database.transaction((tx) => repository.claim(tx, 5))
      const [rest] = await applyBatch({ database, repository, log, metrics }, keeper, batches[0]?.id ?? '')
      expect(await applyBatch({ database, repository, log, metrics }, keeper, rest?.id ?? '')).toEqual([])
      expect(keeper.given).toHaveLength(1)
      const parked = new Map((await database.read((tx) => repository.parked(tx, 9))).map((row) => [row.eventId, row.reason]))
      expect(parked.get(unknown ?? '')).toBe('unknown kind unheard-of')
      expect(parked.get(ahead ?? '')).toBe('unknown version 9 of renamed')
      expect(parked.get(broken ?? '')).toMatch(/^version 1: /)
    })

    it.each([
      ['of a kind that nobody declared', { kind: 'unheard-of', version: 1, payload: {} }],
      ['in another version than the newest', { kind: 'renamed', version: 1, payload: { title: 'x' } }],
      ['that is not what its kind promises', { kind: 'heard', version: 1, payload: { n: 'một' } }],
    ])('and nobody writes an event %s', async (_, event) => {
      await expect(tell([{ ...event, occurredAt: new Date() }])).rejects.toThrow(/kind/)
      expect(await database.read((tx) => tx.sql('SELECT FROM outbox.event'))).toEqual([])
    })
  })
})
