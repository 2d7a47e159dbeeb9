import { statement, type Tx } from '@khue/platform/database'
import { oneTimeCode } from '../domain/one-time-code.js'
import type { Identifiers } from '../domain/identifiers.js'

export type CodePurpose = 'RECOVERY' | 'EMAIL'

/** A code for which a try has just been spent. */
export interface TriedCode {
  accountId: string
  codeHash: string
}

const LIVE = `c.expires_at > now() AND c.tries < ${oneTimeCode.tries}`

/** The try is spent before the code is compared: so many guesses there are, however many come at once. */
const spendForRecovery = statement(
  'identity.spend-a-try',
  `UPDATE identity.one_time_code c SET tries = c.tries + 1
   WHERE c.purpose = 'RECOVERY' AND ${LIVE} AND c.account_id = (
     SELECT a.id FROM identity.account a WHERE (a.email = $1 OR a.phone = $2 OR a.username = $3)
       AND EXISTS (SELECT FROM identity.one_time_code c WHERE c.account_id = a.id AND c.purpose = 'RECOVERY' AND ${LIVE})
     ORDER BY a.phone = $2 DESC NULLS LAST LIMIT 1)
   RETURNING c.account_id AS "accountId", c.code_hash AS "codeHash"`,
)

/** One-time codes: one live one a person and purpose, known by its hash alone. */
export class OneTimeCodeRepository {
  /** An officer's code takes the place of any other. @returns when it ends. */
  async putByOfficer(tx: Tx, accountId: string, codeHash: string, officerId: string): Promise<Date> {
    const [row] = await tx.sql<{ expiresAt: Date }>(
      `INSERT INTO identity.one_time_code AS c (account_id, purpose, code_hash, made_by, expires_at) VALUES ($1, 'RECOVERY', $2, $3, now() + make_interval(mins => $4))
       ON CONFLICT (account_id, purpose) DO UPDATE SET code_hash = excluded.code_hash, made_by = excluded.made_by, sent_to = NULL, tries = 0, expires_at = excluded.expires_at
       RETURNING c.expires_at AS "expiresAt"`,
      [accountId, codeHash, officerId, oneTimeCode.minutes],
    )
    if (!row) throw new Error('a code was not kept')
    return row.expiresAt
  }

  /**
   * A code that goes by mail takes the place of an earlier one, never of an officer's that is alive: anybody may ask for a mail,
   * and must not so undo what the person was given at the ward. @returns whether it was kept.
   */
  async putByMail(tx: Tx, accountId: string, purpose: CodePurpose, codeHash: string, sentTo: string): Promise<boolean> {
    const rows = await tx.write(
      `INSERT INTO identity.one_time_code AS c (account_id, purpose, code_hash, sent_to, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))
       ON CONFLICT (account_id, purpose) DO UPDATE SET code_hash = excluded.code_hash, made_by = NULL, sent_to = excluded.sent_to, tries = 0, expires_at = excluded.expires_at
       WHERE c.made_by IS NULL OR NOT (${LIVE})`,
      [accountId, purpose, codeHash, sentTo, oneTimeCode.minutes],
    )
    return rows === 1
  }

  /** Spends a try of the code by which an identifier may be recovered; null where there is none alive. */
  async spendForRecovery(tx: Tx, ids: Identifiers): Promise<TriedCode | null> {
    return (await tx.run<TriedCode & Record<string, unknown>>(spendForRecovery, [ids.email, ids.phone, ids.username]))[0] ?? null
  }

  /** Spends a try of the code that confirms an account's address; null where there is none alive. */
  async spendForEmail(tx: Tx, accountId: string): Promise<TriedCode | null> {
    const [row] = await tx.sql<TriedCode & Record<string, unknown>>(
      `UPDATE identity.one_time_code c SET tries = c.tries + 1 WHERE c.account_id = $1 AND c.purpose = 'EMAIL' AND ${LIVE} RETURNING c.account_id AS "accountId", c.code_hash AS "codeHash"`,
      [accountId],
    )
    return row ?? null
  }

  /** Uses a code up; null where another call did so first, or a new code took its place. */
  async take(tx: Tx, { accountId, codeHash }: TriedCode, purpose: CodePurpose): Promise<{ madeBy: string | null; sentTo: string | null } | null> {
    const [row] = await tx.sql<{ madeBy: string | null; sentTo: string | null }>(
      `DELETE FROM identity.one_time_code WHERE account_id = $1 AND purpose = $2 AND code_hash = $3 AND expires_at > now() RETURNING made_by AS "madeBy", sent_to AS "sentTo"`,
      [accountId, purpose, codeHash],
    )
    return row ?? null
  }

  async drop(tx: Tx, accountId: string, purpose: CodePurpose): Promise<void> {
    await tx.sql('DELETE FROM identity.one_time_code WHERE account_id = $1 AND purpose = $2', [accountId, purpose])
  }
}
