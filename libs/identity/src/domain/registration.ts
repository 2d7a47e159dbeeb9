import type { FieldFault } from '@khue/platform/http'
import { type Identifiers, readEmail, readPhone, readUsername } from './identifiers.js'
import { passwordFault, passwordLength } from './password.js'
import { isBirthYear, readDisplayName } from './profile-text.js'
import type { Gender } from './roles.js'

/** What a person types to register; lengths and forms are checked here, not before. */
export interface RegistrationInput {
  email?: string | null | undefined
  phone?: string | null | undefined
  username?: string | null | undefined
  password: string
  displayName: string
  unitCode?: string | null | undefined
  birthYear?: number | null | undefined
  gender?: Gender | null | undefined
  locale?: string | null | undefined
}

/** A registration in the form in which it is kept. */
export interface Registration extends Identifiers {
  password: string
  displayName: string
  birthYear: number | null
  gender: Gender | null
  locale: 'vi' | 'en'
}

const given = (text: string | null | undefined): string | null => (text === null || text === undefined || text.trim() === '' ? null : text)

/**
 * Reads a registration, naming every field at fault below `at` (`input.email`). The unit is the service's to check.
 * @param thisYear the calendar year now.
 */
export function readRegistration(input: RegistrationInput, thisYear: number, at = 'input'): { registration: Registration | null; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const read = (field: 'email' | 'phone' | 'username', reader: (text: string) => string | null): string | null => {
    const text = given(input[field])
    const value = text === null ? null : reader(text)
    if (text !== null && value === null) faults.push({ path: `${at}.${field}`, key: `${field}.invalid` })
    return value
  }
  const identifiers = { email: read('email', readEmail), phone: read('phone', readPhone), username: read('username', readUsername) }
  if (!given(input.email) && !given(input.phone) && !given(input.username)) faults.push({ path: `${at}.email`, key: 'identifier.needed' })
  const name = readDisplayName(input.displayName, `${at}.displayName`)
  if ('fault' in name) faults.push(name.fault)
  const displayName = 'name' in name ? name.name : ''
  const bad = passwordFault(input.password, [displayName, identifiers.email, identifiers.phone, identifiers.username])
  if (bad) faults.push({ path: `${at}.password`, key: bad, values: passwordLength })
  const birthYear = input.birthYear ?? null
  if (birthYear !== null && !isBirthYear(birthYear, thisYear)) faults.push({ path: `${at}.birthYear`, key: 'birth-year.invalid' })
  const locale = input.locale ?? 'vi'
  if (locale !== 'vi' && locale !== 'en') faults.push({ path: `${at}.locale`, key: 'locale.invalid' })
  if (faults.length > 0) return { registration: null, faults }
  return { registration: { ...identifiers, displayName, password: input.password, birthYear, gender: input.gender ?? null, locale: locale as 'vi' | 'en' }, faults }
}
