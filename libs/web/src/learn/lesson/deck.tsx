import { lazy, Suspense, useState } from 'react'
import { useAccount } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice, Skeleton } from '../../ui/index.js'
import type { LessonStanding } from '../course/lesson-order.js'
import type { DeckQuery, LessonContentFragment } from '../documents.gen.js'
import { LessonDone } from './lesson-done.js'

const DeckRun = lazy(async () => ({ default: (await import('../practice/index.js')).DeckRun }))

interface DeckProps {
  readonly lesson: LessonContentFragment
  /** null where it is not on the device and there is no network. */
  readonly deck: DeckQuery['deck'] | null
  readonly standing: LessonStanding | undefined
}

/** A deck of flashcards: gone through once it is done; its cards come again at /practice when they are due. */
export function Deck({ lesson, deck, standing }: DeckProps) {
  const account = useAccount()
  const { t } = useSpeech()
  const [running, setRunning] = useState(false)
  const [through, setThrough] = useState(false)
  if (!deck || !account) return <Notice tone="warn">{t('deck.needs-network')}</Notice>
  if (running) {
    return (
      <Suspense fallback={<Skeleton label={t('ui.loading')} />}>
        <DeckRun
          account={account}
          deck={deck}
          onEnd={() => {
            setRunning(false)
            setThrough(true)
          }}
        />
      </Suspense>
    )
  }
  const done = standing?.state === 'COMPLETED'
  return (
    <div className="stack-l">
      <p>{t('deck.what', { count: deck.cards.length })}</p>
      {through && !done ? <Notice tone="good">{t('deck.through')}</Notice> : null}
      <div className="row">
        <Button look={through || done ? 'quiet' : 'main'} action="begin-deck" onClick={() => setRunning(true)}>
          {t(through || done ? 'deck.once-more' : 'deck.begin')}
        </Button>
      </div>
      <LessonDone lesson={lesson} standing={standing} quiet={!through && !done} />
      <details className="deck-list">
        <summary>{t('deck.list', { count: deck.cards.length })}</summary>
        <ol role="list" className="deck-cards">
          {deck.cards.map((card) => (
            <li key={card.id}>
              <p>
                <strong lang={deck.language}>{card.front}</strong> {card.reading ? <span className="soft">{card.reading}</span> : null}
              </p>
              <p>{card.back}</p>
              {card.example ? (
                <p className="soft small">
                  <span lang={deck.language}>{card.example}</span> {card.exampleBack}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
