import { type IDBPDatabase, openDB } from 'idb'

/** Where what waits to be sent is kept, by name: plain data that outlives a reload. */
export interface Keep {
  /** @returns undefined where nothing is kept. @throws where the device refuses. */
  read(name: string): Promise<unknown>
  /**
   * Reads, changes and writes in one transaction, so that no other tab comes between.
   * @returns what is kept now, once it really is. @throws where the device refuses: then all is as it was.
   */
  change<Value>(name: string, change: (kept: unknown) => Value): Promise<Value>
}

/** Keeps in memory, in copies as a device would: for a server and for specs. */
export function memoryKeep(): Keep {
  const kept = new Map<string, unknown>()
  return {
    read: (name) => Promise.resolve(structuredClone(kept.get(name))),
    change(name, change) {
      const next = change(structuredClone(kept.get(name)))
      kept.set(name, structuredClone(next))
      return Promise.resolve(next)
    },
  }
}

const DATABASE = 'khue'
const STORE = 'kept'
/** So long the browser may take to open its database, in ms; some never answer where they mean to refuse. */
const PATIENCE = 4_000

/**
 * Keeps in the browser's IndexedDB. Private windows and full disks may refuse it, at any time.
 * @param onKept hears the name of what was changed, once it is kept.
 */
export function browserKeep(onKept: (name: string) => void): Keep {
  let opened: Promise<IDBPDatabase> | null = null
  const forget = (): void => {
    opened = null
  }
  const open = async (): Promise<IDBPDatabase> => {
    const opening = openDB(DATABASE, 1, {
      upgrade: (database) => void database.createObjectStore(STORE),
      // Another tab's app wants to change the database: it need not wait for this one.
      blocking: (_from, _to, event) => {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      terminated: forget,
    })
    return Promise.race([opening, new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('the database does not open')), PATIENCE))])
  }
  const database = (): Promise<IDBPDatabase> => {
    opened ??= open().catch((error: unknown) => {
      forget()
      throw error
    })
    return opened
  }
  return {
    read: async (name) => (await database()).get(STORE, name),
    async change(name, change) {
      const transaction = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' })
      const write = async () => {
        const next = change(await transaction.store.get(name))
        await transaction.store.put(next, name)
        return next
      }
      const [next] = await Promise.all([write(), transaction.done])
      onKept(name)
      return next
    },
  }
}
