import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { readRefusal, Unreachable } from './refusal.js'

/** A document of the generated ones: its text, its answer's type and its variables' type. */
export type Document<Answer, Variables> = { toString(): string } & DocumentTypeDecoration<Answer, Variables>

/** One GraphQL door of the services. */
export interface Door {
  /**
   * @param signal stops waiting for the answer; whether the door has heard is not known then.
   * @throws Refusal where the door refuses, Unreachable where no answer comes.
   */
  ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, signal?: AbortSignal): Promise<Answer>
}

/** Names the account that a request is for: the services answer it to that account's session alone. */
export const ACCOUNT_HEADER = 'x-khue-account'

export interface DoorOptions {
  readonly url: string
  /** The language to be answered in, asked at every request. */
  readonly locale: () => string
  /** Whose requests these are, asked at every request; null, or left out, where they name nobody. */
  readonly account?: () => string | null
  /** On a server: the visitor's own fetch, with her cookie. */
  readonly fetch?: typeof fetch
}

/** What GraphQL over HTTP answers with. */
interface Answered<Answer> {
  readonly data?: Answer | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

/** After so long without an answer a weak network counts as none, in ms. */
const PATIENCE = 30_000

/**
 * Opens a door. Every request says that it comes from our own page (`x-khue-request`), in which language to answer, and for whom.
 * Plain fetch: what is read is kept whole by `Reading`, so that a client with a cache of its own would only weigh on a phone.
 */
export function openDoor({ url, locale, account = () => null, fetch }: DoorOptions): Door {
  const send = fetch ?? ((address, request) => globalThis.fetch(address, request))
  return {
    async ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, signal?: AbortSignal): Promise<Answer> {
      const named = account()
      const request: RequestInit = {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'accept-language': locale(), 'x-khue-request': '1', ...(named === null ? {} : { [ACCOUNT_HEADER]: named }) },
        body: JSON.stringify({ query: document.toString(), variables }),
        signal: signal ? eitherOf(signal, AbortSignal.timeout(PATIENCE)) : AbortSignal.timeout(PATIENCE),
      }
      const answered = await send(url, request)
        .then((response): Promise<Answered<Answer>> => response.json())
        .catch(() => {
          throw new Unreachable()
        })
      const [first] = answered.errors ?? []
      if (first) throw readRefusal(first)
      if (!answered.data) throw new Unreachable()
      return answered.data
    },
  }
}

/** What `AbortSignal.any` does, which phones of some years ago do not know. */
function eitherOf(...signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) either.abort()
    signal.addEventListener('abort', () => either.abort(), { once: true, signal: either.signal })
  }
  return either.signal
}
