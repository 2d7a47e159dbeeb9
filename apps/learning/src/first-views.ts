import type {} from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Log } from '@khue/platform/observability'
import { FirstShell } from './first-shell.js'

/** What the web app's build for servers offers (apps/web/src/first-view.tsx). */
interface WebApp {
  makeFirstView(visit: { address: string; locale?: string | undefined; fetch: typeof globalThis.fetch }, shell: string): Promise<MadeView | null>
}

export interface MadeView {
  /** The whole document. */
  readonly page: string
  /** Whether it tells anything of a person. */
  readonly signedIn: boolean
}

/** Longer than this nobody waits for a first view: the browser begins by itself. In ms. */
const PATIENCE = 1_000
/** So many are made side by side; more visitors than that begin in their browsers, and the doors stay free. */
const AT_ONCE = 12

/** Makes the first views of pages. The page's loaders ask this service's own doors, in the process, as the visitor would. */
export class FirstViews {
  private making = 0

  private constructor(
    private readonly fastify: FastifyInstance,
    private readonly log: Log,
    private readonly app: WebApp,
    readonly shell: FirstShell,
  ) {}

  /** @param built the web app's two builds: its files, and the one for servers. @returns null where that is missing. */
  static async open(fastify: FastifyInstance, log: Log, built: { readonly files: string; readonly server: string }): Promise<FirstViews | null> {
    const path = join(built.server, 'first-view.js')
    if (!existsSync(path)) {
      log.warn({ path }, 'pages begin in the browser: the web app is not built for servers')
      return null
    }
    const app = (await import(pathToFileURL(path).href)) as WebApp
    return new FirstViews(fastify, log, app, FirstShell.read(built.files))
  }

  /** The page with its first view, or null where the browser has to begin by itself: not a page for this, too slow, too much at once, a fault. */
  async of(request: FastifyRequest): Promise<MadeView | null> {
    if (this.making >= AT_ONCE) return null
    this.making += 1
    const made = this.app
      .makeFirstView({ address: request.url, locale: request.cookies['khue.locale'], fetch: this.fetchFor(request) }, this.shell.page)
      .catch((error: unknown) => {
        this.log.warn({ err: error, url: request.routeOptions.url }, 'a first view was not made')
        return null
      })
      .finally(() => (this.making -= 1))
    return Promise.race([made, after(PATIENCE, null, { ref: false })])
  }

  /** Asks with the visitor's cookie from her address: who she is and what she may is decided as ever. Nobody else's is in reach of it. */
  private fetchFor({ headers, ip }: FastifyRequest): typeof globalThis.fetch {
    return async (address, asked = {}) => {
      const own = Object.fromEntries(new Headers(asked.headers))
      for (const name of ['cookie', 'host', 'x-forwarded-proto', 'x-forwarded-host'] as const) {
        const value = headers[name]
        if (value !== undefined) own[name] = String(value)
      }
      const method = asked.method === 'POST' ? 'POST' : 'GET'
      const { statusCode, payload } = await this.fastify.inject({ method, url: String(address), headers: own, remoteAddress: ip, ...(typeof asked.body === 'string' ? { payload: asked.body } : {}) })
      return new Response(payload, { status: statusCode })
    }
  }
}
