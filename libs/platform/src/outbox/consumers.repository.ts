import { advisoryLocks, statement, type Tx } from '../database/index.js'
import type { SentBatch } from './outbox.repository.js'

/** How far a consumer is. */
export interface ConsumerState {
  name: string
  /** Whether no program of the house has it any more. */
  retired: boolean
  /** Events that it has been given and has not applied. */
  sent: number
  parked: number
  /** Whether it has still to be given a stretch of the past. */
  filling: boolean
  applied: number
  lastAppliedAt: Date | null
  /** When a worker last had it in its program. */
  seenAt: Date
}

/** What went with a consumer. */
export interface Unregistered {
  sent: number
  parked: number
}

/** Batches on their way to one consumer at the most, so that none waits longer than the time to its resending. */
const UNDER_WAY = 24
/** Beside them, of the past. */
const FILLING_UNDER_WAY = 6
/** Events of the past in a batch. */
const FILLING_SIZE = 5_000

/** Whether a consumer is in no program: workers are here that look every minute, and have not had it for ten. */
export const isRetired = (row: string): string => `${row}.seen_at < (SELECT max(seen_at) FROM outbox.consumer) - interval '10 minutes'`

const gate = `SELECT pg_advisory_xact_lock(${advisoryLocks.claims})`
/** Transactions that may have taken a seq and not committed: they hold this lock from before they take it until they end. */
const WRITERS = `FROM pg_locks l WHERE l.locktype = 'relation' AND l.relation = 'outbox.event'::regclass
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.mode = 'RowExclusiveLock' AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()`

const owed = statement('outbox.owed', 'SELECT EXISTS (SELECT FROM outbox.waiting) AS waiting, EXISTS (SELECT FROM outbox.filling) AS past')

const states = `
  SELECT c.name, ${isRetired('c')} AS retired, c.applied::float8 AS applied, c.last_applied_at AS "lastAppliedAt", c.seen_at AS "seenAt",
         coalesce(sum(cardinality(b.event_ids)) FILTER (WHERE b.state = 'SENT'), 0)::int AS sent,
         coalesce(sum(cardinality(b.event_ids)) FILTER (WHERE b.state = 'PARKED'), 0)::int AS parked,
         EXISTS (SELECT FROM outbox.filling f WHERE f.consumer = c.name) AS filling
  FROM outbox.consumer c LEFT JOIN outbox.batch b ON b.consumer = c.name GROUP BY c.name ORDER BY c.name`

/** Every consumer that is known, by name. */
export const consumerStates = (tx: Tx): Promise<ConsumerState[]> => tx.sql<ConsumerState & Record<string, unknown>>(states)

/** Whom the relay carries events to: made known, filled from the past, held back, forgotten. */
export class ConsumersRepository {
  /**
   * Makes a consumer known, or a kind that a known one did not have. From now on it is given events as they come; those written before
   * it is given from the past. No writer waits for it.
   * @returns the kinds that were new.
   */
  async register(tx: Tx, name: string, kinds: readonly string[]): Promise<string[]> {
    const known = new Set((await tx.sql<{ kind: string }>('SELECT kind FROM outbox.subscription WHERE consumer = $1', [name])).map((row) => row.kind))
    const missing = kinds.filter((kind) => !known.has(kind))
    if (missing.length === 0) {
      await this.seen(tx, [name])
      return []
    }
    await tx.sql(gate)
    await tx.sql('INSERT INTO outbox.consumer (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET seen_at = clock_timestamp()', [name])
    await tx.sql(
      `WITH now AS MATERIALIZED (SELECT nextval('outbox.event_seq') AS seq), live AS (
         INSERT INTO outbox.subscription (consumer, kind, live) SELECT $1, kind, int8multirange(int8range(seq, NULL)) FROM now, unnest($2::text[]) AS kind
       )
       INSERT INTO outbox.filling (consumer, kinds, seqs, unnumbered) SELECT $1, $2, int8multirange(int8range(0, seq)), EXISTS (SELECT FROM outbox.event_before) FROM now`,
      [name, missing],
    )
    await this.awaitWriters(tx, name)
    return missing
  }

