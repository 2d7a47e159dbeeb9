import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { readRefusal, Unreachable } from './refusal.js'

/** A document of the generated ones: its text, its answer's type and its variables' type. */
export type Document<Answer, Variables> = { toString(): string } & DocumentTypeDecoration<Answer, Variables>

/** One GraphQL door of the services. */
export interface Door {
  /** @throws Refusal where the door refuses, Unreachable where no answer comes. */
  ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables): Promise<Answer>
}

export interface DoorOptions {
  readonly url: string
  /** The language to be answered in, asked at every request. */
  readonly locale: () => string
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
 * Opens a door. Every request says that it comes from our own page (`x-khue-request`), and in which language to answer.
 * Plain fetch: what is read is kept whole by `Reading`, so that a client with a cache of its own would only weigh on a phone.
 */
export function openDoor({ url, locale, fetch }: DoorOptions): Door {
  const send = fetch ?? ((address, request) => globalThis.fetch(address, request))
  return {
    async ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables): Promise<Answer> {
      const request: RequestInit = {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'accept-language': locale(), 'x-khue-request': '1' },
        body: JSON.stringify({ query: document.toString(), variables }),
        signal: AbortSignal.timeout(PATIENCE),
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
