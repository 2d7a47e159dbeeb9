import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import type { SessionCardFragment } from '../documents.gen.js'
import { type Voice } from './voice.js'

/** How the cards are asked. */
export type PracticeMode = 'read' | 'write' | 'listen'

/** What is asked: the word, its meaning, or its sound alone. */
export function Question({ card, mode, voice }: { card: SessionCardFragment; mode: PracticeMode; voice: Voice | null }) {
  const { t } = useSpeech()
  if (mode === 'listen' && voice) {
    return (
      <div className="stack card-question">
        <p className="soft">{t('practice.what-do-you-hear')}</p>
        <Hear voice={voice} large />
      </div>
    )
  }
  if (mode === 'write') return <p className="card-front">{card.back}</p>
  return (
    <div className="stack card-question">
      <p className="card-front" lang={card.language}>
        {card.front}
      </p>
      {voice ? <Hear voice={voice} /> : null}
    </div>
  )
}

/** Both sides, how it is said, a sentence with the word and what the sentence means. */
export function Answer({ card, voice }: { card: SessionCardFragment; voice: Voice | null }) {
  return (
    <div className="stack card-answer">
      <div>
        <p className="card-front" lang={card.language}>
          {card.front}
        </p>
        {card.reading ? <p className="card-reading">{card.reading}</p> : null}
      </div>
      {voice ? <Hear voice={voice} /> : null}
      <p className="card-back">{card.back}</p>
      {card.imageUrl ? <img className="card-image" src={card.imageUrl} alt="" loading="lazy" /> : null}
      {card.example ? (
        <div className="card-example">
          <p lang={card.language}>{card.example}</p>
          {card.exampleBack ? <p className="soft">{card.exampleBack}</p> : null}
        </div>
      ) : null}
    </div>
  )
}

function Hear({ voice, large = false }: { voice: Voice; large?: boolean }) {
  const { t } = useSpeech()
  return (
    <div className="card-hear">
      <Button look="quiet" icon="audio" small={!large} onClick={voice.say}>
        {t('practice.hear')}
      </Button>
      {voice.kind === 'device' ? <span className="soft small">{t('practice.device-reads')}</span> : null}
    </div>
  )
}