  /** Whether anything waits, and whether anybody has still to be given something of the past. */
  async owed(tx: Tx): Promise<{ waiting: boolean; past: boolean }> {
    const [row] = await tx.run<{ waiting: boolean; past: boolean }>(owed)
    return row ?? { waiting: false, past: false }
  }

  /** Notes that these are in a program that runs. */
  async seen(tx: Tx, names: readonly string[]): Promise<void> {
    await tx.sql('UPDATE outbox.consumer SET seen_at = clock_timestamp() WHERE name = ANY ($1)', [names])
  }

  /** Forgets a consumer with all that it was given. @returns what went, null where there is none of that name. */
  async unregister(tx: Tx, name: string): Promise<Unregistered | null> {
    await tx.sql(gate)
    const gone = await tx.sql<{ state: 'SENT' | 'PARKED'; events: number }>('DELETE FROM outbox.batch WHERE consumer = $1 RETURNING state, cardinality(event_ids) AS events', [name])
    if ((await tx.write('DELETE FROM outbox.consumer WHERE name = $1', [name])) === 0) return null
    const of = (state: string): number => gone.reduce((sum, row) => sum + (row.state === state ? row.events : 0), 0)
    return { sent: of('SENT'), parked: of('PARKED') }
  }

  /**
   * Holds back whoever is too far behind: it is given nothing more as it comes, nor what waits now, and later all of it from the kept
   * events. So nobody else waits for it, and what is on its way to it does not grow.
   * @returns their names.
   */
  async holdBack(tx: Tx): Promise<string[]> {
    const over = await tx.sql<{ consumer: string }>(
      `SELECT consumer FROM outbox.batch WHERE state = 'SENT' AND filling IS NULL
         AND consumer IN (SELECT consumer FROM outbox.subscription WHERE upper_inf(live)) GROUP BY consumer HAVING count(*) >= ${UNDER_WAY}`,
    )
    if (over.length === 0) return []
    await tx.sql(gate)
    const names = over.map((row) => row.consumer)
    await tx.sql(
      `WITH missed AS MATERIALIZED (
         SELECT int8multirange(int8range(nextval('outbox.event_seq'), NULL)) + coalesce((SELECT range_agg(int8range(seq, seq + 1)) FROM outbox.waiting), '{}') AS seqs
       ), held AS (
         UPDATE outbox.subscription s SET live = s.live - missed.seqs FROM missed WHERE s.consumer = ANY ($1) AND upper_inf(s.live) RETURNING s.consumer, s.kind, missed.seqs
       )
       INSERT INTO outbox.filling (consumer, kinds, seqs, is_open) SELECT consumer, array_agg(kind), seqs, true FROM held GROUP BY consumer, seqs`,
      [names],
    )
    return names
  }

  /** Lets those who caught up have events as they come again. @returns their names. */
  async letGoOn(tx: Tx, own: readonly string[]): Promise<string[]> {
    const ready = await tx.sql<{ consumer: string }>(
      `SELECT DISTINCT f.consumer FROM outbox.filling f WHERE f.is_open AND f.consumer = ANY ($1)
         AND (SELECT count(*) FROM outbox.batch b WHERE b.state = 'SENT' AND b.consumer = f.consumer AND b.filling IS NULL) < ${UNDER_WAY / 2}`,
      [own],
    )
    for (const { consumer } of ready) {
      await tx.sql(gate)
      await tx.sql(
        `WITH now AS MATERIALIZED (SELECT nextval('outbox.event_seq') AS seq), ended AS (
           UPDATE outbox.filling f SET seqs = f.seqs - int8multirange(int8range(now.seq, NULL)), is_open = false FROM now WHERE f.consumer = $1 AND f.is_open RETURNING f.kinds
         )
         UPDATE outbox.subscription s SET live = s.live + int8multirange(int8range(now.seq, NULL))
         FROM now WHERE s.consumer = $1 AND s.kind IN (SELECT unnest(kinds) FROM ended)`,
        [consumer],
      )
      await this.awaitWriters(tx, consumer)
    }
    return ready.map((row) => row.consumer)
  }

