import type { Device } from './device.js'
import { absorb, formedOf, type KeptForm, type KeptRecord, readRecord } from './kept-record.js'
import { Refusal, Unreachable } from './refusal.js'
import { Watched } from './watched.js'

/** Waits between tries, in ms; the last one stays. */
const WAITS = [2_000, 5_000, 15_000, 60_000]

/** Why what waits was not sent: no network, a service that does not answer, or nobody signed in. */
export type Trouble = 'network' | 'service' | 'signed-out'

/** Whether the device keeps what is shown: not asked yet, being written, kept, or refused (a private window, a full disk). */
export type Keeping = 'loading' | 'writing' | 'kept' | 'refused'

/** How a queue of one kind is kept and sent. */
export interface QueueKind<State> extends KeptForm<State> {
  readonly name: string
  /** What is noted on the device before anything is sent, where there may be a network; the same state where there is nothing to note. */
  readonly beforeSending?: (state: State) => State
  /** Sends the next part. @returns the change that its outcome makes, or null where nothing waits. @throws where it should be tried again later. */
  readonly sendNext: (state: State, signal: AbortSignal) => Promise<((state: State) => State) | null>
}

/** Whether trying the same again can help. What a door refuses for its content stays refused. */
export function isFinal(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.code === 'BAD_USER_INPUT' || error.code === 'CONFLICT' || error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')
}

type Change<State> = (record: KeptRecord<State>) => KeptRecord<State>

/**
 * A queue that outlives a reload. A change is shown at once and made again on what the device keeps, in one transaction, so
 * that two tabs never lose each other's. What the device refuses to keep is shown and sent all the same, and kept as soon as it can be.
 * Where the browser can, one tab sends at a time; what two have sent is taken once by the server.
 */
export class KeptQueue<State> {
  /** What is shown: changes are in it at once. */
  readonly state: Watched<State>
  /** What is told of as kept: changes are in it once the device keeps them, or refuses to. */
  readonly told: Watched<State>
  readonly keeping = new Watched<Keeping>('loading', 'loading')
  /** How many things lie aside, in forms that this version does not know. */
  readonly aside = new Watched(0, 0)
  /** Why the last sending failed; null while it does not. */
  readonly trouble = new Watched<Trouble | null>(null)
  /** When the server last took something (ISO 8601), kept over reloads. */
  readonly lastSent = new Watched<string | null>(null, null)
  /** Fulfilled once what the device keeps is shown, or the device has refused. */
  readonly loaded: Promise<void>
  private stored: KeptRecord<State>
  private unwritten: readonly Change<State>[] = []
  private turn: Promise<unknown> = Promise.resolve()
  private running: Promise<void> | null = null
  private wanted = false
  private failures = 0
  private cancelRetry: () => void = () => undefined
  /** Null while nothing may be sent: the owner of what waits is not signed in. */
  private sending: AbortController | null = new AbortController()

  constructor(
    private readonly device: Device,
    private readonly kind: QueueKind<State>,
  ) {
    this.stored = readRecord(kind, undefined)
    this.state = new Watched(kind.empty, kind.empty)
    this.told = new Watched(kind.empty, kind.empty)
    this.loaded = this.load()
    device.onAwake(() => {
      this.failures = 0
      void this.flush()
    })
    device.onChangeElsewhere((name) => {
      if (name === kind.name) void this.load()
    })
  }

  /** Shows the change at once and keeps it. @returns whether the device really keeps it. */
  update(change: (state: State) => State): Promise<boolean> {
    return this.make((record) => ({ ...record, state: change(record.state) }))
  }

  /** Sends all that waits. Ends when nothing waits or when it has to be tried again later; never throws. */
  flush(): Promise<void> {
    if (!this.sending) return Promise.resolve()
    this.wanted = true
    this.running ??= this.sendAll().then(() => {
      this.running = null
      return this.wanted ? this.flush() : undefined
    })
    return this.running
  }

  /** Sends after a pause; another call begins the pause anew. */
  flushSoon(milliseconds: number): void {
    this.cancelRetry()
    this.cancelRetry = this.device.later(milliseconds, () => void this.flush())
  }

