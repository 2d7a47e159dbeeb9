import { useRef } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { LessonContentFragment } from '../documents.gen.js'
import { LessonDone } from './lesson-done.js'
import { useInTextLinks } from './in-text-links.js'
import { useReadingPosition } from './reading-position.js'

interface ArticleProps {
  readonly lesson: LessonContentFragment
  readonly language: string
  readonly standing: LessonStanding | undefined
}

/** A text to read. Its HTML comes from the server, of a list of elements that run nothing. */
export function Article({ lesson, language, standing }: ArticleProps) {
  const { t } = useSpeech()
  const text = useRef<HTMLDivElement>(null)
  const onLink = useInTextLinks(text, lesson.html)
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
      <div className="prose" lang={language} ref={text} onClick={onLink} dangerouslySetInnerHTML={{ __html: lesson.html ?? '' }} />
      <LessonDone lesson={lesson} standing={standing} />
    </>
  )
}
