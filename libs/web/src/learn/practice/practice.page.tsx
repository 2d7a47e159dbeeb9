import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccount } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, Notice } from '../../ui/index.js'
import { PageTitle } from '../shell/page-title.js'
import type { PracticeMode } from './card-face.js'
import type { PracticeData } from './practice.data.js'
import { Session } from './session.js'
import { Settings } from './settings.js'
import type { SittingSummary } from './sitting.js'
import { Statistics } from './statistics.js'
import { useAnyVoice } from './voice.js'

type Stage = { readonly at: 'start' } | { readonly at: 'session'; readonly cards: PracticeData['cards'] } | { readonly at: 'end'; readonly summary: SittingSummary }

/** Cards due: what waits today, a sitting with them, and how it goes. */
export function PracticePage(data: PracticeData) {
  const account = useAccount()
  const router = useRouter()
  const { t } = useSpeech()
  const [stage, setStage] = useState<Stage>({ at: 'start' })
  const [mode, setMode] = useState<PracticeMode>('read')
  const end = (summary: SittingSummary): void => {
    setStage(summary.answers === 0 ? { at: 'start' } : { at: 'end', summary })
    void router.invalidate()
  }
  return (
    <div className="stack-l practice">
      <PageTitle>{t('practice.title')}</PageTitle>
      <h1 tabIndex={-1} className={stage.at === 'session' ? 'unseen' : undefined}>
        {t('practice.title')}
      </h1>
      {stage.at === 'session' && account ? (
        <Session account={account} cards={stage.cards} mode={mode} onEnd={end} />
      ) : (
        <>
          {stage.at === 'end' ? <Summary summary={stage.summary} /> : null}
          {data.cards.length > 0 ? (
            <Begin data={data} more={stage.at === 'end'} mode={mode} onMode={setMode} onBegin={() => setStage({ at: 'session', cards: data.cards })} />
          ) : (
            <NothingDue data={data} />
          )}
          <Statistics statistics={data.statistics} />
          <section className="stack" aria-labelledby="how-much">
            <h2 id="how-much">{t('practice.how-much')}</h2>
            <p className="soft">{t('practice.how-much-text')}</p>
            <Settings settings={data.settings} />
          </section>
        </>
      )}
    </div>
  )
}

interface BeginProps {
  readonly data: PracticeData
  readonly more: boolean
  readonly mode: PracticeMode
  readonly onMode: (mode: PracticeMode) => void
  readonly onBegin: () => void
}

function Begin({ data, more, mode, onMode, onBegin }: BeginProps) {
  const { t } = useSpeech()
  const audible = useAnyVoice(data.cards)
  const unseen = data.cards.filter((card) => card.schedule.reviews === 0).length
  const modes: readonly PracticeMode[] = audible ? ['read', 'write', 'listen'] : ['read', 'write']
  return (
    <section className="stack card" aria-label={t('practice.session')}>
      <p className="practice-count" data-due={data.cards.length}>
        {t('practice.ready', { count: data.cards.length })}
      </p>
      <p className="soft">
        {t('practice.of-which', { due: data.cards.length - unseen, unseen })}
        {data.dueInAll > data.cards.length ? ` ${t('practice.spread', { count: data.dueInAll })}` : ''}
      </p>
      {data.offline ? <Notice tone="warn">{t('practice.offline')}</Notice> : null}
      <fieldset className="stack">
        <legend className="field-label">{t('practice.mode')}</legend>
        <div className="choice-row">
          {modes.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="mode" value={one} checked={mode === one} onChange={() => onMode(one)} />
              <span>{t(`practice.mode-${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <Button action="begin-practice" onClick={onBegin}>
          {t(more ? 'practice.go-on' : 'practice.begin')}
        </Button>
      </div>
    </section>
  )
}

function NothingDue({ data }: { data: PracticeData }) {
  const { t } = useSpeech()
  const { learningCards, matureCards } = data.statistics
  const none = learningCards + matureCards === 0 && data.statistics.newToday === 0
  return (
    <section className="stack card" aria-label={t('practice.session')}>
      <p className="practice-count" data-due={0}>
        {t('practice.nothing-due')}
      </p>
      <p className="soft">{t(none ? 'practice.no-decks' : 'practice.nothing-due-text')}</p>
      <div className="row">
        <Link to="/courses" className={buttonClass({ look: none ? 'main' : 'quiet' })}>
          {t('home.find')}
        </Link>
      </div>
    </section>
  )
}

function Summary({ summary }: { summary: SittingSummary }) {
  const { t } = useSpeech()
  return (
    <Notice tone="good">
      <strong>{t('practice.done', { count: summary.cards })}</strong>
      <span>
        {t('practice.done-text', { atOnce: summary.atOnce, again: summary.again })}
      </span>
    </Notice>
  )
}
