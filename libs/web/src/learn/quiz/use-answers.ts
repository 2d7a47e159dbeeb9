import { useState } from 'react'
import { answersToShow, type GivenAnswer, useAccount, useKhue, useWatched } from '../../client/index.js'
import type { AttemptFragment } from '../documents.gen.js'

/** What has become of the answers: with the server, on their way, or kept on the device until there is a network. */
export type SavingState = 'saved' | 'saving' | 'kept'

/** The answers of an open attempt: each is kept on the device at once and sent at once. */
export function useAnswers(attempt: AttemptFragment) {
  const khue = useKhue()
  const { answers: sender } = khue.outgoing(useAccount()?.id ?? '')
  const queue = useWatched(sender.queue.state)
  const failing = useWatched(sender.queue.failing)
  const [given, setGiven] = useState(() => answersToShow(attempt.savedAnswers, sender.queue.state.get().attempts[attempt.id]))
  const saving: SavingState = queue.attempts[attempt.id] === undefined ? 'saved' : failing ? 'kept' : 'saving'
  return {
    given,
    saving,
    refused: queue.refused[attempt.id] ?? {},
    give(questionId: string, answer: GivenAnswer, typed: boolean): void {
      setGiven((before) => ({ ...before, [questionId]: answer }))
      sender.save(attempt.id, questionId, answer, typed)
    },
    settle: () => sender.settle(attempt.id),
    forget: () => sender.forget(attempt.id),
  }
}
