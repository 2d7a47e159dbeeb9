import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { buttonClass } from '../../ui/index.js'
import { UploadCourse } from '../upload/upload-course.js'
import { CourseTags } from './course-tags.js'
import type { TaughtCourse, TeachData } from './teach.data.js'

/** An instructor's own courses, and the way for a new one or a new version. */
export function TeachPage({ courses }: TeachData) {
  const { t } = useSpeech()
  return (
    <div className="stack-l">
      <PageTitle>{t('teach.title')}</PageTitle>
      <div className="stack">
        <h1 tabIndex={-1}>{t('teach.title')}</h1>
        <p className="soft teach-measure">{t('teach.what')}</p>
      </div>
      <div className="teach-two">
        <section className="stack" aria-labelledby="upload">
          <h2 id="upload">{t('teach.upload-title')}</h2>
          <UploadCourse />
          <p>
            <Link to="/teach/folder">{t('teach.to-folder')}</Link>
          </p>
        </section>
        <section className="stack" aria-labelledby="mine">
          <h2 id="mine">{t('teach.mine', { count: courses.length })}</h2>
          {courses.length === 0 ? (
            <p className="soft">{t('teach.none')}</p>
          ) : (
            <ul role="list" className="stack">
              {courses.map((course) => (
                <li key={course.slug} className="card">
                  <CourseCard course={course} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}

function CourseCard({ course }: { course: TaughtCourse }) {
  const { t, format } = useSpeech()
  return (
    <>
      <h3>
        <Link to="/teach/courses/$slug" params={{ slug: course.slug }}>
          {course.title}
        </Link>
      </h3>
      <CourseTags course={course} />
      <p className="soft small">{t('teach.version', { version: course.version, moment: format.moment(course.updatedAt) })}</p>
      <div className="row">
        <Link to="/teach/courses/$slug" params={{ slug: course.slug }} className={buttonClass({ look: 'quiet', small: true })}>
          {t(course.published ? 'teach.look' : 'teach.look-and-publish')}
          <span className="unseen"> {course.title}</span>
        </Link>
        {course.published && !course.withdrawn ? (
          <Link to="/courses/$slug" params={{ slug: course.slug }} className={buttonClass({ look: 'plain', small: true })}>
            {t('teach.as-learner')}
            <span className="unseen"> {course.title}</span>
          </Link>
        ) : null}
      </div>
    </>
  )
}
