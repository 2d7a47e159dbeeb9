import type { Tx } from '@khue/platform/database'
import type { ResidentSearch } from '../domain/resident-search.js'

/** As much of a person as an officer may be shown, before it is masked. */
export interface FoundRow {
  accountId: string
  displayName: string
  birthYear: number | null
  email: string | null
  phone: string | null
  username: string | null
}

/** A person whom an officer means to help. */
export interface ResidentToHelp {
  accountId: string
  unitCode: string | null
  isStaff: boolean
  email: string | null
  phone: string | null
  username: string | null
}

const COLUMNS = `a.id AS "accountId", a.display_name AS "displayName", a.birth_year AS "birthYear", a.email, a.phone, a.username`
/** Staff are not helped by the ward: their accounts open more than their own learning. */
const RESIDENTS = `NOT EXISTS (SELECT FROM identity.role_grant g WHERE g.account_id = a.id)`

/** By an address in full: each goes by its own unique index. */
const byAddress = `
  SELECT ${COLUMNS} FROM identity.account a
  WHERE (a.email = $1 OR a.phone = $2 OR a.username = $3) AND ($4::text[] IS NULL OR a.unit_code = ANY ($4)) AND ${RESIDENTS} LIMIT $5`

/** By words of the name: the longest goes by the trigram index, or the unit by its own, whichever leaves less. */
export const byName = `
  SELECT ${COLUMNS} FROM identity.account a
  WHERE (' ' || a.folded_name) LIKE ALL ($3::text[]) AND a.folded_name LIKE $2 AND ($1::text[] IS NULL OR a.unit_code = ANY ($1)) AND ${RESIDENTS}
  ORDER BY a.folded_name, a.id LIMIT $4`

/** Finds residents for an officer, in her units alone. */
export class ResidentFinderRepository {
  /** @param unitCodes null: the whole city. */
  async find(tx: Tx, { identifiers, patterns }: ResidentSearch, unitCodes: readonly string[] | null, most: number): Promise<FoundRow[]> {
    const { email, phone, username } = identifiers
    const exact = await tx.sql<FoundRow & Record<string, unknown>>(byAddress, [email, phone, username, unitCodes, most])
    const [longest] = patterns
    if (exact.length > 0 || longest === undefined) return exact
    return tx.sql<FoundRow & Record<string, unknown>>(byName, [unitCodes, longest.replace('% ', '%'), patterns, most])
  }

  async toHelp(tx: Tx, accountId: string): Promise<ResidentToHelp | null> {
    const [row] = await tx.sql<ResidentToHelp & Record<string, unknown>>(
      `SELECT a.id AS "accountId", a.unit_code AS "unitCode", a.email, a.phone, a.username, NOT ${RESIDENTS} AS "isStaff" FROM identity.account a WHERE a.id = $1 FOR UPDATE`,
      [accountId],
    )
    return row ?? null
  }
}
