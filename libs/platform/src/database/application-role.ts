import type pg from 'pg'

/** The role that Khuê's own programs connect as: it owns its database and no more. */
export const APPLICATION_ROLE = 'khue_app'

/** What is no extension's, in schemas that are not PostgreSQL's own, and somebody else's than the application's. */
const foreign = (oid: string, namespace: string, owner: string, catalogue: string): string => `
  ${owner} <> '${APPLICATION_ROLE}'::regrole AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')
  AND ${namespace} NOT IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')`

/** Sequences of a column and indexes follow their table, row types their relation, arrays and multiranges their type. */
const handOver = `
  SELECT format('ALTER SCHEMA %I OWNER TO ${APPLICATION_ROLE}', nspname) AS command FROM pg_namespace
  WHERE nspowner <> '${APPLICATION_ROLE}'::regrole AND nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')
  UNION ALL
  SELECT format('ALTER TABLE %s OWNER TO ${APPLICATION_ROLE}', c.oid::regclass) FROM pg_class c
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${foreign('c.oid', 'c.relnamespace', 'c.relowner', 'pg_class')}
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
  UNION ALL
  SELECT format('ALTER ROUTINE %s OWNER TO ${APPLICATION_ROLE}', p.oid::regprocedure) FROM pg_proc p WHERE ${foreign('p.oid', 'p.pronamespace', 'p.proowner', 'pg_proc')}
  UNION ALL
  SELECT format('ALTER TYPE %s OWNER TO ${APPLICATION_ROLE}', t.oid::regtype) FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
  WHERE (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND ${foreign('t.oid', 't.typnamespace', 't.typowner', 'pg_type')}`

/** Makes the role, or gives it this password and takes from it whatever more it may have been given. @param superuser a connection to whatever database */
export async function ensureApplicationRole(superuser: pg.Client, password: string): Promise<void> {
  const { rowCount } = await superuser.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE])
  await superuser.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${APPLICATION_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${superuser.escapeLiteral(password)}`,
  )
}

/** Hands a database and all that is in it over to the role, whole or not at all. @param superuser a connection to that database */
export async function handOverDatabase(superuser: pg.Client, name: string): Promise<void> {
  await superuser.query('BEGIN')
  try {
    await superuser.query(`ALTER DATABASE ${superuser.escapeIdentifier(name)} OWNER TO ${APPLICATION_ROLE}`)
    const { rows } = await superuser.query<{ command: string }>(handOver)
    for (const { command } of rows) await superuser.query(command)
    await superuser.query('COMMIT')
  } catch (error) {
    await superuser.query('ROLLBACK')
    throw error
  }
}
