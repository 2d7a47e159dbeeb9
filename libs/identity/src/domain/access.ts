import { type Permission, permissions } from '../permissions.js'
import type { Grant, Role, SignedIn } from './roles.js'

/** Whether units lie below one another; the territory knows. */
export interface Covers {
  covers(ancestor: string, code: string): Promise<boolean>
}

/** The roles a caller holds anywhere; RESIDENT always. */
export const rolesOf = (caller: SignedIn): Role[] => [...new Set<Role>(['RESIDENT', ...caller.grants.map((grant) => grant.role)])]

/** The grants by which a caller holds a permission. */
export function grantsFor(caller: SignedIn, permission: Permission): Grant[] {
  const holders = permissions[permission]
  if (typeof holders === 'string') return []
  return caller.grants.filter((grant) => grant.role === 'ADMIN' || (holders as readonly Role[]).includes(grant.role))
}

/** Whether a caller (null: nobody is signed in) holds a permission anywhere. */
export function holds(caller: SignedIn | null, permission: Permission): boolean {
  const holders = permissions[permission]
  if (holders === 'anyone') return true
  if (caller === null) return false
  return holders === 'signed-in' || grantsFor(caller, permission).length > 0
}

/** Whether a caller holds a permission in a unit: by a grant for it, for a unit above it, or for the whole city. */
export async function allows(caller: SignedIn, permission: Permission, unitCode: string, territory: Covers): Promise<boolean> {
  if (typeof permissions[permission] === 'string') return holds(caller, permission)
  for (const grant of grantsFor(caller, permission)) {
    if (grant.unitCode === null || (await territory.covers(grant.unitCode, unitCode))) return true
  }
  return false
}

/** The units for which a caller holds a permission, each with all below it; `all`: the whole city. */
export function reach(caller: SignedIn, permission: Permission): 'all' | string[] {
  const grants = grantsFor(caller, permission)
  return grants.some((grant) => grant.unitCode === null) ? 'all' : grants.map((grant) => grant.unitCode as string)
}
