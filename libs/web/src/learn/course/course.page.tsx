import { ClientOnly, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { buttonClass, Icon, Notice, Progress } from '../../ui/index.js'
import { useLanguageName } from '../courses/language-name.js'
import { PageTitle } from '../shell/page-title.js'
import { Alignments } from './alignments.js'
import type { CourseData } from './course.data.js'
import { Enrol, Enrolled } from './enrol.js'
import { NewVersion } from './new-version.js'
import { Prerequisites } from './prerequisites.js'
import { lessonsOf, shareDone } from './lesson-order.js'
import { Outline } from './outline.js'
import { useStandings } from './use-standings.js'

const Nothing = (_: { slug: string }) => null
/** Where it cannot be loaded the course is shown without it. */
const DownloadCourse = lazy(async () => ({ default: await import('../offline/index.js').then((room) => room.DownloadCourse, () => Nothing) }))

/** A course before and while it is learnt: what it gives, what is in it, and the next step. */
export function CoursePage({ course, enrolment, withdrawn }: CourseData) {
  const { t, locale } = useSpeech()
  const languageName = useLanguageName()
  const own = course.language === locale ? undefined : course.language
  return (
    <article className="stack-l">
      <PageTitle>{course.title}</PageTitle>
      <header className="stack course-head">
        <Link to="/courses" className="back">
          <Icon name="left" />
          {t('courses.title')}
        </Link>
        <h1 tabIndex={-1} lang={own}>
          {course.title}
        </h1>
        {course.summary ? (
          <p className="course-summary" lang={own}>
            {course.summary}
          </p>
        ) : null}
        <p className="soft">
          {t('course.lessons', { count: course.lessonCount })} · {t('course.minutes', { count: course.minutes })} · {languageName(course.language)}
        </p>
        {enrolment ? null : <Prerequisites slugs={course.prerequisites} />}
        {withdrawn && enrolment?.state === 'ACTIVE' ? <Notice>{t('course.withdrawn')}</Notice> : null}
        {enrolment?.newVersion ? <NewVersion course={course} change={enrolment.newVersion} /> : null}
        {enrolment ? <NextStep course={course} enrolment={enrolment} /> : <div className="course-action"><Enrol slug={course.slug} wide /></div>}
      </header>
      <div className="course-body">
        <section className="stack" aria-labelledby="contents">
          <h2 id="contents">{t('course.contents')}</h2>
          {course.order === 'strict' ? <p className="soft">{t('course.strict')}</p> : null}
          <LiveOutline course={course} enrolment={enrolment} language={own} />
        </section>
        {course.alignments.length > 0 ? (
          <section className="stack course-gains" aria-labelledby="gains">
            <h2 id="gains">{t('course.gains')}</h2>
            <Alignments alignments={course.alignments} />
          </section>
        ) : null}
      </div>
      {enrolment ? (
        <div className="course-download">
          <ClientOnly>
            <Suspense fallback={null}>
              <DownloadCourse slug={course.slug} />
            </Suspense>
          </ClientOnly>
        </div>
      ) : null}
    </article>
  )
}

function LiveOutline({ course, enrolment, language }: Pick<CourseData, 'course' | 'enrolment'> & { language: string | undefined }) {
  return <Outline slug={course.slug} sections={course.sections} standing={useStandings(course, enrolment)} language={language} />
}

function NextStep({ course, enrolment }: { course: CourseData['course']; enrolment: NonNullable<CourseData['enrolment']> }) {
  const { t, format } = useSpeech()
  const standing = useStandings(course, enrolment)
  const share = standing ? Math.max(enrolment.progress, shareDone(course, standing)) : enrolment.progress
  const open = lessonsOf(course).find((lesson) => standing?.get(lesson.id)?.state !== 'COMPLETED')
  const next = open?.id ?? enrolment.nextLessonId ?? lessonsOf(course)[0]?.id
  const completed = enrolment.state === 'COMPLETED'
  return (
    <div className="stack">
      {completed ? <Notice tone="good">{enrolment.completedAt ? t('course.completed-on', { day: format.date(enrolment.completedAt) }) : t('course.completed')}</Notice> : null}
      <Progress value={share} label={t('course.progress')} text={t('course.share', { share: format.wholeShare(share) })} />
      <div className="row course-action">
        {next ? (
          <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: course.slug, lessonId: next }} className={buttonClass({ look: completed ? 'quiet' : 'main', wide: true })}>
            {completed ? t('course.look-again') : share > 0 ? t('course.continue') : t('course.begin')}
          </Link>
        ) : null}
        <Enrolled />
      </div>
    </div>
  )
}
