import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { levelName, useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, buttonClass, Icon, Notice } from '../../ui/index.js'
import { CourseTags } from '../courses/course-tags.js'
import { LessonPreview } from './lesson-preview.js'
import type { PreviewCourse, PreviewData } from './preview.data.js'
import { type Release, ReleaseDialog } from './release-dialog.js'

/** A course as learners will see it, before they do. */
export function PreviewPage({ course, standing }: PreviewData) {
  const { t, locale } = useSpeech()
  const router = useRouter()
  const [asking, setAsking] = useState<Release | null>(null)
  const [done, setDone] = useState<Release | null>(null)
  const own = course.language === locale ? undefined : course.language
  const { alignmentsApproved, withdrawn } = standing ?? { alignmentsApproved: false, withdrawn: false }
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
        <CourseTags course={{ ...course, alignmentsApproved, withdrawn }} />
        {course.summary ? (
          <p className="teach-measure" lang={own}>
            {course.summary}
          </p>
        ) : null}
        <p className="soft">{t('teach.facts', { version: course.version, lessons: course.lessonCount, minutes: course.minutes })}</p>
        {done ? <Notice tone="good">{t(done === 'publish' ? 'teach.published-now' : 'teach.withdrawn-now', { title: course.title, version: course.version })}</Notice> : null}
        {course.published && !withdrawn ? (
          <div className="row">
            <Link to="/courses/$slug" params={{ slug: course.slug }} className={buttonClass({ look: 'quiet' })}>
              {t('teach.as-learner')}
            </Link>
            <Button look="plain" action="withdraw-course" aria-haspopup="dialog" onClick={() => setAsking('withdraw')}>
              {t('teach.withdraw')}
            </Button>
          </div>
        ) : (
          <>
            {done === null ? <Notice tone="warn">{t(withdrawn ? 'teach.withdrawn-what' : 'teach.draft-what')}</Notice> : null}
            <div className="row">
              <Button action="publish-course" aria-haspopup="dialog" onClick={() => setAsking('publish')}>
                {t(withdrawn ? 'teach.publish-again' : 'teach.publish')}
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
        <ReleaseDialog
          release={asking}
          course={course}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null)
            setDone(asking)
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
