import type { Tx } from '@khue/platform/database'
import { conflict } from '@khue/platform/http'
import type { Identifiers } from '../domain/identifiers.js'
import type { Registration } from '../domain/registration.js'
import type { Grant, SignedIn } from '../domain/roles.js'
import { AccountEntity, ResidenceEntity } from './account.entity.js'

/** An account that somebody wants to open. */
export interface AccountToOpen {
  id: string
  passwordHash: string
  known: boolean
}

export interface AccountSecret {
  passwordHash: string
  displayName: string
  email: string | null
  phone: string | null
  username: string | null
}

/** A person as an event needs her. */
export type AccountPerson = Pick<SignedIn, 'accountId' | 'residentId' | 'birthYear' | 'gender' | 'unitCode'>

/** Accounts, where they have lived, and their grants. */
export class AccountRepository {
  /** @throws CONFLICT naming the field that somebody has already. */
  async add(tx: Tx, id: string, residentId: string, registration: Registration, passwordHash: string, unitCode: string | null, now: Date, at = 'input'): Promise<void> {
    const { password: _, ...kept } = registration
    try {
      await tx.manager.insert(AccountEntity, { ...kept, id, residentId, passwordHash, unitCode, consentedAt: now })
    } catch (error) {
      throw takenField(error, at) ?? error
    }
    if (unitCode !== null) await this.settle(tx, id, now, unitCode)
  }

  async settle(tx: Tx, accountId: string, since: Date, unitCode: string): Promise<void> {
    await tx.manager.insert(ResidenceEntity, { accountId, since, unitCode })
  }

  /** The account, held until the transaction ends, with the newest day of moving. */
  async lock(tx: Tx, accountId: string): Promise<(AccountEntity & { since: Date | null }) | null> {
    await tx.sql('SELECT 1 FROM identity.account WHERE id = $1 FOR UPDATE', [accountId])
    const account = await tx.manager.findOneBy(AccountEntity, { id: accountId })
    if (!account) return null
    const newest = await tx.manager.findOne(ResidenceEntity, { where: { accountId }, order: { since: 'DESC' } })
    return Object.assign(account, { since: newest?.since ?? null })
  }

  async update(tx: Tx, accountId: string, changes: Partial<Pick<AccountEntity, 'displayName' | 'unitCode' | 'birthYear' | 'gender' | 'locale'>>): Promise<void> {
    if (Object.keys(changes).length > 0) await tx.manager.update(AccountEntity, { id: accountId }, changes)
  }

  /**
   * Whom an identifier may mean: nobody, one, or two where one's user name is written like the other's telephone number; the number's owner is the first.
   * `known`: whether she has signed in on this device before.
   */
  byIdentifier(tx: Tx, ids: Identifiers, deviceHash: Buffer | null): Promise<AccountToOpen[]> {
    return tx.sql<AccountToOpen & Record<string, unknown>>(
      `SELECT a.id, a.password_hash AS "passwordHash", EXISTS (SELECT FROM identity.known_device d WHERE d.account_id = a.id AND d.device_hash = $4) AS known
       FROM identity.account a WHERE a.email = $1 OR a.phone = $2 OR a.username = $3 ORDER BY a.phone = $2 DESC NULLS LAST LIMIT 2`,
      [ids.email, ids.phone, ids.username, deviceHash],
    )
  }

  /** What a new password is held against, and the hash of the one there is. */
  async secretOf(tx: Tx, accountId: string): Promise<AccountSecret | null> {
    const [row] = await tx.sql<AccountSecret & Record<string, unknown>>(
      `SELECT password_hash AS "passwordHash", display_name AS "displayName", email, phone, username FROM identity.account WHERE id = $1`,
      [accountId],
    )
    return row ?? null
  }

  /** Changes a password. @returns whether the account still had the one it was held against. */
  async setPassword(tx: Tx, accountId: string, was: string, passwordHash: string): Promise<boolean> {
    return (await tx.write('UPDATE identity.account SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [accountId, was, passwordHash])) === 1
  }

  /** Whether the address is still the account's; then it is confirmed. */
  async confirmEmail(tx: Tx, accountId: string, email: string): Promise<boolean> {
    return (await tx.write('UPDATE identity.account SET confirmed_email = email WHERE id = $1 AND email = $2', [accountId, email])) === 1
  }

  async grant(tx: Tx, accountId: string, { role, unitCode }: Grant): Promise<void> {
    await tx.sql('INSERT INTO identity.role_grant (account_id, role, unit_code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [accountId, role, unitCode])
  }

  /** The people of these accounts, or of these residents; none of whom the account is gone. */
  people(tx: Tx, by: 'id' | 'resident_id', ids: readonly string[]): Promise<AccountPerson[]> {
    return tx.sql<AccountPerson & Record<string, unknown>>(
      `SELECT id AS "accountId", resident_id AS "residentId", birth_year AS "birthYear", gender, unit_code AS "unitCode" FROM identity.account WHERE ${by} = ANY ($1::uuid[])`,
      [ids],
    )
  }

  /** Where the account's person lived at each of these instants (null: nowhere known), in their order. */
  async residenceAt(tx: Tx, accountId: string, instants: readonly Date[]): Promise<(string | null)[]> {
    const rows = await tx.sql<{ unitCode: string | null }>(
      `SELECT (SELECT r.unit_code FROM identity.residence r WHERE r.account_id = $1 AND r.since <= t.instant ORDER BY r.since DESC LIMIT 1) AS "unitCode"
       FROM unnest($2::timestamptz[]) WITH ORDINALITY AS t(instant, n) ORDER BY t.n`,
      [accountId, instants.map((instant) => instant.toISOString())],
    )
    return rows.map((row) => row.unitCode)
  }

  /** How often the account's person moved after an instant, counted to a hundred. */
  async movesSince(tx: Tx, accountId: string, since: Date): Promise<number> {
    const [row] = await tx.sql<{ moves: number }>(
      `SELECT count(*)::int AS moves FROM (SELECT FROM identity.residence r WHERE r.account_id = $1 AND r.since > $2
         AND EXISTS (SELECT FROM identity.residence p WHERE p.account_id = r.account_id AND p.since < r.since) ORDER BY r.since DESC LIMIT 100) AS m`,
      [accountId, since.toISOString()],
    )
    return row?.moves ?? 0
  }
}

function takenField(error: unknown, at: string): Error | null {
  const driver = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error
  if (typeof driver !== 'object' || driver === null || !('code' in driver) || driver.code !== '23505') return null
  const constraint = 'constraint' in driver ? String(driver.constraint) : ''
  const field = (['email', 'phone', 'username'] as const).find((name) => constraint.includes(name))
  return field ? conflict('identifier.taken', [{ path: `${at}.${field}`, key: 'identifier.taken' }]) : null
}
