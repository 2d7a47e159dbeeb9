import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { attachMonths, type Database, dropMonthsBefore, migrate, type Tx } from '../database/index.js'
import { Log, Metrics } from '../observability/index.js'
import { testDatabase, type TestDatabase } from '../testing/index.js'
import { applyBatch, ConsumersRepository, eventKind, Outbox, outboxContext, OutboxRepository, type StoredEvent } from './index.js'
import { MakeTheOutbox1764000000000 } from './migrations/1764000000000-make-the-outbox.js'

eventKind('noted', z.object({ n: z.number() }))
const EVENTS = { table: 'outbox.event', key: 'timestamptz' } as const

describe('a database from before events were kept by month', () => {
  let test: TestDatabase
  let database: Database
  const repository = new OutboxRepository()
  const at = { repository, log: Log.create('silent', 'test'), metrics: new Metrics() }
  const ids: string[] = Array.from({ length: 40 }, () => randomUUID())

  beforeAll(async () => {
    test = await testDatabase([{ schema: 'outbox', entities: [], migrations: [MakeTheOutbox1764000000000] }])
    database = test.database
    await database.transaction(async (tx) => {
      await tx.sql(
        `INSERT INTO outbox.event (id, kind, version, account_id, occurred_at, recorded_at, payload)
         SELECT id, 'noted', 1, gen_random_uuid(), now(), date_trunc('milliseconds', now() - n * interval '20 days'), jsonb_build_object('n', n) FROM unnest($1::uuid[]) WITH ORDINALITY AS r(id, n)`,
        [ids],
      )
      await tx.sql(`INSERT INTO outbox.consumer (name, kinds, applied) VALUES ('known', '{noted}', 30)`)
      await tx.sql(`INSERT INTO outbox.waiting (event_id, kind) SELECT unnest($1::uuid[]), 'noted'`, [ids.slice(0, 3)])
      await tx.sql(`INSERT INTO outbox.batch (consumer, event_ids) VALUES ('known', $1)`, [ids.slice(3, 8)])
      await tx.sql(`INSERT INTO outbox.batch (consumer, event_ids, state, reason) VALUES ('known', $1, 'PARKED', 'bad')`, [[ids[8]]])
    })
    await migrate(test.url, [outboxContext])
  })
  afterAll(async () => {
    at.metrics.close()
    await test.close()
  })

  it('keeps every event, without its account', async () => {
    const rows = await database.read((tx) => tx.sql<{ id: string }>('SELECT * FROM outbox.event'))
    expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
    expect(Object.keys(rows[0] ?? {})).not.toContain('account_id')
  })

  it('gives its consumer what was on its way, and a new one everything, each once', async () => {
    await database.transaction((tx) => new ConsumersRepository().register(tx, 'fresh', ['noted']))
    await database.transaction((tx) => new Outbox().add(tx, [{ kind: 'noted', version: 1, occurredAt: new Date(), payload: { n: 99 } }]))
    const all = (await database.read((tx) => tx.sql<{ id: string }>('SELECT id FROM outbox.event'))).map((row) => row.id)
    const given = { known: [] as string[], fresh: [] as string[] }
    await database.transaction((tx) => repository.claim(tx, 100))
    while ((await database.transaction((tx) => new ConsumersRepository().fill(tx, ['fresh']))) !== null) continue
    const batches = await database.read((tx) => tx.sql<{ id: string; consumer: 'known' | 'fresh' }>(`SELECT id, consumer FROM outbox.batch WHERE state = 'SENT'`))
    for (const { id, consumer } of batches) {
      const apply = async (_: Tx, events: readonly StoredEvent[]): Promise<void> => void given[consumer].push(...events.map((event) => event.id))
      await applyBatch({ ...at, database }, { name: consumer, kinds: ['noted'], apply }, id)
    }
    const news = all.filter((id) => !ids.includes(id))
    expect(given.known.sort()).toEqual([...ids.slice(0, 8), ...news].sort())
    expect(given.fresh.sort()).toEqual([...all].sort())
    expect((await database.read((tx) => repository.parked(tx, 9))).map((row) => row.eventId)).toEqual([ids[8]])
  })

  it('is given coming months while somebody writes, and nobody waits', async () => {
    const month = '2031-05-01'
    await database.transaction(async (tx) => {
      await new Outbox().add(tx, [{ kind: 'noted', version: 1, occurredAt: new Date(), payload: { n: 1 } }])
      await database.transaction(async (other) => {
        await other.sql(`SET LOCAL lock_timeout = '3s'`)
        await attachMonths(other, EVENTS, [month])
        await attachMonths(other, EVENTS, [month, '2019-01-01'])
        await tx.sql('SELECT FROM outbox.event LIMIT 1')
        await tx.sql(`INSERT INTO outbox.event (id, kind, version, occurred_at, payload) VALUES (gen_random_uuid(), 'noted', 1, now(), '{"n":2}')`)
      })
    })
    await database.transaction((tx) => tx.sql(`INSERT INTO outbox.event (id, kind, version, occurred_at, recorded_at, payload) VALUES (gen_random_uuid(), 'noted', 1, now(), '2031-05-31T23:59:59Z', '{"n":3}')`))
    expect(await dropMonthsBefore(database, EVENTS, new Date('2031-05-31'))).not.toContain('outbox.event_2031_05')
    expect(await dropMonthsBefore(database, EVENTS, new Date('2031-06-01'))).toContain('outbox.event_2031_05')
    expect(await database.read((tx) => tx.sql('SELECT FROM outbox.event'))).toEqual([])
  })
})
