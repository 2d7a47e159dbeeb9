import { statement, type Tx } from '@khue/platform/database'
import type { PublicJwk } from '../domain/compact-jws.js'

const active = statement('credentials.active-key', 'SELECT kid, private_sealed AS sealed FROM credentials.signing_key WHERE retired_at IS NULL')
const published = statement('credentials.published-keys', 'SELECT public_jwk AS jwk FROM credentials.signing_key ORDER BY created_at DESC, kid')

/** The keys that sign. */
export class SigningKeyRepository {
  /** Makers of keys wait for one another until their transactions end. */
  async lock(tx: Tx): Promise<void> {
    await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:signing-keys', 0))`)
  }

  /** The key that signs now; null before the first. */
  async active(tx: Tx): Promise<{ kid: string; sealed: Buffer } | null> {
    return (await tx.run<{ kid: string; sealed: Buffer }>(active))[0] ?? null
  }

  /** Every key that ever signed, newest first. */
  async published(tx: Tx): Promise<PublicJwk[]> {
    return (await tx.run<{ jwk: PublicJwk }>(published)).map((row) => row.jwk)
  }

  async add(tx: Tx, jwk: PublicJwk, sealed: Buffer): Promise<void> {
    await tx.sql('INSERT INTO credentials.signing_key (kid, public_jwk, private_sealed) VALUES ($1, $2, $3)', [jwk.kid, JSON.stringify(jwk), sealed])
  }

  /** From now on it signs no more; its private half is gone. */
  async retire(tx: Tx): Promise<void> {
    await tx.sql('UPDATE credentials.signing_key SET retired_at = clock_timestamp(), private_sealed = NULL WHERE retired_at IS NULL')
  }
}
