import { useState } from 'react'
import { answersToShow, type AttemptPlace, type GivenAnswer, useAccount, useKhue, useWatched } from '../../client/index.js'
import type { AttemptFragment } from '../documents.gen.js'

/** What has become of the answers: with the server, on their way, kept on the device until there is a network, or refused by the device too. */
export type SavingState = 'saved' | 'saving' | 'kept' | 'unkept'

/** The sender of the signed-in learner's answers. */
export function useAnswerSender() {
  return useKhue().outgoing(useAccount()?.id ?? '').answers
}

/** The answers of an open attempt: each is kept on the device at once and sent at once. */
export function useAnswers(attempt: AttemptFragment, place: AttemptPlace) {
  const sender = useAnswerSender()
  const queue = useWatched(sender.queue.state)
  const trouble = useWatched(sender.queue.trouble)
  const keeping = useWatched(sender.queue.keeping)
  const [given, setGiven] = useState(() => answersToShow(attempt.savedAnswers, sender.queue.state.get().attempts[attempt.id]))
  const waiting = trouble === null || keeping === 'writing' ? 'saving' : keeping === 'refused' ? 'unkept' : 'kept'
  const saving: SavingState = queue.attempts[attempt.id] === undefined ? 'saved' : waiting
  return {
    given,
    saving,
    refused: queue.refused[attempt.id] ?? {},
    give(questionId: string, answer: GivenAnswer, typed: boolean): void {
      setGiven((before) => ({ ...before, [questionId]: answer }))
      sender.save(attempt.id, place, questionId, answer, typed)
    },
    settle: () => sender.settle(attempt.id),
    handIn: () => sender.handIn(attempt.id, place),
  }
}
