import type { SignedIn } from '@khue/identity'
import { forbidden } from '@khue/platform/http'

export const isAdmin = (caller: SignedIn): boolean => caller.grants.some((grant) => grant.role === 'ADMIN')

/** @param caller null: the operator. @throws FORBIDDEN for anybody but the operator, a course's owner and ADMIN. */
export function demandOwner(caller: SignedIn | null, ownerAccountId: string | null): void {
  if (caller && ownerAccountId !== caller.accountId && !isAdmin(caller)) throw forbidden('course.not-yours')
}
