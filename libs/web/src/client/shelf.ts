/** Texts that were read and are kept on the device to be read again without a network. What is kept is for the owner's eyes only: names begin with her account. */
export interface Shelf {
  get(name: string): Promise<string | null>
  put(name: string, text: string): Promise<void>
  /** Takes away every text whose name begins so. */
  clear(beginning: string): Promise<void>
}

/** The newest texts that stay on a device: some hundred pages and lessons. */
const ROOM = 300

export function memoryShelf(): Shelf {
  const texts = new Map<string, string>()
  return {
    get: (name) => Promise.resolve(texts.get(name) ?? null),
    put(name, text) {
      texts.delete(name)
      texts.set(name, text)
      for (const oldest of [...texts.keys()].slice(0, -ROOM)) texts.delete(oldest)
      return Promise.resolve()
    },
    clear(beginning) {
      for (const name of [...texts.keys()].filter((key) => key.startsWith(beginning))) texts.delete(name)
      return Promise.resolve()
    },
  }
}

const CACHE = 'khue-read'
const addressOf = (name: string): string => `/kept/${encodeURIComponent(name)}`

/** The browser's own cache. Where it has none (a page that came without TLS) or it refuses (a full disk), the page goes on with its memory. */
export function browserShelf(caches: CacheStorage | undefined): Shelf {
  const memory = memoryShelf()
  if (!caches) return memory
  const inCache = async <Value>(work: (cache: Cache) => Promise<Value>, otherwise: () => Promise<Value>): Promise<Value> => {
    try {
      return await work(await caches.open(CACHE))
    } catch {
      return otherwise()
    }
  }
  return {
    get: (name) => inCache(async (cache) => (await (await cache.match(addressOf(name)))?.text()) ?? memory.get(name), () => memory.get(name)),
    put: (name, text) =>
      inCache(
        async (cache) => {
          await cache.delete(addressOf(name))
          await cache.put(addressOf(name), new Response(text))
          const kept = await cache.keys()
          await Promise.all(kept.slice(0, -ROOM).map((oldest) => cache.delete(oldest)))
        },
        () => memory.put(name, text),
      ),
    async clear(beginning) {
      await memory.clear(beginning)
      await inCache(
        async (cache) => {
          const kept = await cache.keys()
          await Promise.all(kept.filter(({ url }) => new URL(url).pathname.startsWith(addressOf(beginning))).map((request) => cache.delete(request)))
        },
        () => Promise.resolve(),
      )
    },
  }
}
