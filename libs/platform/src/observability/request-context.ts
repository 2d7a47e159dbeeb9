import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of the request (or job) that is being worked on. */
export interface RequestContext {
  /** Given by the caller in `x-request-id`, else made here; follows an event through the queue. */
  readonly requestId: string
  readonly ip: string
  readonly locale: 'vi' | 'en'
}

export const requestContext = new AsyncLocalStorage<RequestContext>()
