import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../i18n/index.js'
import { Icon, type IconName } from '../../ui/index.js'
import type { LessonKind } from '../documents.gen.js'
import type { LessonStanding } from './lesson-order.js'

export const kindIcons: Partial<Record<LessonKind, IconName>> = { ARTICLE: 'article', VIDEO: 'video', AUDIO: 'audio', DOCUMENT: 'document', QUIZ: 'quiz', FLASHCARDS: 'cards', DICTATION: 'audio' }

interface OutlineLesson {
  readonly id: string
  readonly title: string
  readonly kind: LessonKind
  readonly required: boolean
  readonly minutes: number
}

export interface OutlineProps {
  readonly slug: string
  readonly sections: readonly { readonly id: string; readonly title: string; readonly lessons: readonly OutlineLesson[] }[]
  /** Where the learner stands in each lesson; null before she is enrolled: then nothing is linked. */
  readonly standing: ReadonlyMap<string, LessonStanding> | null
  /** The language of the titles, where it is not the page's. */
  readonly language?: string | undefined
  readonly here?: string
  /** Beside a lesson: its sections are headings right below the lesson's own. */
  readonly compact?: boolean
}

/** The map of a course: its sections and lessons, what is done, where one is, what opens later. */
export function Outline({ slug, sections, standing, language, here, compact = false }: OutlineProps) {
  const Heading = compact ? 'h2' : 'h3'
  return (
    <div className={compact ? 'outline outline-compact' : 'outline'}>
      {sections.map((section) => (
        <section key={section.id} className="outline-section">
          {section.title ? (
            <Heading className="outline-title" lang={language}>
              {section.title}
            </Heading>
          ) : null}
          <ol role="list" className="outline-lessons">
            {section.lessons.map((lesson) => (
              <li key={lesson.id}>
                <OutlineEntry slug={slug} lesson={lesson} standing={standing?.get(lesson.id) ?? null} linked={standing !== null} language={language} here={lesson.id === here} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface OutlineEntryProps {
  readonly slug: string
  readonly lesson: OutlineLesson
  readonly standing: LessonStanding | null
  readonly linked: boolean
  readonly language: string | undefined
  readonly here: boolean
}

function OutlineEntry({ slug, lesson, standing, linked, language, here }: OutlineEntryProps) {
  const { t } = useSpeech()
  const locked = linked && standing !== null && !standing.unlocked
  const state = standing?.state ?? 'NOT_STARTED'
  const icon: IconName = locked ? 'lock' : state === 'COMPLETED' ? 'done' : state === 'STARTED' ? 'half' : linked ? 'circle' : (kindIcons[lesson.kind] ?? 'article')
  const stateText = locked ? t('lesson.locked') : state === 'COMPLETED' ? t('lesson.completed') : state === 'STARTED' ? t('lesson.started') : ''
  const inner = (
    <>
      <Icon name={icon} />
      <span className="outline-name">
        <span lang={language}>{lesson.title}</span>
        {stateText ? <span className="unseen">, {stateText}</span> : null}
      </span>
      <span className="outline-facts">
        {t(`kind.${lesson.kind}`)}
        {lesson.minutes > 0 ? `, ${t('course.minutes', { count: lesson.minutes })}` : ''}
        {lesson.required ? '' : `, ${t('lesson.optional')}`}
      </span>
    </>
  )
  const className = ['outline-entry', here ? 'outline-here' : '', state === 'COMPLETED' ? 'outline-done' : '', locked ? 'outline-locked' : ''].filter(Boolean).join(' ')
  if (!linked || locked) return <div className={className}>{inner}</div>
  return (
    <Link to="/courses/$slug/lessons/$lessonId" params={{ slug, lessonId: lesson.id }} className={className} aria-current={here ? 'page' : undefined}>
      {inner}
    </Link>
  )
}
