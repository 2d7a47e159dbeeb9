import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { Database, migrate, type PersistenceContext } from '../database/index.js'

/** A database of one's own, migrated and empty, on the cluster that the test run started. */
export interface TestDatabase {
  database: Database
  url: string
  close(): Promise<void>
}

/**
 * A copy of a template that is migrated once a run for each set of contexts.
 * @param contexts whose schemas it has. @throws Error where the test run started no cluster.
 */
export async function testDatabase(contexts: readonly PersistenceContext[]): Promise<TestDatabase> {
  const cluster = process.env['KHUE_TEST_DATABASE_URL']
  if (!cluster) throw new Error('KHUE_TEST_DATABASE_URL is not set: integration tests run under the project\'s jest configuration')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asAdmin(cluster, async (admin) => {
    const template = await migratedTemplate(admin, cluster, contexts)
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const url = addressOf(cluster, name)
  const database = await Database.open(url, contexts, 10)
  return {
    database,
    url,
    close: async () => {
      await database.close()
      await asAdmin(cluster, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** Named after the very code of its migrations, so that no stale one is taken; whoever needs it first makes it while the others wait. */
async function migratedTemplate(admin: pg.Client, cluster: string, contexts: readonly PersistenceContext[]): Promise<string> {
  const code = contexts.flatMap((context) => [context.schema, ...context.migrations.map(String)])
  const template = `template_${createHash('sha256').update(JSON.stringify(code)).digest('hex').slice(0, 24)}`
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template])
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template])
    if (rowCount) return template
    const making = `${template}_making`
    await admin.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${making}`)
    await migrate(addressOf(cluster, making), contexts)
    await admin.query(`ALTER DATABASE ${making} RENAME TO ${template}`)
    return template
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [template])
  }
}

async function asAdmin<T>(cluster: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: cluster })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function addressOf(cluster: string, name: string): string {
  const address = new URL(cluster)
  address.pathname = `/${name}`
  return address.toString()
}
