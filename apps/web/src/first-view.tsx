import { createMemoryHistory } from '@tanstack/react-router'
import { makeKhue, quietDevice } from '@khue/web/client'
import { renderToString } from 'react-dom/server'
import { App } from './app.js'
import { makeRouter } from './router.js'

/**
 * The first view of an address as HTML, made without a browser.
 * @param service where the doors are; `fetch` carries the visitor's cookie.
 */
export async function renderFirstView(address: string, service: string, fetch: typeof globalThis.fetch): Promise<string> {
  const khue = makeKhue(quietDevice(), service, fetch)
  const router = makeRouter(khue, createMemoryHistory({ initialEntries: [address] }))
  await khue.texts.speak()
  await router.load()
  return renderToString(<App khue={khue} router={router} />)
}
