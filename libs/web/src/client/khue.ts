import { type Locale, localeOf, locales, Texts } from '../i18n/texts.js'
import { AnswerSender } from './answer-sender.js'
import { type Device, LOCALE } from './device.js'
import { UpdateProfileDocument } from './documents.gen.js'
import { type Door, openDoor } from './door.js'
import type { FirstView } from './first-view.js'
import type { KeptQueue } from './kept-queue.js'
import { ProgressSender } from './progress-sender.js'
import { openPublicDoor, type PublicDoor } from './public-door.js'
import { Reading } from './reading.js'
import { Refusal } from './refusal.js'
import { ReviewSender } from './review-sender.js'
import { Session } from './session.js'
import { Watched } from './watched.js'

/** What waits to be sent of one learner. */
export interface Outgoing {
  readonly progress: ProgressSender
  readonly answers: AnswerSender
  readonly reviews: ReviewSender
}

/** Everything a page may ask for. One for a browser; one for each request on a server. */
export interface Khue {
  readonly device: Device
  /** The time of what a page shows: now, or when a server made the view that is taken over. */
  now(): Date
  readonly texts: Texts
  /** The doors, in the name of who is signed in. */
  readonly learning: Door
  readonly campaign: Door
  /** The learning door for who is not signed in yet, whoever is here now. */
  readonly doorstep: Door
  /** Public facts, by address. */
  readonly open: PublicDoor
  /** The learning door for what is read again without a network. */
  readonly reading: Reading
  readonly session: Session
  /** Whether the person of this device pays for what is loaded: then nothing is loaded before it is asked for. */
  readonly dataSaver: Watched<boolean>
  saveData(on: boolean): void
  /** The senders of an account; made once. They send while it is signed in, and in its name alone. */
  outgoing(accountId: string): Outgoing
  /** Fulfilled once it is known what of an account waits on this device: what is told of it is right from then on. */
  knowsWaiting(accountId: string): Promise<void>
  /** Signs out here. What waits stays on the device for her next sign-in; what she has read goes. */
  signOut(accountId: string): Promise<void>
  /** The language from now on: on this device, and in the account of who is signed in. */
  chooseLocale(locale: Locale): Promise<void>
}

const SAVER = 'khue.data-saver'

/** How the doors are reached: by a server's `fetch` for its visitor, or through the first view that a browser takes over. */
export interface KhueOptions {
  readonly fetch?: typeof globalThis.fetch
  readonly first?: FirstView | null
}

export function makeKhue(device: Device, { first = null, fetch = first?.fetch }: KhueOptions = {}): Khue {
  const chosen = localeOf(device.store.get(LOCALE))
  if (chosen) device.tellLocale(chosen)
  const texts = new Texts(chosen ?? 'vi')
  const door = (path: string, account: () => string | null): Door => openDoor({ url: path, locale: () => texts.locale, account, ...(fetch ? { fetch } : {}) })
  const doorstep = door('/graphql', () => null)
  const session = new Session({ anybody: doorstep, of: (accountId) => door('/graphql', () => accountId) }, device)
  const here = (): string | null => session.account.get()?.id ?? null
  const namedDoor = (path: string, account: () => string | null): Door => askingWho(door(path, account), session)
  const learning = namedDoor('/graphql', here)
  const kept = new Map<string, Outgoing>()
  const outgoing = (accountId: string): Outgoing => {
    const known = kept.get(accountId)
    if (known) return known
    const own = namedDoor('/graphql', () => accountId)
    const made: Outgoing = { progress: new ProgressSender(device, own, accountId), answers: new AnswerSender(device, own, accountId), reviews: new ReviewSender(device, own, accountId) }
    kept.set(accountId, made)
    if (here() === accountId) device.later(0, () => forEachQueue(made, (queue) => void queue.flush()))
    else forEachQueue(made, (queue) => queue.stop())
    return made
  }
  session.account.subscribe(() => {
    for (const [accountId, made] of kept) forEachQueue(made, (queue) => (accountId === here() ? queue.start() : queue.stop()))
  })
  const dataSaver = new Watched(device.store.get(SAVER) === 'on', true)
  const reading = new Reading(learning, device.shelf, () => ({ accountId: here(), locale: texts.locale, locales }), () => first?.isOpen ?? false)
  return {
    device,
    now: () => (first?.isOpen ? first.at : device.now()),
    texts,
    learning,
    campaign: namedDoor('/campaign/graphql', here),
    doorstep,
    open: openPublicDoor({ url: '', locale: () => texts.locale, ...(fetch ? { fetch } : {}) }),
    reading,
    session,
    dataSaver,
    saveData(on) {
      device.store.set(SAVER, on ? 'on' : null)
      dataSaver.set(on)
    },
    outgoing,
    async knowsWaiting(accountId) {
      await Promise.all(Object.values(outgoing(accountId)).map(({ queue }) => queue.loaded))
    },
    async signOut(accountId) {
      forEachQueue(outgoing(accountId), (queue) => queue.stop())
      await session.signOut(accountId)
      await reading.forget(accountId)
      for (const name of [`khue.schedules.${accountId}`, ...device.store.names(`khue.place.${accountId}.`)]) device.store.set(name, null)
    },
    async chooseLocale(locale) {
      device.store.set(LOCALE, locale)
      device.tellLocale(locale)
      await texts.speak(locale)
      const account = session.account.get()
      if (account && account.locale !== locale) {
        const { updateProfile } = await learning.ask(UpdateProfileDocument, { input: { locale } })
        session.set(updateProfile)
      }
    },
  }
}

function forEachQueue(outgoing: Outgoing, run: (queue: Pick<KeptQueue<unknown>, 'start' | 'stop' | 'flush'>) => void): void {
  for (const { queue } of Object.values(outgoing)) run(queue)
}

/** A door that, where it is not answered to whom it names, has it found out who is here. */
function askingWho(door: Door, session: Session): Door {
  return {
    async ask(document, variables, signal) {
      try {
        return await door.ask(document, variables, signal)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'UNAUTHENTICATED') void session.recheck()
        throw error
      }
    },
  }
}

/** Speaks the language of the person who is here: her account's, else the device's. */
export async function speakTo(khue: Khue): Promise<void> {
  const account = khue.session.account.get()
  await khue.texts.speak(localeOf(account?.locale) ?? khue.texts.locale)
}
