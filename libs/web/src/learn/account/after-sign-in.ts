import { useRouter } from '@tanstack/react-router'
import { type Account, speakTo, useKhue } from '../../client/index.js'
import { withFragment } from './code-in-address.js'
import { isOwnAddress } from './own-address.js'

/** Goes on where somebody wanted to go before she had to sign in; else to her learning. */
export function useGoOn(next: string | undefined): (account: Account) => Promise<void> {
  const khue = useKhue()
  const router = useRouter()
  return async (account) => {
    khue.session.set(account)
    await speakTo(khue)
    router.clearCache()
    router.history.push(next !== undefined && isOwnAddress(next) ? withFragment(next, router.state.location.hash) : '/me')
    await router.invalidate()
  }
}
