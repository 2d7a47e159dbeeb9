import { browserStore, type DeviceStore, memoryStore } from './device-store.js'
import { browserShelf, memoryShelf, type Shelf } from './shelf.js'

/** What the senders need of the machine they run on; given to them, so that a server or a spec can be one too. */
export interface Device {
  readonly store: DeviceStore
  readonly shelf: Shelf
  now(): Date
  newId(): string
  /** Runs once after a while. @returns what takes it back. */
  later(milliseconds: number, run: () => void): () => void
  /** Hears when sending may succeed again: the network is back, the page is seen again. */
  onAwake(listener: () => void): void
  /** Does the work while no other tab of the device does work of this name. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result>
  /** Hears when another tab changed a text of the store. */
  onChangeElsewhere(listener: (name: string) => void): void
}

/** A machine without a screen: it keeps nothing and sends nothing by itself. */
export function quietDevice(): Device {
  return { store: memoryStore(), shelf: memoryShelf(), now: () => new Date(), newId: () => crypto.randomUUID(), later: () => () => undefined, onAwake: () => undefined, alone: (_name, work) => work(), onChangeElsewhere: () => undefined }
}

/** The browser that shows the page. */
export function browserDevice(window: Window & typeof globalThis): Device {
  return {
    store: browserStore(window.localStorage),
    shelf: browserShelf(window.caches),
    now: () => new Date(),
    newId: () => newUuid(window.crypto),
    later(milliseconds, run) {
      const timer = window.setTimeout(run, milliseconds)
      return () => window.clearTimeout(timer)
    },
    onAwake(listener) {
      window.addEventListener('online', listener)
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
    },
  }
}

/** A random UUID also where the page came without TLS (a school's own network): there `randomUUID` is missing. */
function newUuid(source: Crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
