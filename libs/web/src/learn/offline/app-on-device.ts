import { type DeviceStore, readJson } from '../../client/device-store.js'

/** Whether the app itself opens on this device without a network. `unable`: this browser keeps none (a private window, an old one); `failed`: not yet. */
export type AppKept = 'kept' | 'unable' | 'failed'

/**
 * The app on this device: its service worker leads this page, and everything that the worker answers with is there. With `documents`
 * the reader of PDF files too, which is larger than the rest and comes only where there is something to read with it.
 */
export interface AppOnDevice {
  /** Brings it here. */
  keep(documents: boolean): Promise<AppKept>
  /** Looks whether it is still here: browsers throw out what they please. */
  isKept(documents: boolean): Promise<boolean>
}

/** What the worker keeps of one deployment: in which cache, the address of its shell, and of everything. */
interface AppFiles {
  readonly cache: string
  readonly shell: string
  readonly all: readonly string[]
}

const FILES = 'khue.app'
const READER = 'khue.app-reader'
const isFiles = (value: unknown): value is AppFiles =>
  typeof value === 'object' && value !== null && 'cache' in value && typeof value.cache === 'string' && 'shell' in value && typeof value.shell === 'string' && 'all' in value && Array.isArray(value.all)

const isList = (value: unknown): value is readonly string[] => Array.isArray(value)

/** So long the worker may take to fetch the app on a weak network, and then to lead the page, in ms. */
const FETCHING = 180_000
const LEADING = 10_000
/** So long it may take to keep what it has answered with, and how often one looks, in ms. */
const KEEPING = 10_000
const LOOK = 100

interface Browser {
  readonly workers: ServiceWorkerContainer | undefined
  readonly caches: CacheStorage
  readonly fetch: typeof globalThis.fetch
  readonly store: DeviceStore
  readonly later: (milliseconds: number, run: () => void) => () => void
  /** Loads the reader of documents. @returns the addresses of its files. */
  readonly loadReader: () => Promise<readonly string[]>
}

export function browserApp({ workers, caches, fetch, store, later, loadReader }: Browser): AppOnDevice {
  const isKept = async (documents: boolean): Promise<boolean> =>
    workers?.controller?.state === 'activated' && (await hasAllFiles(caches, store).catch(() => false)) && (!documents || (await hasReader(caches, store).catch(() => false)))
  /** Waits for an event, but not for ever: what has come of it is looked at afterwards. */
  const within = (milliseconds: number, target: EventTarget | null, event: string, isThere: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isThere()) return resolve()
      const stopWaiting = later(milliseconds, resolve)
      target?.addEventListener(event, () => {
        if (!isThere()) return
        stopWaiting()
        resolve()
      })
    })

  return {
    isKept,
    async keep(documents) {
      if (!workers) return 'unable'
      if (await isKept(documents)) return 'kept'
      try {
        // Some browsers have the name alone, and answer with nothing.
        const registration = (await workers.register('/sw.js', { scope: '/' })) as ServiceWorkerRegistration | undefined
        if (!registration) return 'unable'
        const coming = registration.active ? null : (registration.installing ?? registration.waiting)
        if (registration.active) await mend(registration, caches, store, fetch)
        await within(FETCHING, coming, 'statechange', () => registration.active !== null || coming?.state === 'redundant')
        await within(LEADING, workers, 'controllerchange', () => workers.controller !== null)
        await within(LEADING, workers.controller, 'statechange', () => workers.controller?.state === 'activated')
        // What the page had before the worker led it came past the worker, which keeps what it sees.
        if (documents && (await isKept(false))) {
          const files = await loadReader()
          await Promise.all(files.map(async (address) => (await fetch(address)).arrayBuffer()))
          store.set(READER, JSON.stringify(files))
          // The worker answers first and keeps afterwards.
          for (let looks = 0; looks < KEEPING / LOOK && !(await hasReader(caches, store)); looks++) await new Promise<void>((resolve) => void later(LOOK, resolve))
        }
      } catch (error) {
        return error instanceof DOMException && error.name !== 'AbortError' ? 'unable' : 'failed'
      }
      return (await isKept(documents)) ? 'kept' : 'failed'
    },
  }
}

/** What the worker keeps now; null where it has no shell. */
async function filesNow(caches: CacheStorage): Promise<AppFiles | null> {
  for (const cache of (await caches.keys()).filter((name) => name.includes('precache'))) {
    const all = (await (await caches.open(cache)).keys()).map(({ url }) => url)
    const shell = all.find((url) => new URL(url).pathname === '/index.html')
    if (shell !== undefined) return { cache, shell, all }
  }
  return null
}

/** A worker leads only once it has fetched everything: what was there then has to be there later, until another deployment takes its place. */
async function hasAllFiles(caches: CacheStorage, store: DeviceStore): Promise<boolean> {
  const now = await filesNow(caches)
  if (!now) return false
  const known = readJson(store, FILES, isFiles)
  if (known && now.all.includes(known.shell)) return known.all.every((url) => now.all.includes(url))
  store.set(FILES, JSON.stringify(now))
  return true
}

async function hasReader(caches: CacheStorage, store: DeviceStore): Promise<boolean> {
  const files = readJson(store, READER, isList) ?? []
  return files.length > 0 && (await Promise.all(files.map((address) => caches.match(address)))).every((found) => found !== undefined)
}

/** Brings back what the browser has thrown out, which a worker that leads already does not. Where a newer app is on its way, that one brings everything itself. */
async function mend(registration: ServiceWorkerRegistration, caches: CacheStorage, store: DeviceStore, fetch: typeof globalThis.fetch): Promise<void> {
  const known = readJson(store, FILES, isFiles)
  const now = await filesNow(caches)
  if (!known && now) return
  await registration.update()
  if (registration.installing || registration.waiting) return
  // Nobody knows what there was: the worker is begun anew when the page is opened again.
  if (!known) return void (await registration.unregister())
  const cache = await caches.open(known.cache)
  const there = new Set((await cache.keys()).map(({ url }) => url))
  for (const url of known.all.filter((one) => !there.has(one))) {
    const address = new URL(url)
    address.searchParams.delete('__WB_REVISION__')
    const response = await fetch(address, { cache: 'reload' })
    if (!response.ok) throw new TypeError(`${address.pathname}: ${response.status}`)
    await cache.put(url, response)
  }
}
