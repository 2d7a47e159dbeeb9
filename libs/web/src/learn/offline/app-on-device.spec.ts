import { memoryStore } from '../../client/device-store.js'
import { browserApp } from './app-on-device.js'

const SITE = 'https://khue.example'
const PRECACHE = 'workbox-precache-v2'
const deployment = (name: string): string[] => [`${SITE}/index.html?__WB_REVISION__=${name}`, `${SITE}/assets/first-${name}.js`, `${SITE}/assets/quiz-${name}.js`]

/** A browser's caches, by name and address. */
function cachesOf() {
  const kept = new Map<string, Map<string, Response>>()
  const open = (name: string) => {
    const texts = kept.get(name) ?? new Map<string, Response>()
    kept.set(name, texts)
    return Promise.resolve({
      keys: () => Promise.resolve([...texts.keys()].map((url) => ({ url }))),
      put: (url: string, response: Response) => Promise.resolve(void texts.set(url, response)),
    })
  }
  const caches = { keys: () => Promise.resolve([...kept.keys()]), open, match: (url: string) => Promise.resolve([...kept.values()].map((texts) => texts.get(url)).find((found) => found !== undefined)) }
  const fill = (name: string, urls: readonly string[]): void => void kept.set(name, new Map(urls.map((url) => [url, new Response('')])))
  return { kept, fill, caches: caches as unknown as CacheStorage }
}

/** A browser that registers a worker as it is told: `fetches` is what the worker has kept when it is active. */
function browser({ registers = 'works' as 'works' | 'nothing' | 'refuses' | 'away', fetches = deployment('one'), leads = true, newer = false } = {}) {
  const { kept, fill, caches } = cachesOf()
  const store = memoryStore()
  const asked: string[] = []
  class Worker extends EventTarget {
    state: ServiceWorkerState = 'installing'
  }
  const worker = new Worker()
  const registration = { active: null as Worker | null, installing: worker as Worker | null, waiting: null as Worker | null, updated: 0, gone: false, update: () => Promise.resolve(void (registration.installing = newer ? new Worker() : null)), unregister: () => Promise.resolve((registration.gone = true)) }
  const workers = Object.assign(new EventTarget(), {
    controller: null as Worker | null,
    register() {
      if (registers === 'nothing') return Promise.resolve(undefined)
      if (registers === 'refuses') return Promise.reject(new DOMException('private', 'SecurityError'))
      if (registers === 'away') return Promise.reject(new TypeError('no script'))
      if (!registration.active) setTimeout(activate)
      return Promise.resolve(registration)
    },
  })
  const activate = (): void => {
    if (fetches.length === 0) {
      worker.state = 'redundant'
      return void worker.dispatchEvent(new Event('statechange'))
    }
    fill(PRECACHE, fetches)
    worker.state = 'activated'
    Object.assign(registration, { active: worker, installing: null })
    worker.dispatchEvent(new Event('statechange'))
    if (!leads) return
    workers.controller = worker
    workers.dispatchEvent(new Event('controllerchange'))
  }
  const reader = [`${SITE}/assets/pdf-one.js`, `${SITE}/assets/pdf.worker-one.mjs`]
  const parts = {
    caches, store, workers: workers as unknown as ServiceWorkerContainer,
    fetch: ((address: string | URL) => {
      asked.push(String(address))
      if (reader.includes(String(address))) fill('khue-assets', [...(kept.get('khue-assets')?.keys() ?? []), String(address)])
      return Promise.resolve(new Response('again'))
    }) as unknown as typeof globalThis.fetch,
    later: (_milliseconds: number, run: () => void) => {
      const timer = setTimeout(run, 30)
      return () => clearTimeout(timer)
    },
    loadReader: () => Promise.resolve(reader),
  }
  return { app: browserApp(parts), parts, kept, fill, asked, registration, workers }
}

describe('the app on a device', () => {
  it('is here once its worker leads the page with everything it answers with', async () => {
    const { app } = browser()
    expect(await app.isKept(false)).toBe(false)
    expect(await app.keep(false)).toBe('kept')
    expect(await app.isKept(false)).toBe(true)
  })

  it.each([['nothing', 'unable'], ['refuses', 'unable'], ['away', 'failed']] as const)('is not in a browser whose registering %s', async (registers, kept) => {
    expect(await browser({ registers }).app.keep(false)).toBe(kept)
  })

  it('is not in a browser without workers, nor where its files did not come, nor where the worker does not lead', async () => {
    expect(await browserApp({ ...browser().parts, workers: undefined }).keep(false)).toBe('unable')
    expect(await browser({ fetches: [] }).app.keep(false)).toBe('failed')
    expect(await browser({ leads: false }).app.keep(false)).toBe('failed')
  })

  it('is found missing where the browser has thrown out any of it, and brought back', async () => {
    const { app, kept, asked } = browser()
    await app.keep(false)
    kept.get(PRECACHE)?.delete(`${SITE}/assets/quiz-one.js`)
    expect(await app.isKept(false)).toBe(false)
    expect([await app.keep(false), asked]).toEqual(['kept', [`${SITE}/assets/quiz-one.js`]])
    kept.delete(PRECACHE)
    expect(await app.isKept(false)).toBe(false)
    expect([await app.keep(false), kept.get(PRECACHE)?.size, asked]).toEqual(['kept', 3, expect.arrayContaining([`${SITE}/index.html`])])
  })

  it('is here as another deployment too, which takes the place of the one before', async () => {
    const { app, fill } = browser()
    await app.keep(false)
    fill(PRECACHE, [...deployment('one'), ...deployment('two')])
    expect(await app.isKept(false)).toBe(true)
    fill(PRECACHE, deployment('two').slice(0, 3))
    expect(await app.isKept(false)).toBe(true)
    fill(PRECACHE, deployment('two').slice(0, 2))
    expect(await app.isKept(false)).toBe(false)
  })

  it('is begun anew where nobody knows what there was, and not mended while a newer one is on its way', async () => {
    const lost = browser()
    await lost.app.keep(false)
    lost.kept.clear()
    lost.parts.store.set('khue.app', null)
    expect([await lost.app.keep(false), lost.registration.gone]).toEqual(['failed', true])
    const newer = browser({ newer: true })
    await newer.app.keep(false)
    newer.kept.clear()
    expect([await newer.app.keep(false), newer.asked]).toEqual(['failed', []])
  })

  it('has the reader of documents where there are documents, and not without', async () => {
    const { app, kept, asked } = browser()
    expect([await app.keep(false), asked]).toEqual(['kept', []])
    expect(await app.isKept(true)).toBe(false)
    expect([await app.keep(true), await app.isKept(true), asked.length]).toEqual(['kept', true, 2])
    kept.delete('khue-assets')
    expect(await app.isKept(true)).toBe(false)
  })
})
