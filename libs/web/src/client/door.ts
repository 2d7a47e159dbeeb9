import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { readRefusal, Unreachable } from './refusal.js'

/** A document of the generated ones: its text, the id by which the services know it, its answer's type and its variables' type. */
export type Document<Answer, Variables> = { toString(): string; readonly __meta__?: Readonly<Record<string, unknown>> | undefined } & DocumentTypeDecoration<Answer, Variables>

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

/** What is sent: a document by its id, with its text where the service does not know it. */
interface Asked {
  readonly operationName?: string | undefined
  readonly query?: string
  readonly variables: object
  readonly extensions?: { readonly persistedQuery: { readonly version: 1; readonly sha256Hash: string } }
}

const UNKNOWN_ID = 'PERSISTED_QUERY_NOT_FOUND'

/** After so long without an answer a weak network counts as none, in ms. */
const PATIENCE = 30_000

/**
 * Opens a door. Every request says that it comes from our own page (`x-khue-request`), in which language to answer, and for whom.
 * A document goes by its id. A service of another version than this app, which does not know it, is sent its text as well.
 * Plain fetch: what is read is kept whole by `Reading`, so that a client with a cache of its own would only weigh on a phone.
 */
export function openDoor({ url, locale, account = () => null, fetch }: DoorOptions): Door {
  const send = fetch ?? ((address, request) => globalThis.fetch(address, request))
  return {
    async ask<Answer, Variables extends object>(document: Document<Answer, Variables>, variables: Variables, signal?: AbortSignal): Promise<Answer> {
      const named = account()
      const query = document.toString()
      const sha256Hash = document.__meta__?.['id']
      const byId: Asked | null = typeof sha256Hash === 'string' ? { operationName: nameOf(query), variables, extensions: { persistedQuery: { version: 1, sha256Hash } } } : null
      let answered = await post<Answer>(byId ?? { query, variables }, named, signal)
      if (byId && answered.errors?.[0]?.extensions?.['code'] === UNKNOWN_ID) answered = await post<Answer>({ ...byId, query }, named, signal)
      const [first] = answered.errors ?? []
      if (first) throw readRefusal(first)
      if (!answered.data) throw new Unreachable()
      return answered.data
    },
  }

  async function post<Answer>(asked: Asked, named: string | null, signal: AbortSignal | undefined): Promise<Answered<Answer>> {
    const request: RequestInit = {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'accept-language': locale(), 'x-khue-request': '1', ...(named === null ? {} : { [ACCOUNT_HEADER]: named }) },
      body: JSON.stringify(asked),
      signal: signal ? eitherOf(signal, AbortSignal.timeout(PATIENCE)) : AbortSignal.timeout(PATIENCE),
    }
    return send(url, request)
      .then((response): Promise<Answered<Answer>> => response.json())
      .catch(() => {
        throw new Unreachable()
      })
  }
}

const nameOf = (document: string): string | undefined => /(?:query|mutation) (\w+)/.exec(document)?.[1]

/** What `AbortSignal.any` does, which phones of some years ago do not know. */
function eitherOf(...signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) either.abort()
    signal.addEventListener('abort', () => either.abort(), { once: true, signal: either.signal })
  }
  return either.signal
}
