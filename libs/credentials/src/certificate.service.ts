import { Inject, Injectable } from '@nestjs/common'
import { IdentityService, type SignedIn } from '@khue/identity'
import { Database } from '@khue/platform/database'
import { badField, conflict, forbidden, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { CertificateRepository } from './data/certificate.repository.js'
import type { Certificate } from './domain/certificate.js'
import { LIST_LENGTH, placeOf } from './domain/status-list.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A certificate as everybody may see it: `holderName` only where its holder lets it be seen. */
export interface PublicCertificate {
  certificate: Certificate
  holderName: string | null
}

/** Certificates: their holders' own, and what the public may ask of them. */
@Injectable()
export class CertificateService {
  private readonly certificates = new CertificateRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The holder's own, newest first, 500 at the most. */
  mine(holder: SignedIn): Promise<Certificate[]> {
    return this.database.read((tx) => this.certificates.mine(tx, holder.accountId))
  }

  /** A certificate for its holder alone. @throws NOT_FOUND for an unknown one, FORBIDDEN for somebody else's. */
  async ofHolder(holder: SignedIn, id: string): Promise<Certificate> {
    const certificate = UUID.test(id) ? await this.database.read((tx) => this.certificates.byId(tx, id)) : null
    if (!certificate) throw notFound('certificate.unknown')
    if (certificate.accountId !== holder.accountId) throw forbidden('certificate.not-yours')
    return certificate
  }

  /** Lets the public page and the credential name the holder, or no more. @throws as `ofHolder`. */
  updatePrivacy(holder: SignedIn, id: string, showName: boolean): Promise<Certificate> {
    return this.database.transaction(async (tx) => {
      const known = UUID.test(id) ? await this.certificates.lock(tx, id) : null
      if (!known) throw notFound('certificate.unknown')
      if (known.accountId !== holder.accountId) throw forbidden('certificate.not-yours')
      await this.certificates.showName(tx, id, showName)
      return (await this.certificates.byId(tx, id)) as Certificate
    })
  }

  /** What everybody may see of a certificate; null for one that never was. */
  async publicly(id: string): Promise<PublicCertificate | null> {
    if (!UUID.test(id)) return null
    return this.database.read(async (tx) => {
      const certificate = await this.certificates.byId(tx, id)
      return certificate && { certificate, holderName: certificate.showName ? await this.identity.nameOf(tx, certificate.accountId) : null }
    })
  }

  /**
   * Takes a certificate back: its page, its status and the list say so at once. The completion stays. Told in the audit log.
   * @throws NOT_FOUND; CONFLICT where it is revoked already; BAD_USER_INPUT without a reason of 1 to 1,000 characters.
   */
  async revoke(id: string, reason: string, by: SignedIn | null): Promise<void> {
    const why = reason.normalize('NFC').trim()
    if (why === '' || why.length > 1_000) throw badField('reason', why === '' ? 'input.required' : 'input.too-long', { max: 1_000 })
    if (!UUID.test(id)) throw notFound('certificate.unknown')
    await this.database.transaction(async (tx) => {
      const known = await this.certificates.lock(tx, id)
      if (!known) throw notFound('certificate.unknown')
      if (known.revokedAt) throw conflict('certificate.revoked')
      await this.certificates.revoke(tx, id, why, this.clock.now())
      await this.identity.recordAudit(tx, by?.accountId ?? null, 'certificate.revoked', id, { reason: why })
    })
  }

  /** The places that are set in a list of revocations, and since when it says so; null for a list that is not begun. */
  async revocations(list: number): Promise<{ set: number[]; since: Date } | null> {
    if (!Number.isInteger(list) || list < 0 || list > 10_000) return null
    return this.database.read(async (tx) => {
      const { last, since } = await this.certificates.span(tx)
      if (list * LIST_LENGTH > last) return null
      const rows = await this.certificates.revokedIn(tx, list)
      const times = rows.map((row) => row.revokedAt.getTime())
      return { set: rows.map((row) => placeOf(row.number).index), since: new Date(Math.max(since?.getTime() ?? 0, ...times)) }
    })
  }
}
