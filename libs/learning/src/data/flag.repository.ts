import { statement, type Tx } from '@khue/platform/database'
import type { FlagPlace } from '../domain/flag-cursor.js'
import type { Flag } from '../domain/flag-rules.js'

/** A completion that staff should look at. */
export interface FlaggedCompletion {
  enrolmentId: string
  accountId: string
  versionId: string
  unitCode: string | null
  occurredAt: Date
  /** When the newest of its flags was raised. */
  raisedAt: Date
  flags: (Flag & { raisedAt: string })[]
}

/** Remembers from where completions came, forgets some of those too old to matter, and counts what its learner completed on the day of each, and what came from the address. */
const look = statement(
  'learning.look-at-completions',
  `WITH forgotten AS (
     DELETE FROM learning.recent_completion WHERE enrolment_id IN (SELECT enrolment_id FROM learning.recent_completion WHERE at < $5::timestamptz ORDER BY at LIMIT 50 FOR UPDATE SKIP LOCKED)
   ), remembered AS (
     INSERT INTO learning.recent_completion (enrolment_id, address, at) SELECT id, $4, $6 FROM unnest($2::uuid[]) AS r(id) WHERE $4::text IS NOT NULL ON CONFLICT DO NOTHING
   )
   SELECT r.id AS "enrolmentId",
     (SELECT count(*)::int FROM learning.completion c, learning.completion own WHERE own.enrolment_id = r.id AND c.account_id = $1 AND c.voided_at IS NULL
        AND (c.occurred_at AT TIME ZONE $3)::date = (own.occurred_at AT TIME ZONE $3)::date) AS "sameDay",
     cardinality($2::uuid[]) + (SELECT count(*)::int FROM (SELECT FROM learning.recent_completion a WHERE a.address = $4 AND a.at >= $5::timestamptz AND a.enrolment_id <> ALL ($2::uuid[]) LIMIT 1000) AS s) AS "sameAddress"
   FROM unnest($2::uuid[]) AS r(id)`,
)
/** Of one that is flagged already only the numbers change; one that was settled stays so. */
const raise = `
  INSERT INTO learning.flag (enrolment_id, rule, values, raised_at)
  SELECT r.id, r.rule, r.values, $4 FROM unnest($1::uuid[], $2::text[], $3::jsonb[]) AS r(id, rule, values) JOIN learning.completion c ON c.enrolment_id = r.id AND c.voided_at IS NULL
  ORDER BY r.id, r.rule ON CONFLICT (enrolment_id, rule) DO UPDATE SET values = excluded.values WHERE flag.settled_at IS NULL`

const page = statement(
  'learning.flagged-completions',
  `SELECT c.enrolment_id AS "enrolmentId", c.account_id AS "accountId", c.version_id AS "versionId", c.person ->> 'unitCode' AS "unitCode", c.occurred_at AS "occurredAt", f.raised_at AS "raisedAt", f.flags
   FROM (SELECT enrolment_id, max(raised_at) AS raised_at, jsonb_agg(jsonb_build_object('rule', rule, 'values', values, 'raisedAt', raised_at) ORDER BY raised_at, rule) AS flags
         FROM learning.flag WHERE settled_at IS NULL GROUP BY enrolment_id) AS f JOIN learning.completion c USING (enrolment_id)
   WHERE $1::timestamptz IS NULL OR (f.raised_at, f.enrolment_id) < ($1::timestamptz, $2::uuid)
   ORDER BY f.raised_at DESC, f.enrolment_id DESC LIMIT $3`,
)

/** Completions that staff should look at. */
export class FlagRepository {
  /** @param since from when on completions of one address count. */
  look(tx: Tx, accountId: string, enrolmentIds: readonly string[], timeZone: string, address: string | null, since: Date, now: Date): Promise<{ enrolmentId: string; sameDay: number; sameAddress: number }[]> {
    return tx.run<{ enrolmentId: string; sameDay: number; sameAddress: number }>(look, [accountId, enrolmentIds, timeZone, address, since.toISOString(), now.toISOString()])
  }

  /** The account's completions of the same days of the city as these. */
  async ofSameDays(tx: Tx, accountId: string, enrolmentIds: readonly string[], timeZone: string): Promise<string[]> {
    return ids(await tx.sql(
      `SELECT c.enrolment_id AS id FROM learning.completion c WHERE c.account_id = $1
       AND (c.occurred_at AT TIME ZONE $3)::date IN (SELECT (o.occurred_at AT TIME ZONE $3)::date FROM learning.completion o WHERE o.enrolment_id = ANY ($2::uuid[]))`,
      [accountId, enrolmentIds, timeZone],
    ))
  }

  async ofAccountSince(tx: Tx, accountId: string, since: Date): Promise<string[]> {
    return ids(await tx.sql('SELECT enrolment_id AS id FROM learning.completion WHERE account_id = $1 AND occurred_at >= $2', [accountId, since.toISOString()]))
  }

  async ofAddressSince(tx: Tx, address: string, since: Date): Promise<string[]> {
    return ids(await tx.sql('SELECT enrolment_id AS id FROM learning.recent_completion WHERE address = $1 AND at >= $2 ORDER BY at DESC LIMIT 1000', [address, since.toISOString()]))
  }

  /** Flags completions that stand; what was settled stays so. */
  async raise(tx: Tx, flags: readonly (Flag & { enrolmentId: string })[], now: Date): Promise<void> {
    const each = [...new Map(flags.map((flag) => [`${flag.enrolmentId} ${flag.rule}`, flag])).values()]
    await tx.sql(raise, [each.map((flag) => flag.enrolmentId), each.map((flag) => flag.rule), each.map((flag) => JSON.stringify(flag.values)), now.toISOString()])
  }

  /** Those with flags that nobody settled, flagged last first. */
  page(tx: Tx, most: number, after: FlagPlace | null): Promise<FlaggedCompletion[]> {
    return tx.run<FlaggedCompletion & Record<string, unknown>>(page, [after?.raisedAt.toISOString() ?? null, after?.enrolmentId ?? null, most])
  }

  async count(tx: Tx): Promise<number> {
    const [row] = await tx.sql<{ count: number }>('SELECT count(DISTINCT enrolment_id)::int AS count FROM learning.flag WHERE settled_at IS NULL')
    return row?.count ?? 0
  }

  /** @returns how many flags were settled now. */
  settle(tx: Tx, enrolmentId: string, outcome: 'DISMISSED' | 'VOIDED', by: string | null, reason: string, now: Date): Promise<number> {
    return tx.write('UPDATE learning.flag SET settled_at = $5, settled_by = $3, outcome = $2, reason = $4 WHERE enrolment_id = $1 AND settled_at IS NULL', [enrolmentId, outcome, by, reason, now.toISOString()])
  }
}

const ids = (rows: readonly Record<string, unknown>[]): string[] => rows.map((row) => row['id'] as string)
