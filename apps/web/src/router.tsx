import { createRouter, type RouterHistory } from '@tanstack/react-router'
import type { Khue } from '@khue/web/client'
import { PageFailed, PageNotFound, PagePending } from '@khue/web/learn'
import { deskRoutes } from './routes/desk.js'
import { residentRoutes } from './routes/resident.js'
import { makeRootRoute } from './routes/root.js'
import { teachRoutes } from './routes/teach.js'

export type { RootRoute, RouterContext } from './routes/root.js'

/** What an address asks for is text, as it stands there: `?period=2026`. */
const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))
const stringifySearch = (search: Record<string, unknown>): string => {
  const told = new URLSearchParams(Object.entries(search).flatMap(([name, value]): [string, string][] => (value === undefined || value === null ? [] : [[name, String(value)]])))
  return told.size > 0 ? `?${told}` : ''
}

/** The app's pages for one browser, or (with a history of its own) for one request on a server: nothing is shared between two. */
export function makeRouter(khue: Khue, history?: RouterHistory) {
  const root = makeRootRoute()
  return createRouter({
    routeTree: root.addChildren([...residentRoutes(root), ...teachRoutes(root), ...deskRoutes(root)]),
    context: { khue },
    ...(history ? { history } : {}),
    parseSearch,
    stringifySearch,
    // On a server it would be a script in the page.
    scrollRestoration: history === undefined,
    defaultPendingMs: 400,
    defaultPendingMinMs: 300,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
  })
}
