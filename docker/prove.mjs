import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, startRedis } from '../tools/lib/redis.mjs'

/**
 * Proves of the image what can be proved without a container engine: that every path the Dockerfile copies exists, that its
 * commands build in a clean folder, and that the services run from that output, with production dependencies alone,
 * against PostgreSQL and a real Redis.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'khue-docker-'))
const lines = readFileSync(join(root, 'docker/Dockerfile'), 'utf8').split('\n')
const stages = readStages()
const tell = (text) => process.stdout.write(`${text}\n`)
const children = []

try {
  const folders = Object.fromEntries(Object.keys(stages).map((name) => [name, join(work, name)]))
  for (const [name, steps] of Object.entries(stages)) {
    mkdirSync(folders[name], { recursive: true })
    for (const step of steps) perform(step, name, folders)
  }
  await runServices(folders['final'])
  tell('The image: every path exists, the build is clean, all services answered and stopped cleanly.')
} catch (error) {
  tell(`The image does not hold: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  for (const stop of children.reverse()) await stop()
  rmSync(work, { recursive: true, force: true })
}

/** The Dockerfile's stages with their COPY and RUN lines, in order. */
function readStages() {
  const found = {}
  let stage = 'final'
  for (const line of lines) {
    const [word, ...rest] = line.trim().split(/\s+/)
    if (word === 'FROM') {
      stage = rest[1]?.toUpperCase() === 'AS' ? rest[2] : 'final'
      found[stage] = []
    } else if (word === 'COPY' || word === 'RUN') found[stage].push({ word, rest })
  }
  return found
}

function perform({ word, rest }, stage, folders) {
  if (word === 'RUN') {
    if (stage === 'final') return
    tell(`  ${stage}: ${rest.join(' ')}`)
    const [program, ...words] = rest
    execFileSync(program, words, { cwd: folders[stage], stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() })
    return
  }
  const from = rest[0].startsWith('--from=') ? rest[0].slice('--from='.length) : null
  const [to, ...sources] = rest.slice(from ? 1 : 0).reverse()
  for (const source of sources.reverse()) {
    const path = from ? join(folders[from], source.replace(/^\/khue\/?/, '')) : join(root, source)
    if (!existsSync(path)) throw new Error(`COPY ${source}: there is no such path`)
    const target = join(folders[stage], to.endsWith('/') && !from && sources.length > 1 ? join(to, source) : to)
    cpSync(path, target, { recursive: true, verbatimSymlinks: true, filter: (file) => from !== null || !/[/\\](node_modules|dist|dist-server|\.git|\.khue|\.nx|built|manifests)$|\.tsbuildinfo$/.test(file) })
  }
}

/** This environment without what npm or a developer put into it. */
function plainEnvironment(more = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|DATABASE_URL|REDIS_URL|KHUE_|PORT$|NODE_(?!EXTRA_CA_CERTS$))/i.test(name))
  return { ...Object.fromEntries(kept), PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`, ...more }
}

async function runServices(folder) {
  const { EmbeddedCluster } = await import(new URL('../libs/platform/dist/database/embedded.js', import.meta.url).href)
  const cluster = await EmbeddedCluster.start(join(work, 'pg'))
  children.push(() => cluster.stop())
  const redis = await startRedis()
  if (!redis) throw new Error('redis-server is not on PATH (apt-get install redis-server)')
  children.push(redis.stop)
  const doors = { learning: '/graphql', campaign: '/campaign/graphql', worker: null }
  await Promise.all(Object.entries(doors).map(([name, door]) => tryService(folder, name, door, { DATABASE_URL: cluster.url(), REDIS_URL: redis.url })))
}

async function tryService(folder, name, door, settings) {
  const port = String(await freePort())
  const env = plainEnvironment({ ...settings, NODE_ENV: 'production', PORT: port, HOST: '127.0.0.1', KHUE_HOME: join(work, 'files') })
  const child = spawn(join(root, 'node_modules/.bin/node'), [`apps/${name}/dist/main.js`], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words = (words + chunk).slice(-4_000)))
  const gone = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  children.push(() => child.exitCode ?? (child.kill('SIGKILL'), gone))
  const at = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${name} did not become ready:\n${words}`)
    if ((await fetch(`${at}/readyz`).catch(() => null))?.status === 200) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  execFileSync(join(root, 'node_modules/.bin/node'), ['healthy.mjs'], { cwd: folder, env })
  if (door) {
    const answer = await fetch(at + door, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' })
    if (answer.status !== 200) throw new Error(`${name}: ${door} answers ${answer.status}`)
  }
  child.kill('SIGTERM')
  const code = await gone
  if (code !== 0) throw new Error(`${name} ended with ${code} on SIGTERM:\n${words}`)
  tell(`  ${name}: ready, alive, ${door ? 'its door answers, ' : ''}stopped with 0`)
}
