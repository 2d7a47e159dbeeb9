import { createPrivateKey, type KeyObject } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { IdentityService } from '@khue/identity'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database, type Tx } from '@khue/platform/database'
import { SigningKeyRepository } from './data/signing-key.repository.js'
import { makeKey, type PublicJwk, signCompact } from './domain/compact-jws.js'
import { seal, unseal } from './domain/sealed.js'
import { sealingSecret } from './sealing-secret.js'

/** The keys that sign credentials: one signs, every one that ever did stays published. Shared by all processes through PostgreSQL. */
@Injectable()
export class SigningKeysService {
  private readonly keys = new SigningKeyRepository()
  private readonly opened = new Map<string, KeyObject>()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(IdentityService) private readonly identity: IdentityService,
  ) {}

  /** Signs with the key that signs now, which is made where there is none. @throws Error where its seal cannot be opened. */
  async sign(payload: object): Promise<string> {
    const { kid, sealed } = await this.active()
    const privateKey = this.opened.get(kid) ?? this.open(kid, sealed)
    return signCompact(payload, kid, privateKey)
  }

  /** Every key by which a credential of this house may be verified, newest first. */
  async published(): Promise<PublicJwk[]> {
    await this.active()
    return this.database.read((tx) => this.keys.published(tx))
  }

  /** Makes a new key that signs from now on; the old ones stay published and can sign no more. @returns the new key's id. */
  rotate(): Promise<string> {
    return this.database.transaction(async (tx) => {
      await this.keys.lock(tx)
      await this.keys.retire(tx)
      const { kid } = await this.make(tx)
      await this.identity.recordAudit(tx, null, 'credentials.key-rotated', kid)
      return kid
    })
  }

  private async active(): Promise<{ kid: string; sealed: Buffer }> {
    const known = await this.database.read((tx) => this.keys.active(tx))
    if (known) return known
    return this.database.transaction(async (tx) => {
      await this.keys.lock(tx)
      return (await this.keys.active(tx)) ?? this.make(tx)
    })
  }

  private async make(tx: Tx): Promise<{ kid: string; sealed: Buffer }> {
    const { jwk, privateKey } = makeKey()
    const sealed = seal(privateKey.export({ format: 'der', type: 'pkcs8' }), sealingSecret(this.settings), jwk.kid)
    await this.keys.add(tx, jwk, sealed)
    return { kid: jwk.kid, sealed }
  }

  private open(kid: string, sealed: Buffer): KeyObject {
    try {
      const privateKey = createPrivateKey({ key: unseal(sealed, sealingSecret(this.settings), kid), format: 'der', type: 'pkcs8' })
      this.opened.set(kid, privateKey)
      return privateKey
    } catch (cause) {
      throw new Error(`The key ${kid} was sealed with another secret than this process has (CREDENTIALS_SECRET, or KHUE_HOME/credentials.secret): give it that one, or make a new key with 'khue keys rotate'.`, { cause })
    }
  }
}
