import type { DoorOptions } from './door.js'
import { readRefusal, Unreachable } from './refusal.js'

/** What anybody may ask by its address, as JSON: the facts behind a public page. */
export interface PublicDoor {
  /** @param path below the services' address. @throws Refusal where it is refused, Unreachable where no answer comes. */
  read(path: string): Promise<unknown>
}

const PATIENCE = 30_000

const isFault = (body: unknown): body is { error: { message: string } & Record<string, unknown> } =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object' && body.error !== null && 'message' in body.error && typeof body.error.message === 'string'

export function openPublicDoor({ url, locale, fetch }: DoorOptions): PublicDoor {
  const send = fetch ?? ((address, request) => globalThis.fetch(address, request))
  return {
    async read(path) {
      const request: RequestInit = { credentials: 'same-origin', headers: { accept: 'application/json', 'accept-language': locale() }, signal: AbortSignal.timeout(PATIENCE) }
      const body = await send(url + path, request)
        .then((response): Promise<unknown> => response.json())
        .catch(() => {
          throw new Unreachable()
        })
      if (isFault(body)) throw readRefusal({ message: body.error.message, extensions: body.error })
      return body
    },
  }
}
