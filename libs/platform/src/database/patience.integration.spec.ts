import { randomUUID } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import QueryStream from 'pg-query-stream'
import { QueryFailedError } from 'typeorm'
import { presentFault } from '../http/index.js'
import { Log, requestContext } from '../observability/index.js'
import { isPassing } from '../outbox/faults.js'
import { testDatabase, type TestDatabase } from '../testing/index.js'
import { Database, isOutOfPatience, type Patiences, type Tx } from './index.js'

const patience: Patiences = { request: { statement: 300, lock: 200, idle: 500 }, background: { statement: 5_000, lock: 4_000, idle: 6_000 } }
const inRequest = <T>(work: () => Promise<T>): Promise<T> => requestContext.run({ requestId: randomUUID(), ip: '', locale: 'vi' }, work)
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

describe('the way to PostgreSQL', () => {
  let test: TestDatabase
  let direct: Database
  let behindPooler: Database
  beforeAll(async () => {
    test = await testDatabase([])
    direct = await Database.open(test.url, [], { poolSize: 1, patience })
    behindPooler = await Database.open(test.url, [], { poolSize: 1, patience, pooler: true })
    await test.database.transaction((tx) => tx.sql('CREATE TABLE public.thing (id int PRIMARY KEY)'))
  })
  afterAll(async () => {
    await direct.close()
    await behindPooler.close()
    await test.close()
  })

  const limitsIn = async (tx: Tx): Promise<string[]> => {
    const [row] = await tx.sql<{ limits: string[] }>(`SELECT ARRAY[current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout')] AS limits`)
    return row?.limits ?? []
  }
  const ofRequests = ['300ms', '200ms', '500ms']
  const ofBackground = ['5s', '4s', '6s']

  it('has little patience for a request and more for background work, and for nothing none', async () => {
    expect(await inRequest(() => direct.transaction(limitsIn))).toEqual(ofRequests)
    expect(await inRequest(() => direct.read(limitsIn))).toEqual(ofRequests)
    expect(await direct.transaction(limitsIn)).toEqual(ofBackground)
    expect(await direct.transaction(limitsIn, 'REPEATABLE READ')).toEqual(ofBackground)
    expect(await direct.read(limitsIn)).toEqual(ofRequests)
  })

  it('sets it with each transaction alone where a pooler hands connections on', async () => {
    expect(await inRequest(() => behindPooler.transaction(limitsIn))).toEqual(ofRequests)
    expect(await inRequest(() => behindPooler.read(limitsIn))).toEqual(ofRequests)
    expect(await behindPooler.transaction(limitsIn)).toEqual(ofBackground)
    expect((await behindPooler.source.query(`SELECT current_setting('statement_timeout') AS t`)) as unknown).toEqual([{ t: '0' }])
  })

  it('tells a person that it took too long, and nothing of the statement', async () => {
    const log = Log.create('silent', 'test')
    const faultOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error)
    const late = await faultOf(inRequest(() => direct.read((tx) => tx.sql('SELECT pg_sleep(10)'))))
    const byTypeOrm = await faultOf(inRequest(() => direct.transaction((tx) => tx.manager.query('SELECT pg_sleep(10)'))))
    expect(byTypeOrm).toBeInstanceOf(QueryFailedError)
    const locked = await faultOf(test.database.transaction(async (holder) => {
      await holder.sql('LOCK TABLE public.thing')
      await inRequest(() => direct.transaction((tx) => tx.sql('SELECT FROM public.thing')))
    }))
    for (const fault of [late, byTypeOrm, locked]) {
      expect([isOutOfPatience(fault), isPassing(fault)]).toEqual([true, true])
      const { code, message } = presentFault(fault, 'vi', log)
      expect([code, message]).toEqual(['TOO_MANY_REQUESTS', expect.stringContaining('lâu quá')])
    }
    expect((await inRequest(() => direct.transaction((tx) => tx.sql<{ one: number }>('SELECT 1 AS one'))))[0]?.one).toBe(1)
  })

  it('lets go of a transaction that stands still', async () => {
    const idle = inRequest(() => direct.transaction(() => new Promise((resolve) => setTimeout(resolve, 900))))
    expect(isPassing(await idle.catch((error: unknown) => error))).toBe(true)
    expect(await direct.transaction(limitsIn)).toEqual(ofBackground)
  })

  it.each([
    ['a COPY from it that nobody reads on', async (tx: Tx) => {
      const stopped = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no more')) })
      await pipeline(tx.stream(copyTo('COPY (SELECT generate_series(1, 100000000)) TO STDOUT')), stopped)
    }],
    ['a COPY to it that breaks off', async (tx: Tx) => {
      const broken = Readable.from((function* () {
        yield '1\n'
        throw new Error('no more')
      })())
      await pipeline(broken, tx.stream(copyFrom('COPY public.thing FROM STDIN')))
    }],
    ['rows that nobody reads on', async (tx: Tx) => {
      for await (const row of tx.stream(new QueryStream('SELECT generate_series(1, 100000000) AS n', [], { batchSize: 10 }))) if ((row as { n: number }).n === 25) throw new Error('no more')
    }],
    ['a COPY that is only begun', async (tx: Tx) => {
      tx.stream(copyTo('COPY (SELECT pg_sleep(100)) TO STDOUT'))
      throw new Error('no more')
    }],
  ])('lets go of %s: the next gets a connection, and nothing was written', async (_, work) => {
    await expect(direct.transaction(work)).rejects.toThrow('no more')
    expect((await direct.transaction((tx) => tx.sql<{ count: number }>('SELECT count(*)::int AS count FROM public.thing')))[0]?.count).toBe(0)
  })

  it('keeps the connection of streams that came to their end', async () => {
    const pid = (tx: Tx) => tx.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid').then(([row]) => row?.pid)
    const before = await direct.transaction(pid)
    await direct.transaction(async (tx) => {
      await pipeline(tx.stream(copyTo('COPY (SELECT generate_series(1, 1000)) TO STDOUT')), nowhere())
      await pipeline(Readable.from(['7\n']), tx.stream(copyFrom('COPY public.thing FROM STDIN')))
      for await (const row of tx.stream(new QueryStream('SELECT 1 AS n', []))) expect(row).toEqual({ n: 1 })
      await tx.sql('DELETE FROM public.thing')
    })
    expect(await direct.transaction(pid)).toBe(before)
  })
})
