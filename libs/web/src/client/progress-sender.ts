import type { Device } from './device.js'
import type { RecordProgressMutation } from './documents.gen.js'
import { RecordProgressDocument } from './documents.gen.js'
import type { Door } from './door.js'
import { isFinal, KeptQueue } from './kept-queue.js'
import { addEvent, afterRefused, afterTaken, asInput, nextBatch, progressForm, type ProgressOutbox, type WaitingEvent, withoutRefused, withTried } from './progress-outbox.js'
import { Watched } from './watched.js'

/** What a page tells of a lesson; the device adds the event's id and time. */
export type ProgressNews = Pick<WaitingEvent, 'lessonId' | 'title' | 'position'> & Partial<Pick<WaitingEvent, 'done' | 'watched' | 'courseVersion'>>

/** What became of an event: taken by the server (for an older version of the course: `former`), waiting for a network, or refused. */
export type Delivery = { readonly state: 'taken' | 'former' } | { readonly state: 'waiting' } | { readonly state: 'refused'; readonly reason: string }

export type KnownProgress = RecordProgressMutation['recordProgress'][number]

/** Sends one learner's progress, now or when the network is back. */
export class ProgressSender {
  readonly queue: KeptQueue<ProgressOutbox>
  /** The newest progress of each lesson that the server answered with. */
  readonly known = new Watched<Readonly<Record<string, KnownProgress>>>({})

  constructor(
    private readonly device: Device,
    private readonly door: Door,
    accountId: string,
  ) {
    this.queue = new KeptQueue<ProgressOutbox>(device, { ...progressForm, name: `khue.progress.${accountId}`, beforeSending: withTried, sendNext: (outbox, signal) => this.sendNext(outbox, signal) })
  }

  /** Keeps the news on the device and sends them. @returns what became of them. */
  async record(news: ProgressNews): Promise<Delivery> {
    const event: WaitingEvent = { done: false, ...news, clientEventId: this.device.newId(), occurredAt: this.device.now().toISOString() }
    await this.queue.update((outbox) => addEvent(outbox, event))
    await this.queue.flush()
    const { waiting, refused, former = [] } = this.queue.state.get()
    const reason = refused.find((entry) => entry.event.clientEventId === event.clientEventId)?.reason
    if (reason !== undefined) return { state: 'refused', reason }
    const isIn = (events: readonly WaitingEvent[]): boolean => events.some((other) => other.clientEventId === event.clientEventId)
    return { state: isIn(waiting) ? 'waiting' : isIn(former) ? 'former' : 'taken' }
  }

  /** The learner has read what was refused. */
  forgetRefused(): void {
    void this.queue.update(withoutRefused)
  }

  private async sendNext(outbox: ProgressOutbox, signal: AbortSignal): Promise<((outbox: ProgressOutbox) => ProgressOutbox) | null> {
    const batch = nextBatch(outbox)
    if (batch.length === 0) return null
    try {
      const { recordProgress } = await this.door.ask(RecordProgressDocument, { events: batch.map(asInput) }, signal)
      this.known.set({ ...this.known.get(), ...Object.fromEntries(recordProgress.map((progress) => [progress.lessonId, progress])) })
      return (now) => afterTaken(now, batch, recordProgress)
    } catch (error) {
      if (!isFinal(error)) throw error
      return (now) => afterRefused(now, batch, error)
    }
  }
}
