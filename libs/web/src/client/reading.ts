import type { Document, Door } from './door.js'
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

const beginningOf = (accountId: string | null): string => `${accountId ?? 'nobody'}/`

/** What a page reads: asked anew each time, and kept on the device for the time without a network. */
export class Reading {
  /** Whether the page shows what was kept, since no answer came. */
  readonly fromDevice = new Watched(false)
  /** Counts how often something that was shown from the device turned out to have changed: the page may load anew. */
  readonly renewed = new Watched(0)

  constructor(
    private readonly door: Door,
    private readonly shelf: Shelf,
    private readonly reader: () => Reader,
  ) {}

  /**
   * The door's answer; without a network the one that was kept. What was downloaded is answered from the device at once
   * and asked for behind: `renewed` tells where the door says something else.
   * @param fresh where a copy from before would mislead: the door is asked first all the same. @throws Unreachable where none was kept.
   */
  async ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, { fresh = false } = {}): Promise<Answer> {
    const name = this.nameOf(document, variables)
    if (!fresh && (await this.shelf.isPinned(name))) {
      const kept = await this.shelf.get(name)
      if (kept !== null) {
        void this.renew(document, variables, name, kept)
        return JSON.parse(kept) as Answer
      }
    }
    try {
      const answer = await this.door.ask(document, variables)
      this.fromDevice.set(false)
      void this.shelf.put(name, JSON.stringify(answer))
      return answer
    } catch (error) {
      const kept = error instanceof Unreachable ? await this.inAnyLanguage(document, variables) : null
      if (kept === null) throw error
      this.fromDevice.set(true)
      return JSON.parse(kept) as Answer
    }
  }

  /**
   * Asks the door and keeps the answer until `unpin`.
   * @param room is told the size in bytes before anything is kept, and throws where there is no room.
   */
  async pin<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, { stamp = '', room }: { stamp?: string; room: (bytes: number) => void }): Promise<{ answer: Answer; name: string; bytes: number }> {
    const answer = await this.door.ask(document, variables)
    const text = JSON.stringify(answer)
    const name = this.nameOf(document, variables, stamp)
    const bytes = new TextEncoder().encode(text).length
    room(bytes)
    await this.shelf.pin(name, text)
    return { answer, name, bytes }
  }

  unpin(name: string): Promise<void> {
    return this.shelf.unpin(name)
  }

  /** What never changes under its stamp (the content of a published version): asked once, then read from the device. */
  async askOnce<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, stamp: string): Promise<Answer> {
    const name = this.nameOf(document, variables, stamp)
    const kept = await this.shelf.get(name)
    if (kept !== null) return JSON.parse(kept) as Answer
    try {
      const answer = await this.door.ask(document, variables)
      void this.shelf.put(name, JSON.stringify(answer))
      return answer
    } catch (error) {
      const other = error instanceof Unreachable ? await this.inAnyLanguage(document, variables, stamp) : null
      if (other === null) throw error
      return JSON.parse(other) as Answer
    }
  }

  /** What was kept of a question, without asking the door. */
  async kept<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables): Promise<Answer | null> {
    const kept = await this.inAnyLanguage(document, variables)
    return kept === null ? null : (JSON.parse(kept) as Answer)
  }

  /** Takes away what an account has read: it signs out, and the device may be another's next. */
  forget(accountId: string): Promise<void> {
    return this.shelf.clear(beginningOf(accountId))
  }

  private async renew<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, name: string, shown: string): Promise<void> {
    try {
      const text = JSON.stringify(await this.door.ask(document, variables))
      this.fromDevice.set(false)
      if (text === shown) return
      await this.shelf.put(name, text)
      this.renewed.set(this.renewed.get() + 1)
    } catch (error) {
      this.fromDevice.set(error instanceof Unreachable)
    }
  }

  /** The text that was kept, in the reader's language where there is one. */
  private async inAnyLanguage(document: { toString(): string }, variables: object, stamp = ''): Promise<string | null> {
    const { locale, locales = [] } = this.reader()
    for (const one of new Set([locale, ...locales])) {
      const kept = await this.shelf.get(this.nameOf(document, variables, stamp, one))
      if (kept !== null) return kept
    }
    return null
  }

  private nameOf(document: { toString(): string }, variables: object, stamp = '', locale = this.reader().locale): string {
    const { accountId } = this.reader()
    const operation = /(?:query|mutation) (\w+)/.exec(document.toString())?.[1] ?? ''
    return `${beginningOf(accountId)}${locale}/${operation}/${stamp}/${JSON.stringify(variables)}`
  }
}
