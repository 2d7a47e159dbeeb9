import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { Khue } from '@khue/web/client'
import { CoursePage, CoursesPage, type CoursesSearch, HomePage, loadCourse, loadCourses, loadHome, loadLesson, loadMe, loadProfile, loadWards, MePage, RegisterPage, SignInPage } from '@khue/web/learn'
import type { RootRoute } from './root.js'

const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined)
const only = (texts: Record<string, string | undefined>): Record<string, string> => Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** Who is signed in; anybody else is led to sign in, and back. */
async function signedIn(khue: Khue, next: string) {
  const account = await khue.session.know()
  if (!account) throw redirect({ to: '/sign-in', search: { next } })
  return account
}

/** The resident's pages: each loads its data by itself, from the services it is given. */
export function residentRoutes(root: RootRoute): AnyRoute[] {
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    loader: ({ context }) => loadHome(context.khue),
    component: () => <HomePage {...home.useLoaderData()} />,
  })
  const courses = createRoute({
    getParentRoute: () => root,
    path: '/courses',
    validateSearch: (search: Record<string, unknown>): CoursesSearch => only({ q: textOr(search['q']), language: textOr(search['language']), competency: textOr(search['competency']) }),
    loaderDeps: ({ search }) => search,
    loader: ({ context, deps }) => loadCourses(context.khue, deps),
    component: () => <CoursesPage {...courses.useLoaderData()} />,
  })
  const course = createRoute({
    getParentRoute: () => root,
    path: '/courses/$slug',
    loader: ({ context, params }) => loadCourse(context.khue, params.slug),
    component: () => <CoursePage {...course.useLoaderData()} />,
  })
  const LessonPage = lazyRouteComponent(() => import('@khue/web/learn/lesson'), 'LessonPage')
  const lesson = createRoute({
    getParentRoute: () => root,
    path: '/courses/$slug/lessons/$lessonId',
    loader: async ({ context, params }) => {
      const [data] = await Promise.all([loadLesson(context.khue, params.slug, params.lessonId), LessonPage.preload?.()])
      return data
    },
    component: () => <LessonPage {...lesson.useLoaderData()} />,
  })
  const me = createRoute({
    getParentRoute: () => root,
    path: '/me',
    loader: async ({ context, location }) => {
      await signedIn(context.khue, location.href)
      return loadMe(context.khue)
    },
    component: () => <MePage {...me.useLoaderData()} />,
  })
  const ProfilePage = lazyRouteComponent(() => import('@khue/web/learn/me'), 'ProfilePage')
  const profile = createRoute({
    getParentRoute: () => root,
    path: '/me/profile',
    loader: async ({ context, location }) => {
      const account = await signedIn(context.khue, location.href)
      const [data] = await Promise.all([loadProfile(context.khue, account), ProfilePage.preload?.()])
      return data
    },
    component: () => <ProfilePage {...profile.useLoaderData()} />,
  })
  const next = (search: Record<string, unknown>): { next?: string } => only({ next: textOr(search['next']) })
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: next,
    component: () => <SignInPage next={signIn.useSearch().next} />,
  })
  const register = createRoute({
    getParentRoute: () => root,
    path: '/register',
    validateSearch: next,
    loader: ({ context }) => loadWards(context.khue),
    component: () => <RegisterPage wards={register.useLoaderData()} next={register.useSearch().next} />,
  })
  const wayBack = () => import('@khue/web/learn/account')
  const RecoverPage = lazyRouteComponent(wayBack, 'RecoverPage')
  const recover = createRoute({
    getParentRoute: () => root,
    path: '/recover',
    validateSearch: next,
    loader: ({ context }) => Promise.all([context.khue.texts.add('further'), RecoverPage.preload?.()]),
    component: () => <RecoverPage next={recover.useSearch().next} />,
  })
  const ConfirmEmailPage = lazyRouteComponent(wayBack, 'ConfirmEmailPage')
  const confirmEmail = createRoute({
    getParentRoute: () => root,
    path: '/confirm-email',
    loader: ({ context }) => Promise.all([context.khue.texts.add('further'), ConfirmEmailPage.preload?.()]),
    component: () => <ConfirmEmailPage />,
  })
  return [home, courses, course, lesson, me, profile, signIn, register, recover, confirmEmail]
}
