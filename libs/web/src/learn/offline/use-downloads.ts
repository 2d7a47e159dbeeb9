import { useState } from 'react'
import { type Khue, useAccount, useKhue } from '../../client/index.js'
import { browserApp } from './app-on-device.js'
import { Downloads } from './downloads.js'
import { browserMedia } from './media-cache.js'

const made = new WeakMap<Khue, Map<string, Downloads>>()

/** An account's downloads; made once for a page. Null where the browser keeps nothing (a page that came without TLS). */
export function downloadsOf(khue: Khue, accountId: string): Downloads | null {
  if (typeof window === 'undefined' || !('caches' in window)) return null
  const known = made.get(khue) ?? new Map<string, Downloads>()
  made.set(khue, known)
  const downloads = known.get(accountId) ?? makeDownloads(khue, accountId)
  known.set(accountId, downloads)
  return downloads
}

/** They go on while their owner is signed in. */
function makeDownloads(khue: Khue, accountId: string): Downloads {
  const { caches, navigator } = window
  const { store, later } = khue.device
  const app = browserApp({ workers: navigator.serviceWorker, caches, fetch: (address, request) => window.fetch(address, request), store, later, loadReader: () => import('../document/index.js').then((room) => room.keepPdfReader()) })
  const downloads = new Downloads(khue, accountId, browserMedia(caches), app)
  khue.session.account.subscribe(() => {
    if (khue.session.account.get()?.id !== accountId) void downloads.halt()
  })
  return downloads
}

/** The downloads of who is signed in. */
export function useDownloads(): Downloads | null {
  const khue = useKhue()
  const account = useAccount()
  const [downloads] = useState(() => (account ? downloadsOf(khue, account.id) : null))
  return downloads
}

/** Takes all downloads of an account from the device. */
export async function forgetDownloads(khue: Khue, accountId: string): Promise<void> {
  await downloadsOf(khue, accountId)?.forget()
}

/** Renews what an older app has downloaded; without a network it is left for the next time. */
export async function renewDownloads(khue: Khue, accountId: string): Promise<void> {
  await downloadsOf(khue, accountId)
    ?.renewOlder()
    .catch(() => undefined)
}
