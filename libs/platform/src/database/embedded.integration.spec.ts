import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { outboxContext } from '../outbox/index.js'
import { EmbeddedCluster } from './embedded.js'
import { migrate } from './migrate.js'

const superusers = `SELECT rolname FROM pg_roles WHERE rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication`
/** As a version made them that worked as the superuser. */
const olderThings = `
  CREATE SCHEMA bullmq; CREATE TYPE bullmq.state AS ENUM ('waiting');
  CREATE TABLE bullmq.job (id bigserial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY, state bullmq.state) PARTITION BY RANGE (id);
  CREATE TABLE bullmq.job_1 PARTITION OF bullmq.job FOR VALUES FROM (0) TO (100);
  CREATE SEQUENCE bullmq.alone; CREATE VIEW bullmq.seen AS SELECT * FROM bullmq.job; CREATE MATERIALIZED VIEW bullmq.kept AS SELECT 1 AS n;
  CREATE FUNCTION bullmq.next(by int) RETURNS bigint LANGUAGE sql RETURN nextval('bullmq.alone') + by;
  INSERT INTO bullmq.job (state) VALUES ('waiting')`

describe('the embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khue-embedded-'))
  const file = join(folder, 'cluster.json')
  let cluster: EmbeddedCluster
  afterAll(async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const sql = async <Row extends object>(url: string, text: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Row>(text)).rows
    } finally {
      await client.end()
    }
  }

  it('is worked with as a role that is no superuser and owns its database alone', async () => {
    cluster = await EmbeddedCluster.start(folder)
    await migrate(cluster.url(), [outboxContext])
    expect(await sql(cluster.url(), superusers)).toEqual([{ rolname: 'khue' }])
    expect(await sql(cluster.url(), 'SELECT current_user AS who, count(*)::int AS extensions FROM pg_extension WHERE extname IN (\'unaccent\', \'pg_trgm\')')).toEqual([{ who: 'khue_app', extensions: 2 }])
    for (const beyond of [`COPY (SELECT 1) TO PROGRAM 'true'`, `SELECT pg_read_file('/etc/passwd')`, 'ALTER ROLE khue_app SUPERUSER', 'CREATE DATABASE other', 'SELECT * FROM pg_authid', 'SET ROLE khue']) {
      await expect(sql(cluster.url(), beyond)).rejects.toThrow(/permission denied|must be/)
    }
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('is mended where a version of before worked as the superuser, at the next start and beside one that runs', async () => {
    await sql(cluster.superuserUrl('khue'), `DROP OWNED BY khue_app CASCADE`)
    await sql(cluster.superuserUrl('khue'), 'ALTER DATABASE khue OWNER TO khue')
    await sql(cluster.superuserUrl('khue'), 'DROP ROLE khue_app')
    await migrate(cluster.superuserUrl('khue'), [outboxContext])
    await sql(cluster.superuserUrl('khue'), olderThings)
    const older = () => writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), applicationPassword: undefined }), { mode: 0o600 })
    older()
    const works = async (at: EmbeddedCluster): Promise<void> => {
      expect(await migrate(at.url(), [outboxContext])).toEqual([])
      await sql(at.url(), `INSERT INTO bullmq.job (state) VALUES ('waiting'); ALTER TABLE bullmq.job ADD COLUMN IF NOT EXISTS more text; CREATE OR REPLACE FUNCTION bullmq.next(by int) RETURNS bigint LANGUAGE sql RETURN by`)
      expect((await sql<{ n: number }>(at.url(), 'SELECT count(*)::int AS n FROM outbox.event'))[0]?.n).toBe(0)
      const others = `SELECT relname FROM pg_class WHERE relowner <> 'khue_app'::regrole AND relnamespace IN ('bullmq'::regnamespace, 'outbox'::regnamespace)`
      expect(await sql(at.superuserUrl('khue'), others)).toEqual([])
      expect(await sql(at.url(), superusers)).toEqual([{ rolname: 'khue' }])
    }
    await works((await EmbeddedCluster.running(folder)) as EmbeddedCluster)
    older()
    await cluster.stop()
    cluster = await EmbeddedCluster.start(folder)
    await works(cluster)
    expect((await sql<{ n: number }>(cluster.url(), 'SELECT count(*)::int AS n FROM bullmq.job'))[0]?.n).toBe(3)
  })
})
