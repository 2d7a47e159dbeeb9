import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of the request (or job) that is being worked on. */
export interface RequestContext {
  /** Given by the caller in `x-request-id`, else made here; follows an event through the queue. */
  readonly requestId: string
  /** Of the client, as tries are counted by it: an IPv4 address, or the /64 of an IPv6 one. */
  readonly ip: string
  readonly locale: 'vi' | 'en'
}

export const requestContext = new AsyncLocalStorage<RequestContext>()
