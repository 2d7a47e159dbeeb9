import type { Document, Door } from './door.js'
import type { Shelf } from './shelf.js'
import { Unreachable } from './refusal.js'
import { Watched } from './watched.js'

/** Whose answers are kept, and in which language: both stand in their names. */
export interface Reader {
  readonly accountId: string | null
  readonly locale: string
}

const beginningOf = (accountId: string | null): string => `${accountId ?? 'nobody'}/`

/** What a page reads: asked anew each time, and kept on the device for the time without a network. */
export class Reading {
  /** Whether the page shows what was kept, since no answer came. */
  readonly fromDevice = new Watched(false)

  constructor(
    private readonly door: Door,
    private readonly shelf: Shelf,
    private readonly reader: () => Reader,
  ) {}

  /** The door's answer; without a network the one that was kept. @throws Unreachable where none was. */
  async ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables): Promise<Answer> {
    const name = this.nameOf(document, variables)
    try {
      const answer = await this.door.ask(document, variables)
      this.fromDevice.set(false)
      void this.shelf.put(name, JSON.stringify(answer))
      return answer
    } catch (error) {
      const kept = error instanceof Unreachable ? await this.shelf.get(name) : null
      if (kept === null) throw error
      this.fromDevice.set(true)
      return JSON.parse(kept) as Answer
    }
  }

  /** What never changes under its stamp (the content of a published version): asked once, then read from the device. */
  async askOnce<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, stamp: string): Promise<Answer> {
    const name = this.nameOf(document, variables, stamp)
    const kept = await this.shelf.get(name)
    if (kept !== null) return JSON.parse(kept) as Answer
    const answer = await this.door.ask(document, variables)
    void this.shelf.put(name, JSON.stringify(answer))
    return answer
  }

  /** Takes away what an account has read: it signs out, and the device may be another's next. */
  forget(accountId: string): Promise<void> {
    return this.shelf.clear(beginningOf(accountId))
  }

  private nameOf(document: { toString(): string }, variables: object, stamp = ''): string {
    const { accountId, locale } = this.reader()
    const operation = /(?:query|mutation) (\w+)/.exec(document.toString())?.[1] ?? ''
    return `${beginningOf(accountId)}${locale}/${operation}/${stamp}/${JSON.stringify(variables)}`
  }
}
