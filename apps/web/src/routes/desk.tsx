import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { ExportsSearch, FiguresSearch, WhySearch } from '@khue/web/desk'
import type { RootRoute } from './root.js'

const desk = () => import('@khue/web/desk')

const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
/** The texts of these names that the address holds. */
const texts = <Name extends string>(search: Record<string, unknown>, ...names: readonly Name[]): Partial<Record<Name, string>> =>
  Object.fromEntries(names.map((name) => [name, textOr(search[name])]).filter(([, value]) => value !== undefined)) as Partial<Record<Name, string>>

/** The desk of ward officers and campaign staff: a chunk of its own, with its own texts. */
export function deskRoutes(root: RootRoute): AnyRoute[] {
  const Frame = lazyRouteComponent(desk, 'DeskFrame')
  const frame = createRoute({
    getParentRoute: () => root,
    path: '/desk',
    beforeLoad: async ({ context, location }) => {
      if (!(await context.khue.session.know())) throw redirect({ to: '/sign-in', search: { next: location.href } })
    },
    loader: async ({ context }) => {
      const [{ loadDeskFrame }] = await Promise.all([desk(), Frame.preload?.()])
      return loadDeskFrame(context.khue)
    },
    component: () => <Frame {...frame.useLoaderData()} />,
  })

  const Figures = lazyRouteComponent(desk, 'FiguresPage')
  const figures = createRoute({
    getParentRoute: () => frame,
    path: '/',
    validateSearch: (search: Record<string, unknown>): FiguresSearch => {
      const { view } = search
      return { ...(view === 'indicator' || view === 'unit' ? { view } : {}), ...texts(search, 'indicator', 'unit', 'period', 'sort', 'q') }
    },
    loaderDeps: ({ search: { view, indicator, unit, period } }): FiguresSearch => ({ ...(view ? { view } : {}), ...(indicator ? { indicator } : {}), ...(unit ? { unit } : {}), ...(period ? { period } : {}) }),
    loader: async ({ context, deps }) => (await desk()).loadFigures(context.khue, deps),
    component: () => <Figures {...figures.useLoaderData()} search={figures.useSearch()} />,
  })

  const Why = lazyRouteComponent(desk, 'WhyPage')
  const why = createRoute({
    getParentRoute: () => frame,
    path: '/why',
    validateSearch: (search: Record<string, unknown>): WhySearch => texts(search, 'indicator', 'unit', 'period'),
    loaderDeps: ({ search }) => search,
    loader: async ({ context, deps }) => (await desk()).loadWhy(context.khue, deps),
    component: () => <Why {...why.useLoaderData()} />,
  })

  const EventPath = lazyRouteComponent(desk, 'EventPathPage')
  const path = createRoute({
    getParentRoute: () => frame,
    path: '/path',
    loader: async ({ context }) => (await desk()).loadEventPath(context.khue),
    component: () => <EventPath {...path.useLoaderData()} />,
  })

  const Exports = lazyRouteComponent(desk, 'ExportsPage')
  const files = createRoute({
    getParentRoute: () => frame,
    path: '/exports',
    validateSearch: (search: Record<string, unknown>): ExportsSearch => texts(search, 'from', 'to', 'unit'),
    loader: async ({ context }) => (await desk()).loadExports(context.khue),
    component: () => <Exports {...files.useLoaderData()} search={files.useSearch()} />,
  })

  const Approvals = lazyRouteComponent(desk, 'ApprovalsPage')
  const approvals = createRoute({
    getParentRoute: () => frame,
    path: '/approvals',
    loader: async ({ context }) => (await desk()).loadApprovals(context.khue),
    component: () => <Approvals {...approvals.useLoaderData()} />,
  })

  const Flags = lazyRouteComponent(desk, 'FlagsPage')
  const flags = createRoute({
    getParentRoute: () => frame,
    path: '/flags',
    loader: async ({ context }) => (await desk()).loadFlags(context.khue),
    component: () => <Flags {...flags.useLoaderData()} />,
  })

  const Help = lazyRouteComponent(desk, 'HelpPage')
  const help = createRoute({
    getParentRoute: () => frame,
    path: '/help',
    loader: async ({ context }) => (await desk()).loadHelp(context.khue),
    component: () => <Help {...help.useLoaderData()} />,
  })

  return [frame.addChildren([figures, why, path, files, approvals, flags, help])]
}