  /**
   * Gives one consumer the next stretch of its past, where one has room for it: the place it is at and the batch are one transaction.
   * @returns the batch to be sent, null where nobody is owed anything now, `nothing-in-it` where a stretch had no event of its kinds.
   */
  async fill(tx: Tx, own: readonly string[]): Promise<SentBatch | 'nothing-in-it' | null> {
    const [filling] = await tx.sql<Filling>(
      `SELECT f.id, f.consumer, f.kinds, f.seqs, f.unnumbered, f.cursor_at::text AS "cursorAt", f.cursor_id AS "cursorId"
       FROM outbox.filling f
       WHERE NOT f.is_open AND f.consumer = ANY ($1) AND NOT EXISTS (SELECT ${WRITERS} AND l.virtualtransaction = ANY (f.awaits))
         AND (SELECT count(*) FROM outbox.batch b WHERE b.state = 'SENT' AND b.consumer = f.consumer AND b.filling IS NOT NULL) < ${FILLING_UNDER_WAY}
       ORDER BY f.given, f.id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [own],
    )
    if (!filling) return null
    const page = await (filling.unnumbered ? this.unnumberedPage(tx, filling) : this.page(tx, filling))
    const isLast = page.length < FILLING_SIZE
    const last = page.at(-1)
    if (isLast && !filling.unnumbered) await tx.sql('DELETE FROM outbox.filling WHERE id = $1', [filling.id])
    else if (filling.unnumbered) await tx.sql('UPDATE outbox.filling SET unnumbered = $2, cursor_at = $3, cursor_id = $4, given = given + $5 WHERE id = $1', [filling.id, !isLast, last?.at ?? filling.cursorAt, last?.id ?? filling.cursorId, page.length])
    else await tx.sql('UPDATE outbox.filling SET seqs = seqs * int8multirange(int8range($2::bigint + 1, NULL)), given = given + $3 WHERE id = $1', [filling.id, last?.seq, page.length])
    if (page.length === 0) return 'nothing-in-it'
    const [batch] = await tx.sql<SentBatch & Record<string, unknown>>(
      'INSERT INTO outbox.batch (consumer, event_ids, recorded_ats, filling) VALUES ($1, $2, $3::timestamptz[], $4) RETURNING id, consumer, tries',
      [filling.consumer, page.map((row) => row.id), page.map((row) => row.at), filling.id],
    )
    return batch ?? null
  }

  private page = (tx: Tx, { kinds, seqs }: Filling): Promise<Page[]> =>
    tx.sql<Page>(
      `SELECT id, recorded_at::text AS at, seq FROM outbox.event
       WHERE seq >= lower($1::int8multirange) AND seq < upper($1::int8multirange) AND $1::int8multirange @> seq AND kind = ANY ($2) ORDER BY seq LIMIT ${FILLING_SIZE}`,
      [seqs, kinds],
    )

  /** Events of before they had a seq: all of them were there before anybody could be made known. */
  private unnumberedPage = (tx: Tx, { kinds, cursorAt, cursorId }: Filling): Promise<Page[]> =>
    tx.sql<Page>(
      `SELECT id, recorded_at::text AS at, seq FROM outbox.event_before
       WHERE seq IS NULL AND (recorded_at, id) > ($1::timestamptz, $2::uuid) AND kind = ANY ($3) ORDER BY recorded_at, id LIMIT ${FILLING_SIZE}`,
      [cursorAt, cursorId, kinds],
    )

  /** Notes, once a stretch has its end, who may still write below it. */
  private async awaitWriters(tx: Tx, consumer: string): Promise<void> {
    await tx.sql(`UPDATE outbox.filling SET awaits = ARRAY(SELECT DISTINCT l.virtualtransaction ${WRITERS}) WHERE consumer = $1 AND NOT is_open AND given = 0 AND awaits = '{}'`, [consumer])
  }
}

interface Filling extends Record<string, unknown> {
  id: string
  consumer: string
  kinds: string[]
  seqs: string
  unnumbered: boolean
  cursorAt: string
  cursorId: string
}

interface Page extends Record<string, unknown> {
  id: string
  at: string
  seq: string | null
}
