import { randomUUID } from 'node:crypto'

/** Devices as people have them: a wrong clock, no room, a private window. Each for a context before its first page is opened. */

/** The clock is a day ahead. */
export function aheadByADay(context) {
  return context.addInitScript(() => {
    const RealDate = Date
    globalThis.Date = class extends RealDate {
      constructor(...parts) {
        if (parts.length === 0) super(RealDate.now() + 86_400_000)
        else super(...parts)
      }
      static now() {
        return RealDate.now() + 86_400_000
      }
    }
  })
}

/** The browser refuses to keep anything in its database. */
export function withoutDatabase(context) {
  return context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  })
}

/** The device has no room left for an origin, from the start: the browser remembers for a while what room it had. */
export async function fullFor(origin, { context, page }) {
  const cdp = await context.newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
}

/** Waits until a page tells that just so much waits to be sent. */
export const pending = (page, count) => page.locator(`[data-sync-pending="${count}"]`).first().waitFor()

/** Waits until so much waits to be sent, or more: a reading tells also how far it was read, once a while has passed. */
export function atLeast(page, count) {
  return page.waitForFunction((least) => Number(document.querySelector('[data-sync-pending]')?.getAttribute('data-sync-pending') ?? 0) >= least, count)
}

/** What the app of before kept in localStorage: lessons, as [title, id], that were done and wait. */
export function keepAsBefore(page, accountId, lessons) {
  const events = lessons.map(([title, lessonId]) => ({ clientEventId: randomUUID(), lessonId, position: 1, done: true, occurredAt: new Date().toISOString(), title }))
  return page.evaluate(([name, text]) => localStorage.setItem(name, text), [`khue.progress.${accountId}`, JSON.stringify({ waiting: events, refused: [], batchSize: 100 })])
}

/** Makes downloads as an older app made them: of no form, and without what is asked for now. */
export function makeOlder(page, accountId) {
  return page.evaluate(async (name) => {
    const cache = await caches.open('khue-pinned')
    for (const request of await cache.keys()) if (decodeURIComponent(request.url).includes('/EnrolledContent/')) await cache.put(request, new Response('{"enrolment":{"course":{}}}'))
    localStorage.setItem(name, localStorage.getItem(name).replaceAll(/,"form":"\w+"/g, ''))
  }, `khue.downloads.${accountId}`)
}

/** Waits until no download is of an older app. */
export function renewed(page, accountId) {
  return page.waitForFunction((name) => Object.values(JSON.parse(localStorage.getItem(name) ?? '{}').courses ?? {}).every(({ parts }) => Object.values(parts).every(({ form }) => form)), `khue.downloads.${accountId}`)
}
