import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NestFactory } from '@nestjs/core'
import pg from 'pg'
import { readSettings } from '@khue/platform/config'
import { EmbeddedCluster, migrate } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'
import { CliModule, cliContexts } from '../../apps/cli/dist/cli.module.js'
import { importAsOperator } from '../../apps/cli/dist/commands/course.js'
import { seed } from '../../apps/cli/dist/installation.js'
import { startRedis } from '../../tools/lib/redis.mjs'
import { courseFolder } from './courses.mjs'
import { registerConsumers } from './drain-directly.mjs'

const service = fileURLToPath(new URL('service.mjs', import.meta.url))

/**
 * Where the figures are taken: a folder, a PostgreSQL (as durable as in production) and ports of its own; everything in it ends
 * with `stop`. Databases are built once a run and copied from there.
 */
export class World {
  #built = new Map()
  #children = new Set()
  #houses = new Set()
  #redis = null

  constructor(home, cluster, tell) {
    this.home = home
    this.cluster = cluster
    this.tell = tell
  }

  static async open(tell) {
    const home = mkdtempSync(join(tmpdir(), 'khue-bench-'))
    return new World(home, await EmbeddedCluster.start(join(home, 'pg'), { flags: ['track_commit_timestamp=on'] }), tell)
  }

  async stop() {
    for (const child of this.#children) child.kill('SIGKILL')
    await Promise.allSettled([...this.#houses].map((house) => house.close()))
    await this.#redis?.stop()
    await this.cluster.stop()
    rmSync(this.home, { recursive: true, force: true })
  }

  /** Address of a Redis of the bench's own. @throws Error where there is no redis-server on PATH. */
  async redisUrl() {
    this.#redis ??= await startRedis()
    if (!this.#redis) throw new Error('There is no redis-server on PATH.')
    return this.#redis.url
  }

  /** The database of a name, made by `build(house)` the first time; `from`: a copy of that one to begin with. @returns its address */
  async database(name, build, from) {
    if (!this.#built.has(name)) {
      const begun = performance.now()
      await this.#create(name, from)
      const house = await this.house(name)
      await build(house)
      await house.close()
      await this.sql(name, 'VACUUM ANALYZE')
      await this.sql(name, 'CHECKPOINT')
      this.#built.set(name, true)
      this.tell(`database ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    }
    return this.cluster.url(name)
  }

  /** A new copy of a built database. @returns its address */
  async copy(from, name) {
    await this.#create(name, from)
    await this.sql(name, 'CHECKPOINT')
    return this.cluster.url(name)
  }

  async drop(name) {
    await this.sql('postgres', `DROP DATABASE "${name}" WITH (FORCE)`)
  }

  async #create(name, from) {
    await this.sql('postgres', `CREATE DATABASE "${name}" OWNER khue_app${from ? ` TEMPLATE "${from}" STRATEGY FILE_COPY` : ''}`)
  }

  /** Migrated, with the city's units, the frameworks, 48 small courses published, and the consumers of events known. */
  base() {
    return this.database('base', async (house) => {
      await registerConsumers(house)
      for (let n = 1; n <= 48; n++) await house.publish({ slug: `khoa-${n}`, lessons: 1, number: n })
    })
  }

  /** Every room without its doors, on a database, in this process. */
  async house(name) {
    const databaseUrl = this.cluster.url(name)
    await migrate(databaseUrl, cliContexts)
    const settings = readSettings({ KHUE_HOME: join(this.home, 'house'), DATABASE_URL: databaseUrl })
    const app = await NestFactory.createApplicationContext(CliModule.forRoot({ service: 'bench', settings, databaseUrl, contexts: cliContexts, log: Log.create('error', 'bench') }), { logger: false, abortOnError: false })
    await seed(app)
    const get = (type) => app.get(type, { strict: false })
    const house = {
      app, get, name, databaseUrl,
      publish: async (course) => {
        const folder = join(this.home, 'course')
        rmSync(folder, { recursive: true, force: true })
        mkdirSync(folder)
        for (const [file, text] of Object.entries(courseFolder(course))) writeFileSync(join(folder, file), text)
        return importAsOperator({ get }, folder, true)
      },
      close: async () => {
        this.#houses.delete(house)
        await app.close()
      },
    }
    this.#houses.add(house)
    return house
  }

  /** A connection to a database; its user ends it. */
  async connect(name) {
    const client = new pg.Client({ connectionString: this.cluster.superuserUrl(name) })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  /** Runs SQL on a database. @returns its rows */
  async sql(name, text, values = []) {
    const client = await this.connect(name)
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }

  /**
   * Starts a service in a process of its own: `learning`, `campaign` or `worker`, as in production, or `export`.
   * @returns its port, and what it is asked for
   */
  async service(name, databaseUrl, environment = {}) {
    const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, KHUE_HOME: join(this.home, 'files'), HOST: '127.0.0.1', PORT: '0', ...environment }
    const child = fork(service, [name], { env, execArgv: ['--expose-gc'], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#children.add(child)
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const answer = () =>
      new Promise((resolve, reject) => {
        child.once('message', (message) => (message.error ? reject(new Error(message.error)) : resolve(message)))
        void gone.then(() => reject(new Error(`The service ${name} has ended`)))
      })
    const ask = (question) => {
      const answered = answer()
      child.send(question)
      return answered
    }
    const { port } = await answer()
    return {
      port,
      ask,
      /** The statements that the service sends while `work` runs. */
      statementsOf: async (work) => {
        await ask({ listen: true })
        await work()
        return (await ask({ listen: false })).statements
      },
      stop: async () => {
        child.kill('SIGTERM')
        await gone
        this.#children.delete(child)
      },
    }
  }
}
