import { randomInt } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { badField, forbidden, notFound } from '@khue/platform/http'
import { TerritoryService } from '@khue/territory'
import { OneTimeCodeRepository } from './data/one-time-code.repository.js'
import { ResidentFinderRepository } from './data/resident-finder.repository.js'
import { type Allowance, ThrottleRepository } from './data/throttle.repository.js'
import type { Reach } from './domain/access.js'
import { type MaskedIdentifiers, maskIdentifiers } from './domain/masking.js'
import { newOneTimeCode, showOneTimeCode } from './domain/one-time-code.js'
import { hashPassword } from './domain/password-hash.js'
import { readResidentSearch } from './domain/resident-search.js'
import type { SignedIn } from './domain/roles.js'
import { IdentityService } from './identity.service.js'
import { keyFor } from './session-token.js'

/** A resident as an officer needs to recognise her, and no more. */
export interface FoundResident extends MaskedIdentifiers {
  accountId: string
  displayName: string
  birthYear: number | null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Found at the most; who finds so many adds a word of the name. */
const MOST = 5
const LOOK_UPS: Allowance = { most: 120, minutes: 60 }
const CODES: Allowance = { most: 30, minutes: 60 }

/** What a ward officer does for a resident of her unit who cannot sign in. */
@Injectable()
export class WardHelpService {
  private readonly finder = new ResidentFinderRepository()
  private readonly codes = new OneTimeCodeRepository()
  private readonly throttle: ThrottleRepository

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(IdentityService) private readonly identity: IdentityService,
  ) {
    this.throttle = new ThrottleRepository(database)
  }

  /**
   * Finds residents who live in the officer's units, by words of the name (diacritics or not) or by e-mail, telephone or user name in full;
   * five at the most. Each person shown is a line in the audit log, and so is finding nobody.
   * @throws BAD_USER_INPUT for fewer than three letters; TOO_MANY_REQUESTS after 120 an hour.
   */
  async find(officer: SignedIn, reach: Reach, text: string): Promise<FoundResident[]> {
    const search = readResidentSearch(text)
    if (!search) throw badField('search', 'input.too-short', { min: 3 })
    const key = [`resident-look-up:${officer.accountId}`, LOOK_UPS] as const
    await this.throttle.demand([key])
    const units = await this.unitsOf(reach)
    return this.database.transaction(async (tx) => {
      await this.throttle.countIn(tx, [key])
      const found = await this.finder.find(tx, search, units, MOST)
      for (const subject of found.length > 0 ? found.map((row) => row.accountId) : [null]) await this.identity.recordAudit(tx, officer.accountId, 'resident.looked-up', subject)
      return found.map(({ accountId, displayName, birthYear, ...identifiers }) => ({ accountId, displayName, birthYear, ...maskIdentifiers(identifiers) }))
    })
  }

  /**
   * Makes a one-time code for a resident of the officer's units: told this once, kept as a hash, alive for half an hour. It takes the place
   * of any other, and lets her try again where too many tries were counted. In the audit log.
   * @throws NOT_FOUND; FORBIDDEN for a person who lives elsewhere, for staff and for oneself; TOO_MANY_REQUESTS after 30 an hour.
   */
  async makeCode(officer: SignedIn, reach: Reach, accountId: string): Promise<{ code: string; expiresAt: Date }> {
    if (!UUID.test(accountId)) throw notFound('resident.unknown')
    const key = [`recovery-code:${officer.accountId}`, CODES] as const
    await this.throttle.demand([key])
    const code = newOneTimeCode((below) => randomInt(below))
    const codeHash = await hashPassword(code)
    return this.database.transaction(async (tx) => {
      const resident = await this.finder.toHelp(tx, accountId)
      if (!resident) throw notFound('resident.unknown')
      if (resident.unitCode === null ? reach.units !== null : !(await reach.covers(resident.unitCode))) throw forbidden()
      if (resident.isStaff || resident.accountId === officer.accountId) throw forbidden('resident.staff')
      const known = [resident.email, resident.phone, resident.username].filter((text) => text !== null)
      await this.throttle.forgetEverywhere(tx, keyFor('sign-in', accountId), ...known.map((text) => keyFor('recover', text)))
      await this.throttle.countIn(tx, [key])
      const expiresAt = await this.codes.putByOfficer(tx, accountId, codeHash, officer.accountId)
      await this.identity.recordAudit(tx, officer.accountId, 'recovery-code.made', accountId, { unitCode: resident.unitCode })
      return { code: showOneTimeCode(code), expiresAt }
    })
  }

  /** The units in which the officer may look; null: all of them, and those who live nowhere yet. */
  private async unitsOf({ units }: Reach): Promise<string[] | null> {
    if (units === null) return null
    return [...new Set((await this.territory.closure()).filter(({ ancestor }) => units.includes(ancestor)).map(({ unit }) => unit))]
  }
}
