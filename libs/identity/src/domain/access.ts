import { type Permission, permissions } from '../permissions.js'
import type { Grant, Role, SignedIn } from './roles.js'

/** Whether units lie below one another; the territory knows. */
export interface Covers {
  covers(ancestor: string, code: string): Promise<boolean>
}

/** The roles a caller holds anywhere; RESIDENT always. For showing: what somebody may do is asked of the permissions. */
export const rolesOf = (caller: SignedIn): Role[] => [...new Set<Role>(['RESIDENT', ...caller.grants.map((grant) => grant.role)])]

/** Whether a caller is ADMIN for the whole city, and so may act on what is others' own. */
export const isCityAdmin = (caller: SignedIn): boolean => caller.grants.some(({ role, unitCode }) => role === 'ADMIN' && unitCode === null)

/** The grants by which a caller holds a permission: for one of the whole city those alone that are for it. */
function grantsFor(caller: SignedIn, permission: Permission): Grant[] {
  const holders = permissions[permission]
  if (typeof holders === 'string') return []
  return caller.grants.filter(({ role, unitCode }) => (role === 'ADMIN' || holders.roles.includes(role)) && (holders.scope !== 'city' || unitCode === null))
}

/** Whether a caller (null: nobody is signed in) is let in by a permission; what one by unit lets her see or do is her `Reach`'s to say. */
export function holds(caller: SignedIn | null, permission: Permission): boolean {
  const holders = permissions[permission]
  if (holders === 'anyone') return true
  if (caller === null) return false
  return holders === 'signed-in' || grantsFor(caller, permission).length > 0
}

/** The units in which a caller holds the permission that let her in, each with all below it. */
export class Reach {
  /** @param units null: the whole city. */
  private constructor(
    readonly units: readonly string[] | null,
    private readonly territory: Covers,
  ) {}

  /** By the caller's grants. Nothing for a permission that is not by unit. */
  static of(caller: SignedIn, permission: Permission, territory: Covers): Reach {
    const units = grantsFor(caller, permission).map((grant) => grant.unitCode)
    return new Reach(units.includes(null) ? null : units.filter((code) => code !== null), territory)
  }

  /** The operator's. */
  static wholeCity(territory: Covers): Reach {
    return new Reach(null, territory)
  }

  /** Whether a unit is hers, or lies below one that is. */
  async covers(unitCode: string): Promise<boolean> {
    if (this.units === null) return true
    return (await Promise.all(this.units.map((unit) => this.territory.covers(unit, unitCode)))).some(Boolean)
  }

  /** Whether one of her units lies in this one: of those above her own she may see the totals. */
  async liesIn(unitCode: string): Promise<boolean> {
    return (await Promise.all((this.units ?? []).map((unit) => this.territory.covers(unitCode, unit)))).some(Boolean)
  }
}
