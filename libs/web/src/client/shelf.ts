/** Texts that were read and are kept on the device to be read again without a network. What is kept is for the owner's eyes only: names begin with her account. */
export interface Shelf {
  get(name: string): Promise<string | null>
  put(name: string, text: string): Promise<void>
  /** Keeps a text until it is taken away, whatever else is read; `get` finds it, `put` renews it. @throws where the device has no room. */
  pin(name: string, text: string): Promise<void>
  isPinned(name: string): Promise<boolean>
  unpin(name: string): Promise<void>
  /** Takes away every text whose name begins so. */
  clear(beginning: string): Promise<void>
}

/** The newest texts that stay on a device: some hundred pages and lessons. What is pinned is not counted. */
const ROOM = 300

export function memoryShelf(): Shelf {
  const texts = new Map<string, string>()
  const pinned = new Map<string, string>()
  return {
    get: (name) => Promise.resolve(pinned.get(name) ?? texts.get(name) ?? null),
    put(name, text) {
      if (pinned.has(name)) pinned.set(name, text)
      texts.delete(name)
      texts.set(name, text)
      for (const oldest of [...texts.keys()].slice(0, -ROOM)) texts.delete(oldest)
      return Promise.resolve()
    },
    pin(name, text) {
      pinned.set(name, text)
      return Promise.resolve()
    },
    isPinned: (name) => Promise.resolve(pinned.has(name)),
    unpin(name) {
      pinned.delete(name)
      return Promise.resolve()
    },
    clear(beginning) {
      for (const kept of [texts, pinned]) for (const name of [...kept.keys()].filter((key) => key.startsWith(beginning))) kept.delete(name)
      return Promise.resolve()
    },
  }
}

/** What was read, and what was downloaded: the second is never thrown out for the first. */
const READ = 'khue-read'
const PINNED = 'khue-pinned'
const addressOf = (name: string): string => `/kept/${encodeURIComponent(name)}`

/** The browser's own cache. Where it has none (a page that came without TLS) or it refuses (a full disk), the page goes on with its memory. */
export function browserShelf(caches: CacheStorage | undefined): Shelf {
  const memory = memoryShelf()
  if (!caches) return memory
  const orMemory = async <Value>(work: () => Promise<Value>, otherwise: () => Promise<Value>): Promise<Value> => {
    try {
      return await work()
    } catch {
      return otherwise()
    }
  }
  const find = async (cache: string, name: string): Promise<string | null> => (await (await (await caches.open(cache)).match(addressOf(name)))?.text()) ?? null
  const isPinned = (name: string): Promise<boolean> => orMemory(async () => (await (await caches.open(PINNED)).match(addressOf(name))) !== undefined, () => memory.isPinned(name))
  return {
    get: (name) => orMemory(async () => (await find(PINNED, name)) ?? (await find(READ, name)) ?? (await memory.get(name)), () => memory.get(name)),
    put: (name, text) =>
      orMemory(
        async () => {
          if (await isPinned(name)) return (await caches.open(PINNED)).put(addressOf(name), new Response(text))
          const cache = await caches.open(READ)
          await cache.delete(addressOf(name))
          await cache.put(addressOf(name), new Response(text))
          const kept = await cache.keys()
          await Promise.all(kept.slice(0, -ROOM).map((oldest) => cache.delete(oldest)))
        },
        () => memory.put(name, text),
      ),
    pin: async (name, text) => (await caches.open(PINNED)).put(addressOf(name), new Response(text)),
    isPinned,
    unpin: (name) => orMemory(async () => void (await (await caches.open(PINNED)).delete(addressOf(name))), () => memory.unpin(name)),
    async clear(beginning) {
      await memory.clear(beginning)
      for (const name of [READ, PINNED]) {
        await orMemory(
          async () => {
            const cache = await caches.open(name)
            const kept = await cache.keys()
            await Promise.all(kept.filter(({ url }) => new URL(url).pathname.startsWith(addressOf(beginning))).map((request) => cache.delete(request)))
          },
          () => Promise.resolve(),
        )
      }
    },
  }
}
