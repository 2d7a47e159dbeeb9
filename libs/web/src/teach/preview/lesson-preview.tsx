import { type TextKey, useSpeech } from '../../i18n/index.js'
import { Icon, type IconName } from '../../ui/index.js'
import type { PreviewLesson } from './preview.data.js'

const icons: Partial<Record<PreviewLesson['kind'], IconName>> = { ARTICLE: 'article', VIDEO: 'video', AUDIO: 'audio', DOCUMENT: 'document', QUIZ: 'quiz' }
const kinds: Partial<Record<PreviewLesson['kind'], TextKey>> = { ARTICLE: 'teach.kind-article', VIDEO: 'teach.kind-video', AUDIO: 'teach.kind-audio', DOCUMENT: 'teach.kind-document', QUIZ: 'teach.kind-quiz' }

/** One lesson, closed until it is asked for: a course may be long. */
export function LessonPreview({ lesson, lang }: { lesson: PreviewLesson; lang: string | undefined }) {
  const { t } = useSpeech()
  return (
    <details className="card teach-lesson">
      <summary>
        <Icon name={icons[lesson.kind] ?? 'document'} />
        <span>
          <strong lang={lang}>{lesson.title}</strong>
          <span className="soft small teach-lesson-facts">
            {t(kinds[lesson.kind] ?? 'teach.kind-other')} · {t('teach.minutes', { minutes: lesson.minutes })}
            {lesson.required ? '' : ` · ${t('teach.optional')}`}
          </span>
        </span>
      </summary>
      <Content lesson={lesson} lang={lang} />
    </details>
  )
}

function Content({ lesson, lang }: { lesson: PreviewLesson; lang: string | undefined }) {
  const { t, format } = useSpeech()
  const { kind, title, mediaUrl } = lesson
  if (kind === 'QUIZ') {
    return (
      <p>
        {t('teach.quiz', { questions: lesson.questionCount ?? 0, passMark: format.share(lesson.passMark ?? 0) })} {t('teach.quiz-attempts', { attempts: lesson.attempts ?? 0 })}
      </p>
    )
  }
  const tracks = lesson.captions.map(({ language, url }) => <track key={language} kind="captions" srcLang={language} src={url} label={language} />)
  if (kind === 'VIDEO' && mediaUrl) {
    return (
      <video className="teach-media" controls preload="metadata" src={mediaUrl} aria-label={title}>
        {tracks}
      </video>
    )
  }
  if (kind === 'AUDIO' && mediaUrl) {
    return (
      <audio className="teach-media" controls preload="metadata" src={mediaUrl} aria-label={title}>
        {tracks}
      </audio>
    )
  }
  if (mediaUrl) {
    return (
      <p>
        <a href={mediaUrl} download>
          {t('teach.open-document', { title })}
        </a>
      </p>
    )
  }
  /* The service has made this HTML of Markdown and dropped whatever could run. */
  return lesson.html === null ? <p className="soft">{t('teach.no-content')}</p> : <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: lesson.html }} />
}
