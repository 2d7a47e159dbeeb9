import { z } from 'zod'

/** A batch of events for a consumer; the events stay in PostgreSQL. */
export const batchToApply = z.object({ batch: z.uuid() })
export type BatchToApply = z.infer<typeof batchToApply>

/** An export that somebody asked for. */
export const exportToRun = z.object({ job: z.uuid() })
export type ExportToRun = z.infer<typeof exportToRun>

/** A mail that waits to be sent; to whom and what it says stays in PostgreSQL. */
export const mailToSend = z.object({ mail: z.uuid() })
export type MailToSend = z.infer<typeof mailToSend>

interface QueueRow<Payload extends z.ZodType> {
  readonly payload: Payload
  /** Tries before the job is given up (what it stood for is sent again by its owner). */
  readonly attempts: number
  /** First wait between two tries in ms; it doubles with each. */
  readonly backoff: number
  /** Jobs that one process works on at once. */
  readonly concurrency: number
}

const queue = <Payload extends z.ZodType>(row: QueueRow<Payload>): QueueRow<Payload> => row

/** Every queue, what travels on it and how hard it is tried. A new job is a new line here. */
export const queues = {
  indicators: queue({ payload: batchToApply, attempts: 5, backoff: 500, concurrency: 1 }),
  competency: queue({ payload: batchToApply, attempts: 5, backoff: 500, concurrency: 1 }),
  credentials: queue({ payload: batchToApply, attempts: 5, backoff: 500, concurrency: 1 }),
  exports: queue({ payload: exportToRun, attempts: 3, backoff: 2_000, concurrency: 1 }),
  mail: queue({ payload: mailToSend, attempts: 8, backoff: 5_000, concurrency: 4 }),
} as const

export type QueueName = keyof typeof queues
export type PayloadOf<Name extends QueueName> = z.infer<(typeof queues)[Name]['payload']>

/** The consumers of events that this program has: their queues carry batches. */
export const consumerNames: readonly QueueName[] = (Object.keys(queues) as QueueName[]).filter((name) => queues[name].payload === (batchToApply as z.ZodType))
