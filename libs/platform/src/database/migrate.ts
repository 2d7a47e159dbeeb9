import { DataSource, type MigrationInterface } from 'typeorm'
import { advisoryLocks } from './advisory-locks.js'
import type { PersistenceContext } from './context.js'
import { Database } from './database.js'
import { attachMonthsAhead } from './months.js'
import { connectionOptions, usualPatience } from './patience.js'

/**
 * Brings the database to the newest state of the given contexts. Any number of processes may call it at once:
 * one works, the others wait for it and find nothing left to do. The months of its partitioned tables that run and come are made.
 * @returns names of the migrations that ran here, in order.
 */
export async function migrate(url: string, contexts: readonly PersistenceContext[], tell: (name: string) => void = () => undefined): Promise<string[]> {
  const migrations = contexts.flatMap((context) => [...context.migrations]) as (new () => MigrationInterface)[]
  const source = new DataSource({
    type: 'postgres', url, applicationName: 'khue-migrate', poolSize: 2, schema: 'public',
    extra: connectionOptions(usualPatience.background),
    migrations, migrationsTableName: 'khue_migration', migrationsTransactionMode: 'each',
  })
  await source.initialize()
  const holder = source.createQueryRunner()
  try {
    // Whoever comes second waits as long as the first one works; a holder that dies lets go of the lock.
    await holder.query('SET lock_timeout = 0; SET statement_timeout = 0')
    await holder.query('SELECT pg_advisory_lock($1)', [advisoryLocks.migration])
    await holder.query('RESET lock_timeout; RESET statement_timeout')
    for (const { schema } of contexts) await holder.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await holder.query('CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public')
    await holder.query('CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public')
    const done = await source.runMigrations({ transaction: 'each' })
    for (const { name } of done) tell(name)
    const database = await Database.open(url, [], { poolSize: 1 })
    await attachMonthsAhead(database, contexts, new Date()).finally(() => database.close())
    return done.map(({ name }) => name)
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.migration]).catch(() => undefined)
    await holder.release()
    await source.destroy()
  }
}

/** Whether every migration of the contexts has run. */
export async function isMigrated(source: DataSource, contexts: readonly PersistenceContext[]): Promise<boolean> {
  const wanted = contexts.flatMap((context) => context.migrations.map((migration) => migration.name))
  const rows: { name: string }[] = await source.query('SELECT name FROM public.khue_migration WHERE name = ANY($1)', [wanted])
  return rows.length === wanted.length
}
