import { oneTimeCode } from './one-time-code.js'

export type LetterKind = 'RECOVERY' | 'EMAIL_CONFIRMATION' | 'PASSWORD_CHANGED'

/** Whom a letter is about, as the account is now. */
export interface Addressee {
  kind: LetterKind
  accountId: string | null
  displayName: string | null
  email: string | null
  confirmedEmail: string | null
  isStaff: boolean
  ageMinutes: number
  /** Letters of this kind within the hour. */
  sentLately: number
}

/** Letters of a kind that one account is sent within an hour. */
const MOST_AN_HOUR = 3
const A_DAY = 24 * 60

/**
 * Where a letter goes: to the address that was confirmed and is still the account's; only the letter that confirms goes to one that is not,
 * and without the name, for whoever registered the address chose that too. Null: nowhere.
 */
export function destinationOf({ kind, displayName, email, confirmedEmail }: Addressee): { name?: string; address: string } | null {
  if (email === null) return null
  if (kind === 'EMAIL_CONFIRMATION') return email === confirmedEmail ? null : { address: email }
  return email === confirmedEmail ? { address: email, ...(displayName === null ? {} : { name: displayName }) } : null
}

/** Why a letter is not sent, or null. `isMailbox`: it would lie where anybody may read it, which is no place for what opens a staff account. */
export function reasonToDrop(mail: Addressee, to: { address: string } | null, isMailbox: boolean): string | null {
  if (mail.accountId === null) return 'no account'
  if (to === null) return 'no address for it'
  if (mail.ageMinutes > (mail.kind === 'PASSWORD_CHANGED' ? A_DAY : oneTimeCode.minutes)) return 'too late'
  if (mail.sentLately >= MOST_AN_HOUR) return 'too many'
  return isMailbox && mail.isStaff && mail.kind !== 'PASSWORD_CHANGED' ? "staff's, and no peer" : null
}

/** The page that a letter leads to. What stands behind `#` no server and no log is told. */
export function linkOf(base: string, kind: LetterKind, code: string | null): string {
  const page = { RECOVERY: '/recover', EMAIL_CONFIRMATION: '/confirm-email', PASSWORD_CHANGED: '/recover' }[kind]
  return `${base.replace(/(?<!\/)\/+$/, '')}${page}${code === null ? '' : `#code=${code}`}`
}
