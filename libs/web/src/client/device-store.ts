/** A small store of texts by name that outlives a reload: the browser's, or one in memory (a server, a spec). */
export interface DeviceStore {
  get(name: string): string | null
  set(name: string, text: string | null): void
  /** All names that begin so. */
  names(beginning: string): readonly string[]
}

export function memoryStore(): DeviceStore {
  const texts = new Map<string, string>()
  return {
    get: (name) => texts.get(name) ?? null,
    set(name, text) {
      if (text === null) texts.delete(name)
      else texts.set(name, text)
    },
    names: (beginning) => [...texts.keys()].filter((name) => name.startsWith(beginning)),
  }
}

/** Where the browser refuses (private mode, a full disk), the page goes on with what it has in memory. */
export function browserStore(storage: Storage): DeviceStore {
  const fallback = memoryStore()
  return {
    get(name) {
      try {
        return storage.getItem(name) ?? fallback.get(name)
      } catch {
        return fallback.get(name)
      }
    },
    set(name, text) {
      fallback.set(name, null)
      try {
        if (text === null) storage.removeItem(name)
        else storage.setItem(name, text)
      } catch {
        fallback.set(name, text)
      }
    },
    names(beginning) {
      const kept = fallback.names(beginning)
      try {
        return [...new Set([...kept, ...Object.keys(storage).filter((name) => name.startsWith(beginning))])]
      } catch {
        return kept
      }
    },
  }
}

/** Reads what was written as JSON; what is not of the form that is expected counts as absent. */
export function readJson<Value>(store: DeviceStore, name: string, isValue: (value: unknown) => value is Value): Value | null {
  const text = store.get(name)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isValue(value) ? value : null
  } catch {
    return null
  }
}
