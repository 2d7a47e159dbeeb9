import { type AnyRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import type { RootRoute } from './root.js'

const teach = () => import('@khue/web/teach')

/** The instructor's area: a chunk of its own, with its own texts. */
export function teachRoutes(root: RootRoute): AnyRoute[] {
  const area = createRoute({
    getParentRoute: () => root,
    path: '/teach',
    beforeLoad: async ({ context, location }) => {
      if (!(await context.khue.session.know())) throw redirect({ to: '/sign-in', search: { next: location.href } })
    },
    component: Outlet,
  })

  const Courses = lazyRouteComponent(teach, 'TeachPage')
  const courses = createRoute({
    getParentRoute: () => area,
    path: '/',
    loader: async ({ context }) => (await teach()).loadTeach(context.khue),
    component: () => <Courses {...courses.useLoaderData()} />,
  })

  const Folder = lazyRouteComponent(teach, 'FolderPage')
  const folder = createRoute({
    getParentRoute: () => area,
    path: '/folder',
    loader: async ({ context }) => (await teach()).loadFolder(context.khue),
    component: Folder,
  })

  const Preview = lazyRouteComponent(teach, 'PreviewPage')
  const preview = createRoute({
    getParentRoute: () => area,
    path: '/courses/$slug',
    loader: async ({ context, params }) => (await teach()).loadPreview(context.khue, params.slug),
    component: () => <Preview {...preview.useLoaderData()} />,
  })

  return [area.addChildren([courses, folder, preview])]
}
