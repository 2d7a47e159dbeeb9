import { createRootRouteWithContext, Outlet, useRouter } from '@tanstack/react-router'
import { type Khue, speakTo, useAccount, useKhue, useWatched } from '@khue/web/client'
import { AccountChanged, Frame, hasDownloads, PageFailed, PageNotFound } from '@khue/web/learn'
import { useEffect } from 'react'
import { NewVersion } from '../new-version.js'

/** What every route's loader is given. */
export interface RouterContext {
  readonly khue: Khue
}

export type RootRoute = ReturnType<typeof makeRootRoute>

/** The frame of every page, for one router. Before any page: who is here, which language she reads, and what of hers waits on this device. */
export const makeRootRoute = () =>
  createRootRouteWithContext<RouterContext>()({
    beforeLoad: async ({ context: { khue } }) => {
      const account = await khue.session.know()
      await Promise.all([speakTo(khue), account && khue.knowsWaiting(account.id)])
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
  useDownloadsOfToday()
  const replaced = useWatched(useKhue().session.replaced)
  return (
    <Frame>
      <NewVersion />
      {replaced ? <AccountChanged /> : <Outlet />}
    </Frame>
  )
}

/** Where a downloaded page was shown at once and the service then told something newer, it is loaded again. */
function useRenewed(): void {
  const router = useRouter()
  const { khue } = router.options.context as RouterContext
  useEffect(() => khue.reading.renewed.subscribe(() => void router.invalidate()), [khue, router])
}

/** What an older app has downloaded is renewed by itself, as soon as there is a network. */
function useDownloadsOfToday(): void {
  const router = useRouter()
  const { khue } = router.options.context as RouterContext
  const accountId = useAccount()?.id
  useEffect(() => {
    if (accountId === undefined) return undefined
    let here = true
    const renew = (): void => {
      if (here && khue.device.online() && hasDownloads(khue, accountId)) void import('@khue/web/learn/offline').then(({ renewDownloads }) => renewDownloads(khue, accountId), () => undefined)
    }
    renew()
    khue.device.onAwake(renew)
    return () => {
      here = false
    }
  }, [khue, accountId])
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
