import { afterAnswersRefused, afterSaved, type AnswerQueue, emptyQueue, type GivenAnswer, isAnswerQueue, nextAnswers, putAnswer, type WaitingAnswer, withoutAttempt } from './answer-queue.js'
import type { Device } from './device.js'
import { SaveAnswersDocument } from './documents.gen.js'
import type { Door } from './door.js'
import { isFinal, KeptQueue } from './kept-queue.js'

/** Typing is sent when it pauses; it is kept on the device at every letter. */
const TYPING_PAUSE = 400

/** Saves one learner's quiz answers, now or when the network is back. */
export class AnswerSender {
  readonly queue: KeptQueue<AnswerQueue>

  constructor(
    private readonly device: Device,
    private readonly door: Door,
    accountId: string,
  ) {
    this.queue = new KeptQueue<AnswerQueue>(device, { name: `khue.answers.${accountId}`, empty: emptyQueue, isState: isAnswerQueue, sendNext: (queue) => this.sendNext(queue) })
  }

  save(attemptId: string, questionId: string, given: GivenAnswer, typed: boolean): void {
    const answer: WaitingAnswer = { ...given, questionId, answeredAt: this.device.now().toISOString() }
    this.queue.update((queue) => putAnswer(queue, attemptId, answer))
    if (typed) this.queue.flushSoon(TYPING_PAUSE)
    else void this.queue.flush()
  }

  /** Whether everything of the attempt has reached the server, after trying. */
  async settle(attemptId: string): Promise<boolean> {
    await this.queue.flush()
    return this.queue.state.get().attempts[attemptId] === undefined
  }

  forget(attemptId: string): void {
    this.queue.update((queue) => withoutAttempt(queue, attemptId))
  }

  private async sendNext(queue: AnswerQueue): Promise<((queue: AnswerQueue) => AnswerQueue) | null> {
    const next = nextAnswers(queue)
    if (!next) return null
    try {
      await this.door.ask(SaveAnswersDocument, { attemptId: next.attemptId, answers: [...next.answers] })
      return (now) => afterSaved(now, next.attemptId, next.answers)
    } catch (error) {
      if (!isFinal(error)) throw error
      return (now) => afterAnswersRefused(now, next.attemptId, next.answers, error)
    }
  }
}
