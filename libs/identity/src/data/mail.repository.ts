import { statement, type Tx } from '@khue/platform/database'
import type { Identifiers } from '../domain/identifiers.js'
import type { Addressee, LetterKind } from '../domain/letter.js'

export type MailKind = LetterKind

/** A mail in hand, with what is known now of whom it goes to. */
export interface MailInHand extends Addressee {
  id: string
  tries: number
  locale: 'vi' | 'en' | null
}

/** The same one statement whether the identifier is somebody's or nobody's. */
const askRecovery = statement(
  'identity.ask-recovery',
  `INSERT INTO identity.mail (id, kind, account_id)
   VALUES ($1, 'RECOVERY', (SELECT a.id FROM identity.account a WHERE a.email = $2 OR a.phone = $3 OR a.username = $4 ORDER BY a.phone = $3 DESC NULLS LAST LIMIT 1))`,
)

/** Who holds it has two minutes; then another may try. */
const claim = `
  WITH mine AS (
    UPDATE identity.mail SET tries = tries + 1, claimed_at = now()
    WHERE id = $1 AND state = 'WAITING' AND (claimed_at IS NULL OR claimed_at < now() - interval '2 minutes') RETURNING *)
  SELECT m.id, m.kind, m.tries, (extract(epoch FROM now() - m.created_at) / 60)::float8 AS "ageMinutes", a.id AS "accountId", a.display_name AS "displayName",
         a.email, a.confirmed_email AS "confirmedEmail", a.locale, EXISTS (SELECT FROM identity.role_grant g WHERE g.account_id = a.id) AS "isStaff",
         (SELECT count(*)::int FROM identity.mail s WHERE s.account_id = m.account_id AND s.kind = m.kind AND s.state = 'SENT' AND s.created_at > now() - interval '1 hour') AS "sentLately"
  FROM mine m LEFT JOIN identity.account a ON a.id = m.account_id`

/** Mails that wait to be sent: written in the transaction of what they tell. */
export class MailRepository {
  async add(tx: Tx, id: string, kind: MailKind, accountId: string): Promise<void> {
    await tx.sql('INSERT INTO identity.mail (id, kind, account_id) VALUES ($1, $2, $3)', [id, kind, accountId])
  }

  async askRecovery(tx: Tx, id: string, ids: Identifiers): Promise<void> {
    await tx.run(askRecovery, [id, ids.email, ids.phone, ids.username])
  }

  /** Takes a mail in hand; null where it is done or in other hands. */
  async claim(tx: Tx, id: string): Promise<MailInHand | null> {
    return (await tx.sql<MailInHand & Record<string, unknown>>(claim, [id]))[0] ?? null
  }

  async settle(tx: Tx, id: string, state: 'SENT' | 'DROPPED' | 'FAILED', reason: string | null = null): Promise<void> {
    await tx.sql('UPDATE identity.mail SET state = $2, reason = $3 WHERE id = $1', [id, state, reason])
  }

  /** Lets go of a mail that could not be sent now. */
  async release(tx: Tx, id: string): Promise<void> {
    await tx.sql('UPDATE identity.mail SET claimed_at = NULL WHERE id = $1', [id])
  }

  /** Mails in nobody's hands that the queue lost or gave up: after a minute, and two more with each try there was. */
  async overdue(tx: Tx): Promise<{ id: string; tries: number }[]> {
    return tx.sql(
      `SELECT id, tries FROM identity.mail WHERE state = 'WAITING' AND created_at < now() - make_interval(mins => 1 + 2 * tries)
         AND (claimed_at IS NULL OR claimed_at < now() - interval '2 minutes') ORDER BY created_at LIMIT 100`,
    )
  }

  /** Forgets what was settled a month ago, and after a day what was said to nobody. */
  async forget(tx: Tx): Promise<void> {
    await tx.sql(
      `DELETE FROM identity.mail WHERE state <> 'WAITING' AND (created_at < now() - interval '30 days' OR (account_id IS NULL AND created_at < now() - interval '1 day'))`,
    )
  }
}
