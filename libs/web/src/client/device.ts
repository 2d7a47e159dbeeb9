import { browserStore, type DeviceStore, memoryStore } from './device-store.js'
import { browserKeep, type Keep, memoryKeep } from './keep.js'
import { browserShelf, memoryShelf, type Shelf } from './shelf.js'

/** The language that was chosen on a device, by this name in its store and in the cookie that tells the services. */
export const LOCALE = 'khue.locale'

/** What the senders need of the machine they run on; given to them, so that a server or a spec can be one too. */
export interface Device {
  readonly store: DeviceStore
  readonly keep: Keep
  readonly shelf: Shelf
  now(): Date
  newId(): string
  /** Whether there may be a network; false only where there surely is none. */
  online(): boolean
  /** Runs once after a while. @returns what takes it back. */
  later(milliseconds: number, run: () => void): () => void
  /** Hears when sending may succeed again: the network is back, the page is seen again. */
  onAwake(listener: () => void): void
  /** Does the work while no other tab of the device does work of this name. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result>
  /** Hears when another tab changed something of the store or the keep. */
  onChangeElsewhere(listener: (name: string) => void): void
  /** Lets the services know, with every page that is asked for, which language is read here. */
  tellLocale(locale: string): void
}

/** A machine without a screen: it keeps nothing and sends nothing by itself. */
export function quietDevice(): Device {
  return { store: memoryStore(), keep: memoryKeep(), shelf: memoryShelf(), now: () => new Date(), newId: () => crypto.randomUUID(), online: () => true, later: () => () => undefined, onAwake: () => undefined, alone: (_name, work) => work(), onChangeElsewhere: () => undefined, tellLocale: () => undefined }
}

/** Where tabs tell one another what they have kept. */
const TABS = 'khue-kept'

/** The browser that shows the page. */
export function browserDevice(window: Window & typeof globalThis): Device {
  const tabs = new window.BroadcastChannel(TABS)
  return {
    store: browserStore(window.localStorage),
    keep: browserKeep((name) => tabs.postMessage(name)),
    shelf: browserShelf(window.caches),
    now: () => new Date(),
    newId: () => newUuid(window.crypto),
    online: () => window.navigator.onLine,
    later(milliseconds, run) {
      const timer = window.setTimeout(run, milliseconds)
      return () => window.clearTimeout(timer)
    },
    onAwake(listener) {
      window.addEventListener('online', listener)
      // A page that comes back as it was left has heard nothing meanwhile.
      window.addEventListener('pageshow', ({ persisted }) => persisted && listener())
      window.document.addEventListener('visibilitychange', () => {
        if (window.document.visibilityState === 'visible') listener()
      })
    },
    // Browsers without locks (and pages without TLS) send side by side: the server takes each thing once.
    alone: (name, work) => (window.navigator.locks ? window.navigator.locks.request(name, work) : work()),
    onChangeElsewhere(listener) {
      window.addEventListener('storage', ({ key }) => {
        if (key !== null) listener(key)
      })
      tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data)
      })
    },
    tellLocale(locale) {
      window.document.cookie = `${LOCALE}=${locale}; path=/; max-age=31536000; samesite=lax`
    },
  }
}

/** A random UUID also where the page came without TLS (a school's own network): there `randomUUID` is missing. */
function newUuid(source: Crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
