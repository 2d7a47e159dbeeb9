import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { Khue } from '@khue/web/client'
import { CoursePage, CoursesPage, HomePage, loadCourse, loadCourses, loadHome, loadLesson, readCoursesSearch } from '@khue/web/learn'
import type { RootRoute } from './root.js'

const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
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
    validateSearch: readCoursesSearch,
    loaderDeps: ({ search }) => search,
    loader: ({ context, deps }) => loadCourses(context.khue, deps),
    // Who types a search on a weak network keeps the field she types in: the list says itself that it is looking.
    pendingMs: Infinity,
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
  const own = () => import('@khue/web/learn/me')
  const MePage = lazyRouteComponent(own, 'MePage')
  const me = createRoute({
    getParentRoute: () => root,
    path: '/me',
    loader: async ({ context, location }) => {
      await signedIn(context.khue, location.href)
      const [{ loadMe }] = await Promise.all([own(), MePage.preload?.()])
      return loadMe(context.khue)
    },
    component: () => <MePage {...me.useLoaderData()} />,
  })
  const ProfilePage = lazyRouteComponent(own, 'ProfilePage')
  const profile = createRoute({
    getParentRoute: () => root,
    path: '/me/profile',
    loader: async ({ context, location }) => {
      const account = await signedIn(context.khue, location.href)
      const [{ loadProfile }] = await Promise.all([own(), ProfilePage.preload?.()])
      return loadProfile(context.khue, account)
    },
    component: () => <ProfilePage {...profile.useLoaderData()} />,
  })
  const next = (search: Record<string, unknown>): { next?: string } => only({ next: textOr(search['next']) })
  const account = () => import('@khue/web/learn/account')
  const SignInPage = lazyRouteComponent(account, 'SignInPage')
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: next,
    loader: () => SignInPage.preload?.(),
    component: () => <SignInPage next={signIn.useSearch().next} />,
  })
  const RegisterPage = lazyRouteComponent(account, 'RegisterPage')
  const register = createRoute({
    getParentRoute: () => root,
    path: '/register',
    validateSearch: next,
    loader: async ({ context }) => {
      const [{ loadWards }] = await Promise.all([account(), RegisterPage.preload?.()])
      return loadWards(context.khue)
    },
    component: () => <RegisterPage wards={register.useLoaderData()} next={register.useSearch().next} />,
  })
  const beginnings = () => import('@khue/web/learn/start')
  const StartPage = lazyRouteComponent(beginnings, 'StartPage')
  const start = createRoute({
    getParentRoute: () => root,
    path: '/start',
    loader: async ({ context }) => {
      const [{ loadStart }] = await Promise.all([beginnings(), StartPage.preload?.()])
      return loadStart(context.khue)
    },
    component: () => <StartPage {...start.useLoaderData()} />,
  })
  const abilities = () => import('@khue/web/learn/competencies')
  const CompetenciesPage = lazyRouteComponent(abilities, 'CompetenciesPage')
  const competencies = createRoute({
    getParentRoute: () => root,
    path: '/me/competencies',
    loader: async ({ context, location }) => {
      await signedIn(context.khue, location.href)
      const [{ loadCompetencies }] = await Promise.all([abilities(), CompetenciesPage.preload?.()])
      return loadCompetencies(context.khue)
    },
    component: () => <CompetenciesPage {...competencies.useLoaderData()} />,
  })
  const verification = () => import('@khue/web/learn/verify')
  const VerifyPage = lazyRouteComponent(verification, 'VerifyPage')
  const verify = createRoute({
    getParentRoute: () => root,
    path: '/verify/$id',
    loader: async ({ context, params }) => {
      const [{ loadVerify }] = await Promise.all([verification(), VerifyPage.preload?.()])
      return loadVerify(context.khue, params.id)
    },
    component: () => <VerifyPage {...verify.useLoaderData()} />,
  })
  const RecoverPage = lazyRouteComponent(account, 'RecoverPage')
  const recover = createRoute({
    getParentRoute: () => root,
    path: '/recover',
    validateSearch: next,
    loader: ({ context }) => Promise.all([context.khue.texts.add('further'), RecoverPage.preload?.()]),
    component: () => <RecoverPage next={recover.useSearch().next} />,
  })
  const ConfirmEmailPage = lazyRouteComponent(account, 'ConfirmEmailPage')
  const confirmEmail = createRoute({
    getParentRoute: () => root,
    path: '/confirm-email',
    loader: ({ context }) => Promise.all([context.khue.texts.add('further'), ConfirmEmailPage.preload?.()]),
    component: () => <ConfirmEmailPage />,
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
    loader: async ({ context, location }) => void (await Promise.all([signedIn(context.khue, location.href), context.khue.texts.add('lesson'), OfflinePage.preload?.()])),
    component: OfflinePage,
  })
  return [home, courses, course, lesson, me, profile, signIn, register, recover, confirmEmail, start, competencies, verify, practice, offline]
}
