import type { Device } from './device.js'
import { readJson } from './device-store.js'
import { Refusal, Unreachable } from './refusal.js'
import { Watched } from './watched.js'

/** Waits between tries, in ms; the last one stays. */
const WAITS = [2_000, 5_000, 15_000, 60_000]

/** Why what waits was not sent: no network, a service that does not answer, or nobody signed in. */
export type Trouble = 'network' | 'service' | 'signed-out'

/** How a queue of one kind is kept and sent. */
export interface QueueKind<State> {
  readonly name: string
  readonly empty: State
  readonly isState: (value: unknown) => value is State
  /** Sends the next part. @returns the change that its outcome makes, or null where nothing waits. @throws where it should be tried again later. */
  readonly sendNext: (state: State) => Promise<((state: State) => State) | null>
}

/** Whether trying the same again can help. What a door refuses for its content stays refused. */
export function isFinal(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.code === 'BAD_USER_INPUT' || error.code === 'CONFLICT' || error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')
}

/** What was kept in a form that this version does not know is laid beside, never dropped: the version that knows it finds it there. */
const ASIDE = '.aside'

/**
 * A queue that outlives a reload. It is read anew from the device before every change, so that two tabs share it;
 * where the browser can, one tab sends at a time, and what two have sent is taken once by the server. A failed sending is tried again: after a while, and when the network is back.
 */
export class KeptQueue<State> {
  readonly state: Watched<State>
  /** Whether the last sending failed for the network or the service. */
  readonly failing = new Watched(false)
  /** Why it failed; null while it does not. */
  readonly trouble = new Watched<Trouble | null>(null)
  /** When the server last took something (ISO 8601), kept over reloads. */
  readonly lastSent: Watched<string | null>
  private running: Promise<void> | null = null
  private wanted = false
  private failures = 0
  private cancelRetry: () => void = () => undefined

  constructor(
    private readonly device: Device,
    private readonly kind: QueueKind<State>,
  ) {
    this.state = new Watched(this.read())
    this.lastSent = new Watched(device.store.get(`${kind.name}.sent`))
    device.onAwake(() => void this.flush())
    device.onChangeElsewhere((name) => {
      if (name === kind.name) this.state.set(this.read())
    })
  }

  update(change: (state: State) => State): void {
    const next = change(this.read())
    this.device.store.set(this.kind.name, next === this.kind.empty ? null : JSON.stringify(next))
    this.state.set(next)
  }

  /** Sends all that waits. Ends when nothing waits or when it has to be tried again later; never throws. */
  flush(): Promise<void> {
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

  private async sendAll(): Promise<void> {
    this.cancelRetry()
    this.wanted = false
    try {
      await this.device.alone(this.kind.name, () => this.sendWhatWaits())
      this.state.set(this.read())
      this.failures = 0
      this.failing.set(false)
      this.trouble.set(null)
    } catch (error) {
      this.failing.set(true)
      this.trouble.set(troubleOf(error))
      const wait = WAITS[Math.min(this.failures++, WAITS.length - 1)] ?? 0
      this.cancelRetry = this.device.later(wait, () => void this.flush())
    }
  }

  private async sendWhatWaits(): Promise<void> {
    for (let change = await this.kind.sendNext(this.read()); change; change = await this.kind.sendNext(this.read())) {
      this.update(change)
      const now = this.device.now().toISOString()
      this.device.store.set(`${this.kind.name}.sent`, now)
      this.lastSent.set(now)
    }
  }

  private read(): State {
    const { store } = this.device
    const known = readJson(store, this.kind.name, this.kind.isState)
    if (known) return known
    const unknown = store.get(this.kind.name)
    if (unknown !== null) {
      store.set(this.kind.name + ASIDE, unknown)
      store.set(this.kind.name, null)
    }
    return this.kind.empty
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal) return error.code === 'UNAUTHENTICATED' ? 'signed-out' : 'service'
  return error instanceof Unreachable ? 'network' : 'service'
}
