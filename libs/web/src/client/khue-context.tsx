import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { countAnswers } from './answer-queue.js'
import type { Khue, Outgoing } from './khue.js'
import type { Account } from './session.js'
import type { Watched } from './watched.js'

const KhueContext = createContext<Khue | null>(null)

export function KhueProvider({ khue, children }: { khue: Khue; children: ReactNode }) {
  return <KhueContext value={khue}>{children}</KhueContext>
}

export function useKhue(): Khue {
  const khue = useContext(KhueContext)
  if (!khue) throw new Error('A page stands inside KhueProvider.')
  return khue
}

export function useWatched<Value>(watched: Watched<Value>): Value {
  return useSyncExternalStore(watched.subscribe, watched.get, watched.get)
}

/** Who is signed in, or null. */
export function useAccount(): Account | null {
  return useWatched(useKhue().session.account)
}

/** The senders of an account. */
export function useOutgoing(account: Account): Outgoing {
  return useKhue().outgoing(account.id)
}

/** How many things of a learner wait to be sent, what was refused, whether and why sending fails just now, and when something was last sent. */
export function useSending({ progress, answers, reviews }: Outgoing) {
  const outbox = useWatched(progress.queue.state)
  const queue = useWatched(answers.queue.state)
  const cards = useWatched(reviews.queue.state)
  const troubles = [useWatched(progress.queue.trouble), useWatched(answers.queue.trouble), useWatched(reviews.queue.trouble)]
  const sent = [useWatched(progress.queue.lastSent), useWatched(answers.queue.lastSent), useWatched(reviews.queue.lastSent)]
  const trouble = troubles.find((one) => one !== null) ?? null
  return {
    waiting: outbox.waiting.length + countAnswers(queue) + cards.reviews.length,
    parts: { progress: outbox.waiting.length, answers: countAnswers(queue), reviews: cards.reviews.length },
    refused: outbox.refused,
    refusedReviews: cards.refusedReviews,
    failing: trouble !== null,
    trouble,
    lastSent: sent.reduce((newest, one) => (one !== null && (newest === null || one > newest) ? one : newest), null),
  }
}
