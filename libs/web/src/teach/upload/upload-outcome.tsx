import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { type TextKey, useSpeech } from '../../i18n/index.js'
import { buttonClass, Notice } from '../../ui/index.js'
import { FaultsList } from './faults-list.js'
import type { Outcome, TakenCourse } from './send-course.js'

const sentences = { 'signed-out': 'ui.signed-out-text', 'too-large': 'teach.too-large', 'away': 'teach.away', 'stopped': 'teach.stopped' } as const satisfies Record<string, TextKey>

/** What became of an upload: the course and the next step, or what to mend. */
export function UploadOutcome({ outcome }: { outcome: Outcome }) {
  const { t } = useSpeech()
  if (outcome.kind === 'taken') return <Taken course={outcome.course} />
  if (outcome.kind === 'refused') {
    return (
      <div className="stack">
        <Notice tone="bad">
          <p>{outcome.message}</p>
          {outcome.faults.length > 0 ? <p>{t('teach.nothing-changed')}</p> : null}
        </Notice>
        {outcome.faults.length > 0 ? <FaultsList faults={outcome.faults} label={t('teach.faults')} /> : null}
      </div>
    )
  }
  return <Notice tone={outcome.kind === 'stopped' ? 'plain' : 'bad'}>{t(sentences[outcome.kind])}</Notice>
}

const results = { new: 'teach.taken-new', changed: 'teach.taken-changed', unchanged: 'teach.taken-unchanged' } as const satisfies Record<TakenCourse['result'], TextKey>

function Taken({ course }: { course: TakenCourse }) {
  const { t } = useSpeech()
  const warningsId = useId()
  return (
    <div className="stack">
      <Notice tone="good">
        <p>{t(results[course.result], { title: course.title, version: course.version })}</p>
        <p>{t('teach.taken-what', { sections: course.sections, lessons: course.lessons, quizzes: course.quizzes, questions: course.questions, media: course.media })}</p>
      </Notice>
      {course.warnings.length > 0 ? (
        <section className="stack" aria-labelledby={warningsId}>
          <h3 id={warningsId}>{t('teach.warnings', { count: course.warnings.length })}</h3>
          <p className="soft teach-measure">{t('teach.warnings-what')}</p>
          <FaultsList faults={course.warnings} label={t('teach.warnings', { count: course.warnings.length })} />
        </section>
      ) : null}
      <div className="row">
        <Link to="/teach/courses/$slug" params={{ slug: course.slug }} className={buttonClass({})}>
          {t(course.published ? 'teach.look' : 'teach.look-and-publish')}
        </Link>
      </div>
    </div>
  )
}
