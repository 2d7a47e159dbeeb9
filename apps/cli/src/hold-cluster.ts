import pg from 'pg'
import { advisoryLocks } from '@khue/platform/database'

/** Who stops the embedded database when it is done with it; held as long as its connection lives. */
export interface Hold {
  /** Whether anybody but the holder still uses the database. */
  isShared(): Promise<boolean>
  letGo(): Promise<void>
}

/** Takes hold of the embedded database at `url`; null where another process that lives has it. */
export async function holdCluster(url: string): Promise<Hold | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'khue-hold' })
  client.on('error', () => undefined)
  await client.connect()
  const letGo = (): Promise<void> => client.end().catch(() => undefined)
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [advisoryLocks.clusterHolder])
  if (!rows[0]?.held) {
    await letGo()
    return null
  }
  const others = 'SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = current_database() AND backend_type = $1 AND pid <> pg_backend_pid()'
  return {
    letGo,
    isShared: async () => ((await client.query<{ others: number }>(others, ['client backend'])).rows[0]?.others ?? 0) > 0,
  }
}
