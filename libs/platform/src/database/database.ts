import { performance } from 'node:perf_hooks'
import { finished, type Readable, type Writable } from 'node:stream'
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm'
import type { PoolClient, QueryResult, QueryResultRow, Submittable } from 'pg'
import { requestContext } from '../observability/request-context.js'
import type { PersistenceContext } from './context.js'
import { statementObserver } from './observe.js'
import { connectionOptions, type Patience, type Patiences, setLocally, usualPatience } from './patience.js'
import type { Statement } from './statement.js'
import { SteadyClient } from './steady-client.js'

/**
 * One open transaction (or one connection, for reading). Everything a use case does goes through it:
 * entities by `manager`, hot paths by `run` (named, prepared) and sets by `sql` (unnamed).
 */
export class Tx {
  private readonly streams = new Set<Readable | Writable>()

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
  ) {}

  /** TypeORM's view of the same transaction. */
  get manager(): EntityManager {
    return this.runner.manager
  }

  /**
   * Begins a COPY or a cursor. What is not read or written to its end closes the connection with the transaction: a COPY that
   * was left in the middle would answer no ROLLBACK, and hold the connection for good.
   */
  stream<S extends Submittable & (Readable | Writable)>(stream: S): S {
    this.streams.add(stream)
    finished(stream, (error) => {
      if (!error) this.streams.delete(stream)
    })
    return this.client.query(stream)
  }

  /** Whether a stream was left in the middle, so that the connection can be used no more. */
  get isStuck(): boolean {
    return this.streams.size > 0
  }

  /** Runs a named statement. @returns its rows. */
  async run<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.observed<Row>({ name: statement.name, text: statement.text, values: values as unknown[] })).rows
  }

  /** Runs SQL that is not worth a plan of its own. @returns its rows. */
  async sql<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.observed<Row>({ text, values: values as unknown[] })).rows
  }

  /** As `sql`, but tells how many rows were written. */
  async write(text: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.observed({ text, values: values as unknown[] })).rowCount ?? 0
  }

  private async observed<Row extends QueryResultRow>(query: { name?: string; text: string; values: unknown[] }): Promise<QueryResult<Row>> {
    const begun = performance.now()
    try {
      return await this.client.query<Row>(query)
    } finally {
      statementObserver.seen(query, performance.now() - begun)
    }
  }
}

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE'

export interface DatabaseOptions {
  /** Connections at the most. */
  readonly poolSize?: number
  readonly patience?: Patiences
  /** Whether a pooler of transactions stands between: then connections begin without options, and each transaction sets its own. */
  readonly pooler?: boolean
}

/**
 * The way to PostgreSQL: one pool a process. Nothing on it waits for good: what a request asked for has little patience, everything
 * else (jobs, events, commands) that of the background.
 */
export class Database {
  private constructor(
    readonly source: DataSource,
    private readonly patience: Patiences,
    private readonly pooler: boolean,
  ) {}

  /** Opens a pool on `url` for the given contexts. */
  static async open(url: string, contexts: readonly PersistenceContext[], { poolSize = 10, patience = usualPatience, pooler = false }: DatabaseOptions = {}): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      applicationName: 'khue',
      poolSize,
      entities: contexts.flatMap((context) => [...context.entities]) as never[],
      migrations: [],
      synchronize: false,
      logging: false,
      extra: { Client: SteadyClient, idleTimeoutMillis: 60_000, ...connectionOptions(pooler ? null : patience.request) },
      poolErrorHandler: () => undefined,
    })
    await source.initialize()
    return new Database(source, patience, pooler)
  }

  /** Runs `work` in one transaction: its return commits, its throw rolls back. */
  async transaction<T>(work: (tx: Tx) => Promise<T>, isolation?: Isolation): Promise<T> {
    return this.borrow(async (tx) => {
      const patience = this.ownPatience()
      await tx.sql(`BEGIN${isolation ? ` ISOLATION LEVEL ${isolation}` : ''}${patience ? `; ${setLocally(patience)}` : ''}`)
      try {
        const result = await work(tx)
        await tx.sql('COMMIT')
        return result
      } catch (error) {
        if (!tx.isStuck) await tx.sql('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  /** Runs reads on one connection: each statement sees what is committed when it starts, and none takes longer than a request may. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.pooler ? this.transaction(work) : this.borrow(work)
  }

  /** What a transaction has to set; null where the connection's own suits. */
  private ownPatience(): Patience | null {
    if (!requestContext.getStore()) return this.patience.background
    return this.pooler ? this.patience.request : null
  }

  private async borrow<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner()
    try {
      const client = (await runner.connect()) as PoolClient
      const tx = new Tx(runner, client)
      try {
        return await work(tx)
      } finally {
        if (tx.isStuck) (client as PoolClient & SteadyClient).abandon()
      }
    } finally {
      await runner.release()
    }
  }

  /** Whether PostgreSQL answers. */
  async answers(): Promise<boolean> {
    try {
      await this.read((tx) => tx.sql('SELECT 1'))
      return true
    } catch {
      return false
    }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy()
  }
}
