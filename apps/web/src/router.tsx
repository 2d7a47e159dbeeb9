import { createRouter, type RouterHistory } from '@tanstack/react-router'
import type { Khue } from '@khue/web/client'
import { PageFailed, PageNotFound, PagePending } from '@khue/web/learn'
import { deskRoutes } from './routes/desk.js'
import { residentRoutes } from './routes/resident.js'
import { rootRoute } from './routes/root.js'
import { teachRoutes } from './routes/teach.js'

export type { RootRoute, RouterContext } from './routes/root.js'

/** The app's pages for one browser (its own history), or for one request on a server. */
export function makeRouter(khue: Khue, history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren([...residentRoutes(rootRoute), ...teachRoutes(rootRoute), ...deskRoutes(rootRoute)]),
    context: { khue },
    ...(history ? { history } : {}),
    scrollRestoration: true,
    defaultPendingMs: 400,
    defaultPendingMinMs: 300,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
  })
}
