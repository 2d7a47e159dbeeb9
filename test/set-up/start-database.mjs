import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** One PostgreSQL (and one Redis, where there is one to start) for the whole run, in folders and on ports of its own. */
export default async function startDatabase() {
  if (!process.env.KHUE_TEST_DATABASE_URL) {
    const built = new URL('../../libs/platform/dist/database/embedded.js', import.meta.url)
    if (!existsSync(built)) throw new Error('Build first: npx tsc -b libs/platform')
    const { EmbeddedCluster } = await import(built.href)
    const cluster = await EmbeddedCluster.start(mkdtempSync(join(tmpdir(), 'khue-test-')), { flags: ['max_connections=200', 'fsync=off'] })
    process.env.KHUE_TEST_DATABASE_URL = cluster.url('postgres')
    await letMakeDatabases(cluster)
    globalThis.khueTestCluster = cluster
  }
  if (!process.env.KHUE_TEST_REDIS_URL) {
    if (process.env.REDIS_URL) process.env.KHUE_TEST_REDIS_URL = process.env.REDIS_URL
    else if (hasRedis()) await startRedis()
  }
}

/** The specs run as the application's role, no superuser; all it may do beyond the application is to make a database for each of them. */
async function letMakeDatabases(cluster) {
  const client = new pg.Client({ connectionString: cluster.superuserUrl() })
  await client.connect()
  await client.query('ALTER ROLE khue_app CREATEDB')
  await client.end()
}

function hasRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function startRedis() {
  const port = await freePort()
  const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve, reject) => {
    redis.stdout.on('data', (chunk) => String(chunk).includes('Ready to accept connections') && resolve())
    redis.once('exit', () => reject(new Error('redis-server did not start')))
  })
  process.env.KHUE_TEST_REDIS_URL = `redis://127.0.0.1:${port}`
  globalThis.khueTestRedis = redis
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
