import { useRef, useState } from 'react'
import { type Account, useOutgoing } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Progress } from '../../ui/index.js'
import type { SessionCardFragment } from '../documents.gen.js'
import type { PracticeMode } from './card-face.js'
import { CardTurn } from './card-turn.js'
import { answered, beginSitting, type SittingSummary, summaryOf } from './sitting.js'

interface SessionProps {
  readonly account: Account
  readonly cards: readonly SessionCardFragment[]
  readonly mode: PracticeMode
  readonly onEnd: (summary: SittingSummary) => void
}

/** The cards of a sitting, one at a time. Each answer is safe on the device before the next card is shown; one may stop at any card. */
export function Session({ account, cards, mode, onEnd }: SessionProps) {
  const { reviews } = useOutgoing(account)
  const { t } = useSpeech()
  const [sitting, setSitting] = useState(() => beginSitting(cards))
  const keeping = useRef(false)
  const [card] = sitting.left
  if (!card) return null
  return (
    <div className="stack-l practice-session">
      <div className="practice-head">
        <Progress value={(sitting.size - Math.min(sitting.size, sitting.left.length)) / sitting.size} label={t('practice.progress')} text={t('practice.left', { count: sitting.left.length })} />
        <Button look="plain" small onClick={() => onEnd(summaryOf(sitting))}>
          {t('practice.stop')}
        </Button>
      </div>
      <CardTurn
        key={`${card.id} ${sitting.answers.length}`}
        card={card}
        mode={mode}
        onRated={(rating, schedule, now) => {
          if (keeping.current) return
          keeping.current = true
          void reviews.rate(card, rating, now).then(() => {
            keeping.current = false
            const next = answered(sitting, rating, schedule, now)
            setSitting(next)
            if (next.left.length === 0) onEnd(summaryOf(next))
          })
        }}
      />
    </div>
  )
}
