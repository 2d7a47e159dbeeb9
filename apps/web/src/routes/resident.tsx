import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { Khue } from '@khue/web/client'
import { CoursePage, CoursesPage, type CoursesSearch, HomePage, loadCourse, loadCourses, loadHome, loadLesson, loadMe, loadWards, MePage, ProfilePage, RegisterPage, SignInPage } from '@khue/web/learn'
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
  const PracticePage = lazyRouteComponent(() => import('@khue/web/learn/practice'), 'PracticePage')
  const OfflinePage = lazyRouteComponent(() => import('@khue/web/learn/offline'), 'OfflinePage')
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
  const profile = createRoute({
    getParentRoute: () => root,
    path: '/me/profile',
    loader: async ({ context, location }) => ({ account: await signedIn(context.khue, location.href), wards: await loadWards(context.khue) }),
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
  const practice = createRoute({
    getParentRoute: () => root,
    path: '/practice',
    loader: async ({ context, location }) => {
      await signedIn(context.khue, location.href)
      return (await import('@khue/web/learn/practice')).loadPractice(context.khue)
    },
    component: () => <PracticePage {...practice.useLoaderData()} />,
  })
  const offline = createRoute({
    getParentRoute: () => root,
    path: '/offline',
    loader: async ({ context, location }) => void (await Promise.all([signedIn(context.khue, location.href), OfflinePage.preload?.()])),
    component: OfflinePage,
  })
  return [home, courses, course, lesson, me, profile, signIn, register, practice, offline]
}
