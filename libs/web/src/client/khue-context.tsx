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

/** How many things of a learner wait to be sent, what was refused, and whether sending fails just now. */
export function useSending({ progress, answers }: Outgoing) {
  const outbox = useWatched(progress.queue.state)
  const queue = useWatched(answers.queue.state)
  const failing = [useWatched(progress.queue.failing), useWatched(answers.queue.failing)].some(Boolean)
  return { waiting: outbox.waiting.length + countAnswers(queue), refused: outbox.refused, failing }
}
