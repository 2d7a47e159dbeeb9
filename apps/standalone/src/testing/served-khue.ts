import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { CourseImportService } from '@khue/catalogue'
import { cliContexts, seed } from '@khue/cli'
import { IdentityService, type Role } from '@khue/identity'
import { serveWebFiles, type webApp } from '@khue/learning-app'
import { serve } from '@khue/platform/app'
import { readSettings } from '@khue/platform/config'
import { Log } from '@khue/platform/observability'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { StandaloneModule } from '../standalone.module.js'
import { StartUp } from '../start-up.js'

/** What a door answers: its status, its data, and of its first error what the contract promises. */
export interface Answer {
  status: number
  data: Record<string, never> | null
  code: string | null
  message: string | null
  fields: { path: string; message: string }[]
}

export interface Asking {
  token?: string | null | undefined
  variables?: object | undefined
  /** `vi` unless told otherwise. */
  locale?: string | undefined
}

/** An account of a test, with its open session. */
export interface TestAccount {
  id: string
  username: string
  token: string
}

/** The doors of this service. */
export type Door = '/graphql' | '/campaign/graphql'

export const PASSWORD = 'một câu chỉ tôi nhớ'

/** Both doors on a database of their own and a free port, with units, frameworks and no accounts. */
export class ServedKhue {
  private accounts = 0

  private constructor(
    readonly app: NestFastifyApplication,
    readonly address: string,
    readonly test: TestDatabase,
    readonly home: string,
  ) {}

  /** @param web the built web app where pages are asked for; else there is none. @param env settings beside the usual ones. */
  static async open({ web, env = {} }: { web?: typeof webApp; env?: Record<string, string> } = {}): Promise<ServedKhue> {
    const test = await testDatabase(cliContexts)
    const home = mkdtempSync(join(tmpdir(), 'khue-served-'))
    const settings = readSettings({ PORT: '0', HOST: '127.0.0.1', KHUE_HOME: home, LOG_LEVEL: 'fatal', DATABASE_URL: test.url, ...env })
    const log = Log.create('fatal', 'test')
    const options = { service: 'test', settings, databaseUrl: test.url, contexts: cliContexts, log }
    const { app, address } = await serve(StandaloneModule.forRoot(options, new StartUp()), { settings, log }, (fastify) => serveWebFiles(fastify, log, web ?? { files: home, server: home }))
    await seed(app)
    return new ServedKhue(app, address.replace('localhost', '127.0.0.1'), test, home)
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.test.close()
    rmSync(this.home, { recursive: true, force: true })
  }

  /** Every route that answers, as `GET /healthz`, sorted; HEAD and OPTIONS left out. */
  routes(): string[] {
    const fastify: FastifyInstance = this.app.getHttpAdapter().getInstance()
    const paths: string[] = []
    const found: string[] = []
    for (const line of fastify.printRoutes().split('\n')) {
      const [, before = '', path = '', methods] = /^([│├└─\s]*)(\S.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line) ?? []
      const depth = before.length / 4
      paths.splice(depth - 1, paths.length, path)
      for (const method of methods?.split(', ') ?? []) found.push(`${method} ${paths.join('')}`)
    }
    return found.filter((route) => !/^(HEAD|OPTIONS) /.test(route)).sort()
  }

  /** A new account living in `unitCode`, signed in. `grant`: its role for a unit, or (null) the whole city. */
  async account(role: Role = 'RESIDENT', { unitCode = '00070', grant = null }: { unitCode?: string | null; grant?: string | null } = {}): Promise<TestAccount> {
    const username = `${role.toLowerCase().replace('_', '-')}-${++this.accounts}`
    const id = await this.app.get(IdentityService, { strict: false }).createAccount({ username, password: PASSWORD, displayName: 'Người Thử Nghiệm', unitCode, role, grantUnitCode: grant })
    return { id, username, token: await this.signIn(username) }
  }

  async signIn(username: string): Promise<string> {
    return (await this.app.get(IdentityService, { strict: false }).signIn(username, PASSWORD)).token
  }

  /** Publishes a course of two articles and a quiz. @returns its lessons' ids, in their order. */
  async course(slug: string): Promise<[article: string, second: string, quiz: string]> {
    const folder = mkdtempSync(join(this.home, 'course-'))
    const lessons = ['01.md', '02.md', '03.gift']
    writeFileSync(join(folder, 'course.yaml'), `slug: ${slug}\ntitle: Khóa ${slug}\nlanguage: vi\nsections:\n  - title: Phần một\n    lessons: [${lessons.map((file) => `{ file: ${file} }`).join(', ')}]\n`)
    writeFileSync(join(folder, '01.md'), '# Bài một\n\nXin chào.\n')
    writeFileSync(join(folder, '02.md'), '# Bài hai\n\nTạm biệt.\n')
    writeFileSync(join(folder, '03.gift'), '::một::Chọn {=đúng ~sai}\n\n::hai::Gõ {=khóa}\n')
    await this.app.get(CourseImportService, { strict: false }).importFolder(folder, { owner: null, publish: true, approve: true })
    const rows = await this.test.database.read((tx) =>
      tx.sql<{ id: string }>('SELECT l.id FROM catalogue.lesson l JOIN catalogue.course c ON c.id = l.course_id WHERE c.slug = $1 ORDER BY l.file', [slug]),
    )
    return rows.map((row) => row.id) as [string, string, string]
  }

  /** Asks a door over HTTP. */
  async ask(door: Door, query: string, { token, variables = {}, locale }: Asking = {}): Promise<Answer> {
    return this.send(door, JSON.stringify({ query, variables }), { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(locale ? { 'accept-language': locale } : {}) })
  }

  /** Sends a body as it is. */
  async send(door: Door, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.address + door, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
    const answer = (await response.json()) as { data?: Answer['data']; errors?: { message: string; extensions: { code: string; fields?: Answer['fields'] } }[] }
    const [error] = answer.errors ?? []
    return { status: response.status, data: answer.data ?? null, code: error?.extensions.code ?? null, message: error?.message ?? null, fields: error?.extensions.fields ?? [] }
  }

  /** How many rows each table of Khuê has; what only counts tries or sessions is left out. */
  async rowCounts(): Promise<Record<string, number>> {
    return this.test.database.read(async (tx) => {
      const tables = await tx.sql<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname NOT IN ('public', 'bullmq', 'pg_catalog', 'information_schema') AND tablename NOT IN ('throttle', 'session') ORDER BY 1`,
      )
      const union = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM ${name}`).join(' UNION ALL ')
      const rows = await tx.sql<{ name: string; count: number }>(union)
      return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
    })
  }

}
