import { performance } from 'node:perf_hooks'
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm'
import type { PoolClient, QueryResult, QueryResultRow } from 'pg'
import type { PersistenceContext } from './context.js'
import { statementObserver } from './observe.js'
import type { Statement } from './statement.js'
import { SteadyClient } from './steady-client.js'

/**
 * One open transaction (or one connection, for reading). Everything a use case does goes through it:
 * entities by `manager`, hot paths by `run` (named, prepared) and sets by `sql` (unnamed).
 */
export class Tx {
  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
  ) {}

  /** TypeORM's view of the same transaction. */
  get manager(): EntityManager {
    return this.runner.manager
  }

  /** The `pg` client, for COPY and cursors. */
  get connection(): PoolClient {
    return this.client
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

/** The way to PostgreSQL: one pool a process. */
export class Database {
  private constructor(readonly source: DataSource) {}

  /** Opens a pool on `url` for the given contexts. `poolSize` connections at the most. */
  static async open(url: string, contexts: readonly PersistenceContext[], poolSize = 10): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      applicationName: 'khue',
      poolSize,
      entities: contexts.flatMap((context) => [...context.entities]) as never[],
      migrations: [],
      synchronize: false,
      logging: false,
      extra: { Client: SteadyClient, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000 },
      poolErrorHandler: () => undefined,
    })
    await source.initialize()
    return new Database(source)
  }

  /** Runs `work` in one transaction: its return commits, its throw rolls back. */
  async transaction<T>(work: (tx: Tx) => Promise<T>, isolation?: Isolation): Promise<T> {
    return this.borrow(async (tx) => {
      await tx.sql(isolation ? `BEGIN ISOLATION LEVEL ${isolation}` : 'BEGIN')
      try {
        const result = await work(tx)
        await tx.sql('COMMIT')
        return result
      } catch (error) {
        await tx.sql('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  /** Runs reads on one connection, outside a transaction: each statement sees what is committed when it starts. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.borrow(work)
  }

  private async borrow<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner()
    try {
      const client = (await runner.connect()) as PoolClient
      return await work(new Tx(runner, client))
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
