import type { z } from 'zod'
import { type NewEvent, type StoredEvent, UnusableEvents } from './event.js'

/** Makes of a payload of one version what the next version says. */
export type Upcaster = (payload: Record<string, unknown>) => Record<string, unknown>

/** A kind of event as the room that tells it declares it. */
export interface EventKind<Schema extends z.ZodType = z.ZodType> {
  readonly kind: string
  /** What writers write: 1, and one more for each change that a reader of before would stumble over. */
  readonly version: number
  readonly schema: Schema
  /** Of each older version, from 1 on, what makes the next of it. */
  readonly upcasters: readonly Upcaster[]
}

/** Every kind of event in the program. */
const kinds = new Map<string, EventKind>()

/**
 * Declares a kind of event, once in a program. Its version is one more than it has upcasters.
 * @throws Error for a second declaration.
 */
export function eventKind<Schema extends z.ZodType>(kind: string, schema: Schema, upcasters: readonly Upcaster[] = []): EventKind<Schema> {
  if (kinds.has(kind)) throw new Error(`Two kinds of event are called ${kind}`)
  const declared = { kind, version: upcasters.length + 1, schema, upcasters }
  kinds.set(kind, declared)
  return declared
}

/** An event of a kind, to be added to the outbox in the transaction that makes it true. `id`: where others refer to it. */
export function newEvent<Schema extends z.ZodType>({ kind, version }: EventKind<Schema>, occurredAt: Date, payload: z.output<Schema> & object, id?: string): NewEvent {
  return { kind, version, occurredAt, payload, ...(id ? { id } : {}) }
}

/** The payload as it is kept: what its kind declares and nothing else. @throws Error where it is not what its kind promises. */
export function checkedPayload({ kind, version, payload }: Pick<NewEvent, 'kind' | 'version' | 'payload'>): unknown {
  const declared = kinds.get(kind)
  if (!declared) throw new Error(`Nobody declared the kind of event ${kind}`)
  if (version !== declared.version) throw new Error(`Events of the kind ${kind} are written in version ${declared.version}, not ${version}`)
  const read = declared.schema.safeParse(payload)
  if (!read.success) throw new Error(`Not an event of the kind ${kind}: ${faultsOf(read.error)}`)
  return read.data
}

/**
 * Kept events as their readers know them: each in the newest version of its kind.
 * @throws UnusableEvents that names each event of a kind or a version that nobody declared, and each whose older form cannot be brought to the newest.
 */
export function inNewestVersion(events: readonly StoredEvent[]): StoredEvent[] {
  const reasons = new Map<string, string>()
  const read = events.map((event) => {
    const declared = kinds.get(event.kind)
    if (declared && event.version === declared.version) return event
    if (!declared) reasons.set(event.id, `unknown kind ${event.kind}`)
    else if (event.version < 1 || event.version > declared.version) reasons.set(event.id, `unknown version ${event.version} of ${event.kind}`)
    else return upcast(event, declared, reasons)
    return event
  })
  if (reasons.size > 0) throw new UnusableEvents(reasons)
  return read
}

/** The newest version of every kind, as two columns. */
export function newestVersions(): { kinds: string[]; versions: number[] } {
  return { kinds: [...kinds.keys()], versions: [...kinds.values()].map((declared) => declared.version) }
}

function upcast(event: StoredEvent, { version, schema, upcasters }: EventKind, reasons: Map<string, string>): StoredEvent {
  try {
    const payload = upcasters.slice(event.version - 1).reduce((older, upcaster) => upcaster(older), event.payload as Record<string, unknown>)
    const read = schema.safeParse(payload)
    if (read.success) return { ...event, version, payload: read.data }
    reasons.set(event.id, `version ${event.version}: ${faultsOf(read.error)}`)
  } catch (error) {
    reasons.set(event.id, `version ${event.version}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return event
}

/** What is wrong with a payload, for a person. */
export const faultsOf = (error: z.ZodError): string => error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
