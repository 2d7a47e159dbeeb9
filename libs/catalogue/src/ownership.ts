import { isCityAdmin, type SignedIn } from '@khue/identity'
import { forbidden } from '@khue/platform/http'

/** @param caller null: the operator. @throws FORBIDDEN for anybody but the operator, a course's owner and the city's ADMIN. */
export function demandOwner(caller: SignedIn | null, ownerAccountId: string | null): void {
  if (caller && ownerAccountId !== caller.accountId && !isCityAdmin(caller)) throw forbidden('course.not-yours')
}
