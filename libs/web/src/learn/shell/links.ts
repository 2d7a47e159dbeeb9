import type { Account } from '../../client/index.js'
import type { TextKey } from '../../i18n/index.js'
import type { IconName } from '../../ui/index.js'

interface Way {
  readonly to: '/' | '/courses' | '/me' | '/practice' | '/sign-in' | '/teach' | '/desk'
  readonly icon: IconName
  readonly text: TextKey
  readonly exact?: boolean
}

/** The ways that a person has; what she may not enter is not offered. */
export function linksFor(account: Account | null): readonly Way[] {
  const roles = account?.roles ?? []
  const has = (...some: Account['roles']): boolean => some.some((role) => roles.includes(role))
  return [
    { to: '/', icon: 'home', text: 'shell.to-home', exact: true },
    { to: '/courses', icon: 'book', text: 'shell.to-courses' },
    ...(account ? [{ to: '/practice', icon: 'cards', text: 'shell.to-practice' } as const] : []),
    account ? { to: '/me', icon: 'person', text: 'shell.to-me' } : { to: '/sign-in', icon: 'person', text: 'shell.to-sign-in' },
    ...(has('INSTRUCTOR', 'ADMIN') ? [{ to: '/teach', icon: 'pencil', text: 'shell.to-teach' } as const] : []),
    ...(has('WARD_OFFICER', 'CAMPAIGN_STAFF', 'ADMIN') ? [{ to: '/desk', icon: 'list', text: 'shell.to-desk' } as const] : []),
  ]
}
