import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { levelName, useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, buttonClass, Icon, Notice } from '../../ui/index.js'
import { CourseTags } from '../courses/course-tags.js'
import { LessonPreview } from './lesson-preview.js'
import type { PreviewCourse, PreviewData } from './preview.data.js'
import { PublishDialog } from './publish-dialog.js'

/** A course as learners will see it, before they do. */
export function PreviewPage({ course, standing }: PreviewData) {
  const { t, locale } = useSpeech()
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [published, setPublished] = useState(false)
  const own = course.language === locale ? undefined : course.language
  const alignmentsApproved = standing?.alignmentsApproved ?? false
  return (
    <article className="stack-l">
      <PageTitle>{course.title}</PageTitle>
      <header className="stack">
        <Link to="/teach" className="back">
          <Icon name="left" />
          {t('teach.title')}
        </Link>
        <h1 tabIndex={-1} lang={own}>
          {course.title}
        </h1>
        <CourseTags course={{ ...course, alignmentsApproved }} />
        {course.summary ? (
          <p className="teach-measure" lang={own}>
            {course.summary}
          </p>
        ) : null}
        <p className="soft">{t('teach.facts', { version: course.version, lessons: course.lessonCount, minutes: course.minutes })}</p>
        {published ? <Notice tone="good">{t('teach.published-now', { title: course.title, version: course.version })}</Notice> : null}
        {course.published ? (
          <div className="row">
            <Link to="/courses/$slug" params={{ slug: course.slug }} className={buttonClass({ look: 'quiet' })}>
              {t('teach.as-learner')}
            </Link>
          </div>
        ) : (
          <>
            <Notice tone="warn">{t('teach.draft-what')}</Notice>
            <div className="row">
              <Button action="publish-course" aria-haspopup="dialog" onClick={() => setAsking(true)}>
                {t('teach.publish')}
              </Button>
            </div>
          </>
        )}
      </header>
      <Alignments course={course} approved={alignmentsApproved} />
      {course.order === 'strict' ? <p className="soft">{t('teach.strict')}</p> : null}
      {course.sections.map((section) => (
        <section key={section.id} className="stack" aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`} lang={own}>
            {section.title}
          </h2>
          <ol role="list" className="stack">
            {section.lessons.map((lesson) => (
              <li key={lesson.id}>
                <LessonPreview lesson={lesson} lang={own} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {asking ? (
        <PublishDialog
          course={course}
          onClose={() => setAsking(false)}
          onPublished={() => {
            setAsking(false)
            setPublished(true)
            void router.invalidate()
          }}
        />
      ) : null}
    </article>
  )
}

function Alignments({ course, approved }: { course: PreviewCourse; approved: boolean }) {
  const { t } = useSpeech()
  return (
    <section className="card" aria-labelledby="alignments">
      <h2 id="alignments">{t('teach.alignments')}</h2>
      {course.alignments.length === 0 ? (
        <p className="soft">{t('teach.no-alignments-what')}</p>
      ) : (
        <>
          <ul className="teach-alignments">
            {course.alignments.map(({ competencyCode, level, name }) => (
              <li key={competencyCode}>
                {t('teach.alignment', { name, level: levelName(competencyCode, level) ?? String(level) })} <span className="soft small">({competencyCode})</span>
              </li>
            ))}
          </ul>
          <p className="soft">{t(approved ? 'teach.approved-what' : 'teach.wait-what')}</p>
        </>
      )}
    </section>
  )
}
