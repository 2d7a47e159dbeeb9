import type { Document, Door } from './door.js'
import { answersAll, formOf } from './form-of-question.js'
import type { Shelf } from './shelf.js'
import { Unreachable } from './refusal.js'
import { Watched } from './watched.js'

/** Whose answers are kept, and in which language: both stand in their names. */
export interface Reader {
  readonly accountId: string | null
  readonly locale: string
  /** All languages that a text may have been kept in: without a network one of another language is better than none. */
  readonly locales?: readonly string[]
}

/** An answer that was kept. `current`: it was asked for in the form of today; `serves`: it has all that is asked for today. */
interface KeptAnswer {
  readonly json: string
  readonly current: boolean
  readonly serves: boolean
}

const beginningOf = (accountId: string | null): string => `${accountId ?? 'nobody'}/`

/** An answer as it is kept: the form of its question in a line above it. */
const keptText = (document: { toString(): string }, answer: unknown): string => `${formOf(document.toString())}\n${JSON.stringify(answer)}`

/** What a page reads: asked anew each time, and kept on the device for the time without a network. */
export class Reading {
  /** Whether the page shows what was kept, since no answer came. */
  readonly fromDevice = new Watched(false)
  /** Texts on their way to the shelf. */
  private readonly keeping = new Set<Promise<void>>()
  /** Counts how often something that was shown from the device turned out to have changed: the page may load anew. */
  readonly renewed = new Watched(0)

  constructor(
    private readonly door: Door,
    private readonly shelf: Shelf,
    private readonly reader: () => Reader,
    /** Whether the door has the newest answers at hand: then what was downloaded does not go before. */
    private readonly toldFirst: () => boolean = () => false,
  ) {}

  /**
   * The door's answer; without a network the one that was kept. What was downloaded is answered from the device at once
   * and asked for behind: `renewed` tells where the door says something else.
   * @param fresh where a copy from before would mislead: the door is asked first all the same. @throws Unreachable where none was kept.
   */
  async ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, { fresh = false } = {}): Promise<Answer> {
    const reader = this.reader()
    const name = nameOf(reader, document, variables)
    if (!fresh && !this.toldFirst() && (await this.shelf.isPinned(name))) {
      const kept = await this.find(document, name)
      if (kept?.serves) {
        void this.renew(document, variables, reader, kept)
        return JSON.parse(kept.json) as Answer
      }
    }
    try {
      const answer = await this.door.ask(document, variables)
      this.fromDevice.set(false)
      void this.keep(reader, name, keptText(document, answer))
      return answer
    } catch (error) {
      const answer = await this.insteadOf(error, document, variables, reader)
      this.fromDevice.set(true)
      return answer
    }
  }

  /**
   * Asks the door and keeps the answer until `unpin`.
   * @param room is told the size in bytes before anything is kept, and throws where there is no room.
   */
  async pin<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, { stamp = '', room }: { stamp?: string; room: (bytes: number) => void }): Promise<{ answer: Answer; name: string; bytes: number }> {
    const reader = this.reader()
    const answer = await this.door.ask(document, variables)
    const text = keptText(document, answer)
    const name = nameOf(reader, document, variables, stamp)
    const bytes = new TextEncoder().encode(text).length
    room(bytes)
    await this.shelf.pin(name, text)
    return { answer, name, bytes }
  }

  /** Whether what `pin` has kept under this name is still there. */
  isPinned(name: string): Promise<boolean> {
    return this.shelf.isPinned(name)
  }

  unpin(name: string): Promise<void> {
    return this.shelf.unpin(name)
  }

  /** What never changes under its stamp (the content of a published version): asked once in each form, then read from the device. */
  async askOnce<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, stamp: string): Promise<Answer> {
    const reader = this.reader()
    const name = nameOf(reader, document, variables, stamp)
    const kept = await this.find(document, name)
    if (kept?.current) return JSON.parse(kept.json) as Answer
    try {
      const answer = await this.door.ask(document, variables)
      void this.keep(reader, name, keptText(document, answer))
      return answer
    } catch (error) {
      return this.insteadOf(error, document, variables, reader, stamp)
    }
  }

  /** What was kept of a question, without asking the door. */
  async kept<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables): Promise<Answer | null> {
    const { json } = await this.inAnyLanguage(document, variables, this.reader())
    return json === null ? null : (JSON.parse(json) as Answer)
  }

  /** Takes away what an account has read: it signs out, and the device may be another's next. */
  async forget(accountId: string): Promise<void> {
    await Promise.allSettled(this.keeping)
    await this.shelf.clear(beginningOf(accountId))
  }

  /** Keeps an answer for the reader that asked, while she is still the one who is here. */
  private keep(reader: Reader, name: string, text: string): Promise<void> {
    if (this.reader().accountId !== reader.accountId) return Promise.resolve()
    const keeping = this.shelf.put(name, text).finally(() => this.keeping.delete(keeping))
    this.keeping.add(keeping)
    return keeping
  }

  private async renew<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, reader: Reader, shown: KeptAnswer): Promise<void> {
    try {
      const answer = await this.door.ask(document, variables)
      this.fromDevice.set(false)
      const same = JSON.stringify(answer) === shown.json
      if (same && shown.current) return
      await this.keep(reader, nameOf(reader, document, variables), keptText(document, answer))
      if (!same) this.renewed.set(this.renewed.get() + 1)
    } catch (error) {
      this.fromDevice.set(error instanceof Unreachable)
    }
  }

  /** What was kept, where no network is why the door did not answer. @throws the door's error for any other reason. */
  private async insteadOf<Answer, Variables extends object>(error: unknown, document: Document<Answer, Variables>, variables: Variables, reader: Reader, stamp = ''): Promise<Answer> {
    if (!(error instanceof Unreachable)) throw error
    const { json, outdated } = await this.inAnyLanguage(document, variables, reader, stamp)
    if (json === null) throw outdated ? new Unreachable(true) : error
    return JSON.parse(json) as Answer
  }

  /** The answer that was kept and serves, in the reader's language where there is one. `outdated`: there are only some of older forms. */
  private async inAnyLanguage(document: { toString(): string }, variables: object, reader: Reader, stamp = ''): Promise<{ json: string | null; outdated: boolean }> {
    const { locale, locales = [] } = reader
    let outdated = false
    for (const one of new Set([locale, ...locales])) {
      const kept = await this.find(document, nameOf({ ...reader, locale: one }, document, variables, stamp))
      if (kept?.serves) return { json: kept.json, outdated: false }
      outdated ||= kept !== null
    }
    return { json: null, outdated }
  }

  /** A kept answer. One that was asked for in another form, by an older app, serves where it has all that is asked for now. */
  private async find(document: { toString(): string }, name: string): Promise<KeptAnswer | null> {
    const text = await this.shelf.get(name)
    if (text === null) return null
    const cut = text.indexOf('\n')
    const json = text.slice(cut + 1)
    const current = text.slice(0, Math.max(0, cut)) === formOf(document.toString())
    return { json, current, serves: current || answersAll(document.toString(), JSON.parse(json)) }
  }
}

function nameOf({ accountId, locale }: Reader, document: { toString(): string }, variables: object, stamp = ''): string {
  const operation = /(?:query|mutation) (\w+)/.exec(document.toString())?.[1] ?? ''
  return `${beginningOf(accountId)}${locale}/${operation}/${stamp}/${JSON.stringify(variables)}`
}
