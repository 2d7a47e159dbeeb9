/** The files of courses on the device. The service worker answers from the same place when a lesson asks for one. */
export interface MediaCache {
  has(address: string): Promise<boolean>
  /** @throws QuotaExceededError where the device is full; then nothing of the file is kept. */
  put(address: string, response: Response): Promise<void>
  delete(address: string): Promise<void>
}

const CACHE = 'khue-media'

export function browserMedia(caches: CacheStorage): MediaCache {
  const open = (): Promise<Cache> => caches.open(CACHE)
  return {
    has: async (address) => (await (await open()).match(address)) !== undefined,
    put: async (address, response) => (await open()).put(address, response),
    delete: async (address) => void (await (await open()).delete(address)),
  }
}
