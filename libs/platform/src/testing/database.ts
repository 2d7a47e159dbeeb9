import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { Database, migrate, type PersistenceContext } from '../database/index.js'

/** A database of one's own, migrated and empty, on the cluster that the test run started. */
export interface TestDatabase {
  database: Database
  url: string
  close(): Promise<void>
}

/** @param contexts whose schemas it has. @throws Error where the test run started no cluster. */
export async function testDatabase(contexts: readonly PersistenceContext[]): Promise<TestDatabase> {
  const cluster = process.env['KHUE_TEST_DATABASE_URL']
  if (!cluster) throw new Error('KHUE_TEST_DATABASE_URL is not set: integration tests run under the project\'s jest configuration')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: cluster })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
  await admin(`CREATE DATABASE ${name}`)
  const address = new URL(cluster)
  address.pathname = `/${name}`
  await migrate(address.toString(), contexts)
  const database = await Database.open(address.toString(), contexts)
  return {
    database,
    url: address.toString(),
    close: async () => {
      await database.close()
      await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
