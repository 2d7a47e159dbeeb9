import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { countAnswers, countHandIns } from './answer-queue.js'
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
  return useSyncExternalStore(watched.subscribe, watched.get, watched.getOnServer)
}

/** Who is signed in, or null. */
export function useAccount(): Account | null {
  return useWatched(useKhue().session.account)
}

/** The senders of an account. */
export function useOutgoing(account: Account): Outgoing {
  return useKhue().outgoing(account.id)
}

/** What is told of a learner's work on this device. */
export function useSending({ progress, answers, reviews }: Outgoing) {
  const outbox = useWatched(progress.queue.told)
  const queue = useWatched(answers.queue.told)
  const cards = useWatched(reviews.queue.told)
  const troubles = [useWatched(progress.queue.trouble), useWatched(answers.queue.trouble), useWatched(reviews.queue.trouble)]
  const sent = [useWatched(progress.queue.lastSent), useWatched(answers.queue.lastSent), useWatched(reviews.queue.lastSent)]
  const keeping = [useWatched(progress.queue.keeping), useWatched(answers.queue.keeping), useWatched(reviews.queue.keeping)]
  const aside = [useWatched(progress.queue.aside), useWatched(answers.queue.aside), useWatched(reviews.queue.aside)]
  const parts = { progress: outbox.waiting.length, answers: countAnswers(queue), handIns: countHandIns(queue), reviews: cards.reviews.length }
  return {
    /** Whether it is known what the device keeps. */
    known: !keeping.includes('loading'),
    /** How much waits to be sent. */
    waiting: Object.values(parts).reduce((sum, count) => sum + count, 0),
    parts,
    refused: outbox.refused,
    /** What was done in lessons that have been rewritten since. */
    former: outbox.former ?? [],
    refusedReviews: cards.refusedReviews,
    late: queue.late,
    /** Why sending fails just now; null while it does not. */
    trouble: troubles.find((one) => one !== null) ?? null,
    /** When the server last took something (ISO 8601). */
    lastSent: sent.reduce((newest, one) => (one !== null && (newest === null || one > newest) ? one : newest), null),
    /** The device refuses to keep anything: what waits is lost with the page. */
    unkept: keeping.includes('refused'),
    /** How much lies aside, kept by another version of the app. */
    aside: aside.reduce((sum, count) => sum + count, 0),
  }
}