  /** Sends nothing from now on, and does not wait for what is on its way. All stays as it is kept: what may have arrived is sent once more, and taken once. */
  stop(): void {
    this.sending?.abort()
    this.sending = null
    this.wanted = false
    this.cancelRetry()
    this.trouble.set(null)
  }

  /** Sends what waits, and goes on with it. */
  start(): void {
    this.sending ??= new AbortController()
    void this.flush()
  }

  private async sendAll(): Promise<void> {
    this.cancelRetry()
    this.wanted = false
    try {
      await this.loaded
      await this.device.alone(this.kind.name, () => this.sendWhatWaits())
      this.failures = 0
      this.trouble.set(null)
    } catch (error) {
      if (!this.sending) return
      this.trouble.set(troubleOf(error))
      const wait = WAITS[Math.min(this.failures++, WAITS.length - 1)] ?? 0
      this.cancelRetry = this.device.later(wait, () => void this.flush())
    }
  }

  private async sendWhatWaits(): Promise<void> {
    for (;;) {
      await this.refresh()
      const { beforeSending } = this.kind
      if (!this.sending) return
      if (beforeSending && beforeSending(this.state.get()) !== this.state.get()) {
        if (!this.device.online()) throw new Unreachable()
        await this.update(beforeSending)
      }
      if (!this.sending) return
      const change = await this.kind.sendNext(this.state.get(), this.sending.signal)
      if (!change) return
      const sent = this.device.now().toISOString()
      await this.make((record) => ({ ...record, state: change(record.state), sent }))
    }
  }

  private async load(): Promise<void> {
    await this.refresh()
    const { name } = this.kind
    const absorbed = (record: KeptRecord<State>, text: string): KeptRecord<State> => absorb(this.kind, record, formedOf(text))
    await Promise.all([this.takeOver(name, absorbed), this.takeOver(`${name}.aside`, absorbed), this.takeOver(`${name}.sent`, (record, sent) => ({ ...record, sent: record.sent ?? sent }))])
  }

  /** What the app of before kept in localStorage, or an old tab still does: taken from there once it is kept here. */
  private async takeOver(name: string, into: (record: KeptRecord<State>, text: string) => KeptRecord<State>): Promise<void> {
    const { store } = this.device
    for (let text = store.get(name); text !== null; text = store.get(name)) {
      const found = text
      if (!(await this.make((record) => into(record, found)))) return
      if (store.get(name) === found) store.set(name, null)
    }
  }

  private make(change: Change<State>): Promise<boolean> {
    this.unwritten = [...this.unwritten, change]
    if (this.keeping.get() !== 'refused') this.keeping.set('writing')
    this.show()
    return this.inTurn(() => this.write())
  }

  /** Makes on the device all changes that are only shown yet. */
  private async write(): Promise<boolean> {
    const changes = this.unwritten
    if (changes.length === 0) return true
    try {
      this.stored = await this.device.keep.change(this.kind.name, (kept) => changes.reduce((record, change) => change(record), readRecord(this.kind, kept)))
    } catch {
      this.keeping.set('refused')
      this.show()
      return false
    }
    this.unwritten = this.unwritten.slice(changes.length)
    this.keeping.set(this.unwritten.length === 0 ? 'kept' : 'writing')
    this.show()
    return true
  }

  /** Reads what the device keeps, another tab's changes with it. */
  private refresh(): Promise<void> {
    return this.inTurn(async () => {
      await this.write()
      try {
        this.stored = readRecord(this.kind, await this.device.keep.read(this.kind.name))
        if (this.unwritten.length === 0) this.keeping.set('kept')
      } catch {
        this.keeping.set('refused')
      }
      this.show()
    })
  }

  private show(): void {
    const { state, sent, aside } = this.unwritten.reduce((record, change) => change(record), this.stored)
    this.aside.set(aside.length)
    this.lastSent.set(sent)
    this.state.set(state)
    this.told.set(this.keeping.get() === 'refused' ? state : this.stored.state)
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.turn.then(work)
    this.turn = mine.catch(() => undefined)
    return mine
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal) return error.code === 'UNAUTHENTICATED' ? 'signed-out' : 'service'
  return error instanceof Unreachable ? 'network' : 'service'
}
