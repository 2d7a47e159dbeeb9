import { ClientOnly, Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { Icon, Notice, Skeleton } from '../../ui/index.js'
import { Enrol } from '../course/enrol.js'
import type { LessonStanding } from '../course/lesson-order.js'
import { kindIcons, Outline } from '../course/outline.js'
import { useStandings } from '../course/use-standings.js'
import { Quiz } from '../quiz/quiz.js'
import { PageTitle } from '../shell/page-title.js'
import { Article } from './article.js'
import { CourseVersionProvider } from './course-version.js'
import { Deck } from './deck.js'
import { Handout } from './handout.js'
import type { EnrolledLesson, LessonData } from './lesson.data.js'
import { Locked } from './locked.js'
import { NextLesson } from './next-lesson.js'
import { Recording } from './recording.js'

/** One lesson: for who is enrolled to learn, for anybody else the way to enrol. */
export function LessonPage(data: LessonData) {
  return data.enrolled ? (
    <CourseVersionProvider value={data.enrolment.course.version}>
      <Learning key={data.lesson.id} {...data} />
    </CourseVersionProvider>
  ) : (
    <Closed {...data} />
  )
}

function Learning(data: EnrolledLesson) {
  const { course, lesson, enrolment, place, count } = data
  const { t, locale } = useSpeech()
  const standing = useStandings(course, enrolment)
  const own = standing?.get(lesson.id)
  const language = course.language === locale ? undefined : course.language
  const outline = <Outline slug={course.slug} sections={course.sections} standing={standing} language={language} here={lesson.id} compact />
  return (
    <div className="lesson">
      <PageTitle>{lesson.title}</PageTitle>
      <div className="lesson-main stack-l">
        <header className="stack lesson-head">
          <BackToCourse slug={course.slug} title={course.title} language={language} />
          <p className="lesson-place">
            <Icon name={kindIcons[lesson.kind] ?? 'article'} />
            {t('lesson.place', { place, count })}
            {lesson.minutes > 0 ? ` · ${t('course.minutes', { count: lesson.minutes })}` : ''}
          </p>
          <h1 tabIndex={-1} lang={language}>
            {lesson.title}
          </h1>
        </header>
        {own && !own.unlocked ? <Locked course={course} lesson={lesson} standing={standing} /> : <Content data={data} standing={own} />}
        <NextLesson course={course} lesson={lesson} standing={standing} />
        <details className="lesson-contents">
          <summary>{t('course.contents')}</summary>
          {outline}
        </details>
      </div>
      <aside className="lesson-aside" aria-label={t('course.contents')}>
        {outline}
      </aside>
    </div>
  )
}

interface ContentProps {
  readonly data: EnrolledLesson
  readonly standing: LessonStanding | undefined
}

function Content({ data, standing }: ContentProps) {
  const { lesson, course } = data
  const { t } = useSpeech()
  switch (lesson.kind) {
    case 'ARTICLE':
      return <Article lesson={lesson} language={course.language} standing={standing} />
    case 'VIDEO':
    case 'AUDIO':
      return <Recording lesson={lesson} language={course.language} standing={standing} />
    case 'DOCUMENT':
      return <Handout lesson={lesson} language={course.language} standing={standing} />
    case 'QUIZ':
    case 'DICTATION':
      // Its answers are the device's before they are the server's: what a server knows of it is not shown first.
      return data.attempts ? (
        <ClientOnly fallback={<Skeleton label={t('ui.loading')} />}>
          <Quiz slug={course.slug} lesson={lesson} attempts={data.attempts} language={course.language} />
        </ClientOnly>
      ) : (
        <Notice tone="warn">{t(lesson.offline ? 'quiz.take-along' : 'quiz.needs-network')}</Notice>
      )
    case 'FLASHCARDS':
      return <Deck lesson={lesson} deck={data.deck} standing={standing} />
    default:
      return <Notice tone="warn">{t('lesson.not-here')}</Notice>
  }
}

function Closed({ course, lesson }: Extract<LessonData, { enrolled: false }>) {
  const { t } = useSpeech()
  return (
    <div className="stack-l lesson-closed">
      <PageTitle>{lesson.title}</PageTitle>
      <header className="stack">
        <BackToCourse slug={course.slug} title={course.title} />
        <h1 tabIndex={-1}>{lesson.title}</h1>
      </header>
      <p>{t('lesson.enrol-first')}</p>
      <div className="row">
        <Enrol slug={course.slug} />
      </div>
    </div>
  )
}

function BackToCourse({ slug, title, language }: { slug: string; title: string; language?: string | undefined }) {
  return (
    <Link to="/courses/$slug" params={{ slug }} className="back" lang={language}>
      <Icon name="left" />
      {title}
    </Link>
  )
}
