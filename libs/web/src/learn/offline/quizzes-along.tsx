import { useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import type { CoursePlan, DownloadEnd, Downloads } from './downloads.js'

interface QuizzesAlongProps {
  readonly plan: CoursePlan
  readonly downloads: Downloads
  readonly busy: boolean
  readonly onEnd: (end: DownloadEnd) => void
}

/** The quizzes of a course that may be taken along: with the download where that costs nothing, else one by one, said in words before. */
export function QuizzesAlong({ plan, downloads, busy, onEnd }: QuizzesAlongProps) {
  const { t } = useSpeech()
  const own = useWatched(downloads.ledger).courses[plan.slug]
  const parts = own?.versionId === plan.versionId ? own.parts : {}
  const quizzes = plan.parts.flatMap((part) => part.quizzes.map((quiz) => ({ ...quiz, part: part.id })))
  const free = quizzes.filter((quiz) => quiz.attempts === 0)
  const limited = quizzes.filter((quiz) => quiz.attempts > 0)
  const take = async (part: string, lessonId: string): Promise<void> => onEnd(await downloads.download(plan, { parts: [part], along: [lessonId] }))
  return (
    <>
      {free.length > 0 ? <p>{t('offline.quizzes', { count: free.length })}</p> : null}
      {limited.length > 0 ? (
        <ul role="list" className="stack">
          {limited.map(({ part, lessonId, title, attempts }) => (
            <li key={lessonId} className="stack">
              <p>
                <strong>{title}</strong>
                <br />
                <span className="soft">{t(parts[part]?.quizzes?.includes(lessonId) ? 'offline.quiz-here' : 'offline.quiz-limited', { count: attempts })}</span>
              </p>
              {parts[part]?.complete && !parts[part].quizzes?.includes(lessonId) ? (
                <div className="row">
                  <Button look="quiet" small icon="download" action="take-quiz" disabled={busy} aria-label={t('offline.quiz-take-title', { title })} onClick={() => void take(part, lessonId)}>
                    {t('offline.quiz-take')}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
