import { type Tx, statement } from '@khue/platform/database'
import type { SignedIn } from '../domain/roles.js'

const DAYS = 180

/** A session as its person is shown it. `lastSeenAt` is right to a day. */
export interface OwnSession {
  id: string
  userAgent: string | null
  createdAt: Date
  lastSeenAt: Date
  current: boolean
}

/** The person of a session, with her grants, in one look-up. */
const find = statement(
  'identity.session',
  `SELECT a.id AS "accountId", a.resident_id AS "residentId", a.display_name AS "displayName", a.email, a.phone, a.username, a.email IS NOT NULL AND a.email = a.confirmed_email AS "emailConfirmed",
          a.unit_code AS "unitCode", a.birth_year AS "birthYear", a.gender, a.locale,
          (SELECT max(r.since) FROM identity.residence r WHERE r.account_id = a.id) AS "residentSince",
          coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'unitCode', g.unit_code)) FROM identity.role_grant g WHERE g.account_id = a.id), '[]') AS grants,
          s.last_seen_at < now() - interval '1 day' AS stale
   FROM identity.session s JOIN identity.account a ON a.id = s.account_id
   WHERE s.token_hash = $1 AND s.expires_at > now()`,
)
const touch = statement('identity.touch-session', `UPDATE identity.session SET last_seen_at = now(), expires_at = now() + interval '${DAYS} days' WHERE token_hash = $1`)

/** Sessions, by the hash of their token: whoever reads the table can sign in as nobody. */
export class SessionRepository {
  readonly days = DAYS

  async find(tx: Tx, tokenHash: Buffer): Promise<SignedIn | null> {
    const [row] = await tx.run<SignedIn & { stale: boolean } & Record<string, unknown>>(find, [tokenHash])
    if (!row) return null
    const { stale, ...signedIn } = row
    if (stale) await tx.run(touch, [tokenHash])
    return signedIn
  }

  async open(tx: Tx, tokenHash: Buffer, accountId: string, userAgent: string | null): Promise<void> {
    await tx.sql(
      `INSERT INTO identity.session (token_hash, account_id, expires_at, user_agent) VALUES ($1, $2, now() + interval '${DAYS} days', $3)`,
      [tokenHash, accountId, userAgent?.slice(0, 300) ?? null],
    )
  }

  async end(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.sql('DELETE FROM identity.session WHERE token_hash = $1', [tokenHash])
  }

  /** The account's sessions, this one first, then those last used first; 100 at the most. */
  async ofAccount(tx: Tx, accountId: string, currentHash: Buffer): Promise<OwnSession[]> {
    return tx.sql<OwnSession & Record<string, unknown>>(
      `SELECT id, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt", token_hash = $2 AS current
       FROM identity.session WHERE account_id = $1 AND expires_at > now() ORDER BY token_hash = $2 DESC, last_seen_at DESC, id LIMIT 100`,
      [accountId, currentHash],
    )
  }

  /** Ends one session of the account. @returns whether there was one. */
  async endOne(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return (await tx.write('DELETE FROM identity.session WHERE account_id = $1 AND id = $2', [accountId, id])) === 1
  }

  /** Ends every session of the account but one (null: every one). @returns how many. */
  endOthers(tx: Tx, accountId: string, keptHash: Buffer | null): Promise<number> {
    return tx.write('DELETE FROM identity.session WHERE account_id = $1 AND token_hash IS DISTINCT FROM $2', [accountId, keptHash])
  }
}
