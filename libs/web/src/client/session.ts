import { type DeviceStore, readJson } from './device-store.js'
import { MeDocument, type SessionAccountFragment } from './documents.gen.js'
import type { Door } from './door.js'
import { Unreachable } from './refusal.js'
import { Watched } from './watched.js'

/** The signed-in person. */
export type Account = SessionAccountFragment

const REMEMBERED = 'khue.account'

function isAccount(value: unknown): value is Account {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'displayName' in value && 'roles' in value && Array.isArray(value.roles) && 'locale' in value
}

/** So long a weak network is waited for before the person of the last visit is taken to be here, in ms. */
const PATIENCE = 1_500

/** Who is signed in. The server is asked once; without a network, or on a weak one, the person of the last visit may go on learning. */
export class Session {
  readonly account = new Watched<Account | null>(null)
  private asked: Promise<Account | null> | null = null

  constructor(
    private readonly door: Door,
    private readonly store: DeviceStore,
    private readonly later: (milliseconds: number, run: () => void) => () => void = () => () => undefined,
  ) {}

  know(): Promise<Account | null> {
    this.asked ??= this.firstOf(this.ask())
    return this.asked
  }

  /** Somebody signed in, changed her profile, or signed out (null). */
  set(account: Account | null): void {
    this.asked = Promise.resolve(account)
    this.store.set(REMEMBERED, account === null ? null : JSON.stringify({ ...account, email: null, phone: null, username: null, birthYear: null, gender: null }))
    this.account.set(account)
  }

  /** The server's word, or the device's memory where the server takes long; its word then follows. */
  private firstOf(asked: Promise<Account | null>): Promise<Account | null> {
    const remembered = readJson(this.store, REMEMBERED, isAccount)
    if (!remembered) return asked
    return new Promise((resolve, reject) => {
      const stopWaiting = this.later(PATIENCE, () => {
        this.account.set(remembered)
        resolve(remembered)
      })
      asked.then(resolve, reject).finally(stopWaiting)
    })
  }

  private async ask(): Promise<Account | null> {
    try {
      const { me } = await this.door.ask(MeDocument, {})
      this.set(me)
      return me
    } catch (error) {
      this.asked = null
      if (!(error instanceof Unreachable)) throw error
      const remembered = readJson(this.store, REMEMBERED, isAccount)
      this.account.set(remembered)
      return remembered
    }
  }
}
