import type { Device } from './device.js'
import { readJson } from './device-store.js'
import { MeDocument, SignOutDocument, type SessionAccountFragment } from './documents.gen.js'
import type { Door } from './door.js'
import { Refusal, Unreachable } from './refusal.js'
import { Watched } from './watched.js'

/** The signed-in person. */
export type Account = SessionAccountFragment

const REMEMBERED = 'khue.account'
/** Who has signed out here without the service's knowing yet. */
const LEFT = 'khue.left'

function isAccount(value: unknown): value is Account {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'displayName' in value && 'roles' in value && Array.isArray(value.roles) && 'locale' in value
}

/** So long a weak network is waited for before the person of the last visit is taken to be here, in ms. */
const PATIENCE = 1_500

/** How the service is asked who is here. */
export interface SessionDoors {
  /** Names nobody. */
  readonly anybody: Door
  /** Names an account. */
  readonly of: (accountId: string) => Door
}

/**
 * Who is signed in. The server is asked once; without a network, or on a weak one, the person of the last visit may go on learning.
 * A device is shared, and a page has several tabs: another account may be signed in behind this page's back.
 */
export class Session {
  readonly account = new Watched<Account | null>(null)
  /** Whether `account` is somebody else than whom this page was made for: it shows her no more, until it is opened anew. */
  readonly replaced = new Watched(false)
  private asked: Promise<Account | null> | null = null
  private rechecking: Promise<Account | null | undefined> | null = null
  /** Whom the page was made for: her id, null for nobody; undefined before it is known. */
  private owner: string | null | undefined

  constructor(
    private readonly doors: SessionDoors,
    private readonly device: Pick<Device, 'store' | 'later' | 'onAwake' | 'onChangeElsewhere'>,
  ) {
    device.onChangeElsewhere((name) => {
      if (name === REMEMBERED) this.hear()
    })
    device.onAwake(() => {
      this.hear()
      void this.leave().catch(() => undefined)
    })
  }

  know(): Promise<Account | null> {
    this.asked ??= this.firstOf(this.ask())
    return this.asked
  }

  /** Somebody signed in on this page, changed her profile, or signed out (null). */
  set(account: Account | null): void {
    if (account) this.device.store.set(LEFT, null)
    this.asked = Promise.resolve(account)
    this.owner = account?.id ?? null
    this.remember(account)
    this.replaced.set(false)
    this.account.set(account)
  }

  /**
   * Asks the service who is here, where it did not take this page for whom it names.
   * @returns null where nobody is: her session has ended, and the page is still hers; undefined where no answer came.
   */
  recheck(): Promise<Account | null | undefined> {
    this.rechecking ??= this.askAgain().finally(() => (this.rechecking = null))
    return this.rechecking
  }

  /** Ends the session with the service; where that is out of reach, on this device at once and there as soon as it can be. */
  async signOut(accountId: string): Promise<void> {
    this.device.store.set(LEFT, accountId)
    await this.leave().catch(() => undefined)
    this.set(null)
  }

  /** @returns whether it was a session of who has left that this device still had, ended now. @throws where it cannot be told yet. */
  private async leave(): Promise<boolean> {
    const left = this.device.store.get(LEFT)
    if (left === null) return false
    try {
      await this.doors.of(left).ask(SignOutDocument, {})
    } catch (error) {
      // Her session has ended already, or another's has taken its place: that one stays.
      if (!(error instanceof Refusal) || error.code !== 'UNAUTHENTICATED') throw error
      this.device.store.set(LEFT, null)
      return false
    }
    this.device.store.set(LEFT, null)
    return true
  }

  /** The server's word, or the device's memory where the server takes long; its word then follows. */
  private firstOf(asked: Promise<Account | null>): Promise<Account | null> {
    const remembered = this.remembered()
    if (!remembered) return asked
    return new Promise((resolve, reject) => {
      const stopWaiting = this.device.later(PATIENCE, () => {
        this.meet(remembered)
        resolve(remembered)
      })
      asked.then(resolve, reject).finally(stopWaiting)
    })
  }

  private async ask(): Promise<Account | null> {
    try {
      // Who has left is not let in again by a cookie that the device could not take away.
      const me = (await this.leave().catch(() => true)) ? null : await this.askWho()
      this.asked = Promise.resolve(me)
      this.remember(me)
      this.meet(me)
      return me
    } catch (error) {
      this.asked = null
      if (!(error instanceof Unreachable)) throw error
      const remembered = this.remembered()
      this.meet(remembered)
      return remembered
    }
  }

  private async askAgain(): Promise<Account | null | undefined> {
    const before = this.account.get()
    const me = await this.askWho().catch(() => undefined)
    if (!me || this.account.get() !== before) return me
    this.asked = Promise.resolve(me)
    this.remember(me)
    this.meet(me)
    return me
  }

  private async askWho(): Promise<Account | null> {
    const { me } = await this.doors.anybody.ask(MeDocument, {})
    return me
  }

  /** Takes somebody for who is here: whom the page is made for, or who has taken her place. */
  private meet(account: Account | null): void {
    const id = account?.id ?? null
    if (this.owner === undefined) this.owner = id
    this.replaced.set(this.owner !== id)
    this.account.set(account)
  }

  /** Another tab tells who is here. */
  private hear(): void {
    if (this.owner === undefined) return
    const remembered = this.remembered()
    if ((remembered?.id ?? null) === (this.account.get()?.id ?? null)) return
    this.meet(remembered)
    this.asked = null
  }

  private remembered(): Account | null {
    return readJson(this.device.store, REMEMBERED, isAccount)
  }

  private remember(account: Account | null): void {
    this.device.store.set(REMEMBERED, account === null ? null : JSON.stringify({ ...account, email: null, phone: null, username: null, birthYear: null, gender: null }))
  }
}
