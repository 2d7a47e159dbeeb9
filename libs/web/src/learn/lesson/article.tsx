import { useRef } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { LessonDone } from './lesson-done.js'
import { useReadingPosition } from './reading-position.js'

interface ArticleProps {
  readonly lesson: LessonContentFragment
  readonly language: string
  readonly standing: LessonStanding | undefined
}

/** A text to read. Its HTML comes from the server, made of Markdown without raw HTML. */
export function Article({ lesson, language, standing }: ArticleProps) {
  const { t } = useSpeech()
  const text = useRef<HTMLDivElement>(null)
  const { left, goThere } = useReadingPosition(text, lesson, standing)
  return (
    <>
      {left ? (
        <div className="row">
          <Button look="quiet" icon="down" onClick={goThere}>
            {t('lesson.resume')}
          </Button>
        </div>
      ) : null}
      <div className="prose" lang={language} ref={text} dangerouslySetInnerHTML={{ __html: lesson.html ?? '' }} />
      <LessonDone lesson={lesson} standing={standing} />
    </>
  )
}
