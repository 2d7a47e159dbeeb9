import { createRootRouteWithContext, Outlet, useRouter } from '@tanstack/react-router'
import { type Khue, speakTo } from '@khue/web/client'
import { Frame, PageFailed, PageNotFound } from '@khue/web/learn'
import { useEffect } from 'react'
import { NewVersion } from '../new-version.js'

/** What every route's loader is given. */
export interface RouterContext {
  readonly khue: Khue
}

export type RootRoute = typeof rootRoute

/** The frame of every page. Before any page: who is here, and which language she reads. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context: { khue } }) => {
    await khue.session.know()
    await speakTo(khue)
  },
  component: Root,
  errorComponent: ({ error }) => (
    <Frame>
      <PageFailed error={error} />
    </Frame>
  ),
  notFoundComponent: PageNotFound,
})

function Root() {
  useFocusOnHeading()
  useRenewed()
  return (
    <Frame>
      <NewVersion />
      <Outlet />
    </Frame>
  )
}

/** Where a downloaded page was shown at once and the service then told something newer, it is loaded again. */
function useRenewed(): void {
  const router = useRouter()
  const { khue } = router.options.context as RouterContext
  useEffect(() => khue.reading.renewed.subscribe(() => void router.invalidate()), [khue, router])
}

/** A new page is read from its heading: those who hear it, or walk by keyboard, are led there. */
function useFocusOnHeading(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
        heading?.focus({ preventScroll: true })
      }),
    [router],
  )
}
