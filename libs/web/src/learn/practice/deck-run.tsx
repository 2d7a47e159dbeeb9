import { useState } from 'react'
import { type Account, useOutgoing } from '../../client/index.js'
import type { DeckQuery } from '../documents.gen.js'
import { cardsOfDeck, scheduleNow } from './due-cards.js'
import { Session } from './session.js'

/** So many cards at once: a deck of eighty is gone through in several sittings. */
const AT_ONCE = 20

/** A part of a deck as a sitting: cards never seen first, then those that are due soonest. */
export function DeckRun({ account, deck, onEnd }: { account: Account; deck: DeckQuery['deck']; onEnd: () => void }) {
  const { reviews } = useOutgoing(account)
  const [cards] = useState(() => {
    const waiting = reviews.queue.state.get().reviews
    const own = cardsOfDeck({ deck }).map((card) => ({ ...card, schedule: scheduleNow(card, reviews.known.get(), waiting) }))
    const unseen = own.filter((card) => card.schedule.reviews === 0)
    const seen = own.filter((card) => card.schedule.reviews > 0).sort((one, other) => (one.schedule.due < other.schedule.due ? -1 : 1))
    return [...unseen, ...seen].slice(0, AT_ONCE)
  })
  return <Session account={account} cards={cards} mode="read" onEnd={onEnd} />
}
