import {
  afterAnswersRefused, afterHandIn, afterSaved, answerForm, type AnswerQueue, type AttemptPlace, type GivenAnswer, nextAnswers, nextHandIn, putAnswer, putHandIn, type WaitingAnswer, withoutEnd, withoutLate,
} from './answer-queue.js'
import type { Device } from './device.js'
import { HandInDocument, SaveAnswersDocument } from './documents.gen.js'
import type { Door } from './door.js'
import { isFinal, KeptQueue } from './kept-queue.js'

/** Typing is sent when it pauses; it is kept on the device at every letter. */
const TYPING_PAUSE = 400

type Change = (queue: AnswerQueue) => AnswerQueue

/** Saves one learner's quiz answers and hands her attempts in, now or when the network is back. */
export class AnswerSender {
  readonly queue: KeptQueue<AnswerQueue>
  /** Attempts whose hand-in a page waits for: it tells the result itself. */
  private readonly awaited = new Set<string>()

  constructor(
    private readonly device: Device,
    private readonly door: Door,
    accountId: string,
  ) {
    this.queue = new KeptQueue<AnswerQueue>(device, { ...answerForm, name: `khue.answers.${accountId}`, sendNext: (queue, signal) => this.sendNext(queue, signal) })
  }

  save(attemptId: string, place: AttemptPlace, questionId: string, given: GivenAnswer, typed: boolean): void {
    const answer: WaitingAnswer = { ...given, questionId, answeredAt: this.device.now().toISOString() }
    void this.queue.update((queue) => putAnswer(queue, attemptId, place, answer))
    if (typed) this.queue.flushSoon(TYPING_PAUSE)
    else void this.queue.flush()
  }

  /** Whether everything of the attempt has reached the server, after trying. */
  async settle(attemptId: string): Promise<boolean> {
    await this.queue.flush()
    return this.queue.state.get().attempts[attemptId] === undefined
  }

  /** Hands an attempt in after its answers. @returns whether the server has it already; else it waits on the device. */
  async handIn(attemptId: string, place: AttemptPlace): Promise<boolean> {
    const handIn = { ...place, at: this.device.now().toISOString() }
    await this.queue.update((queue) => putHandIn(queue, attemptId, handIn))
    this.awaited.add(attemptId)
    await this.queue.flush()
    this.awaited.delete(attemptId)
    return this.queue.state.get().handIns[attemptId] === undefined
  }

  /** The learner has seen what came of a hand-in. */
  forgetEnd(attemptId: string): void {
    if (this.queue.state.get().ends[attemptId]) void this.queue.update((queue) => withoutEnd(queue, attemptId))
  }

  /** The learner has seen the answers that came too late. */
  forgetLate(attemptId: string): void {
    void this.queue.update((queue) => withoutLate(queue, attemptId))
  }

  /** The learner has read what was refused: it is for answers that came too late. */
  forgetRefused(): void {
    for (const attemptId of Object.keys(this.queue.state.get().late)) this.forgetLate(attemptId)
  }

  private sendNext(queue: AnswerQueue, signal: AbortSignal): Promise<Change | null> {
    const next = nextAnswers(queue)
    if (next) return this.sendAnswers(next.attemptId, next.answers, signal)
    const attemptId = nextHandIn(queue)
    return attemptId === null ? Promise.resolve(null) : this.sendHandIn(attemptId, signal)
  }

  private async sendAnswers(attemptId: string, answers: readonly WaitingAnswer[], signal: AbortSignal): Promise<Change> {
    try {
      await this.door.ask(SaveAnswersDocument, { attemptId, answers: [...answers] }, signal)
      return (now) => afterSaved(now, attemptId, answers)
    } catch (error) {
      if (!isFinal(error)) throw error
      return (now) => afterAnswersRefused(now, attemptId, answers, error)
    }
  }

  private async sendHandIn(attemptId: string, signal: AbortSignal): Promise<Change> {
    try {
      const { submitAttempt } = await this.door.ask(HandInDocument, { attemptId }, signal)
      const seen = this.awaited.has(attemptId)
      return (now) => {
        const after = afterHandIn(now, attemptId, { ...submitAttempt, refusal: null })
        return seen ? withoutEnd(after, attemptId) : after
      }
    } catch (error) {
      if (!isFinal(error)) throw error
      return (now) => afterHandIn(now, attemptId, { score: null, passed: null, refusal: error.message })
    }
  }
}
