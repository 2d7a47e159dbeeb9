/** What signs a person in, in the one form in which it is kept. */
export interface Identifiers {
  email: string | null
  phone: string | null
  username: string | null
}

const EMAIL = /^[^\s\p{C}@"(),:;<>[\]\\]{1,64}@[^\s\p{C}@.]+(\.[^\s\p{C}@.]+)+$/u
const USERNAME = /^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/

/** An e-mail address in lower case, at most 254 characters; null where it is none. */
export function readEmail(text: string): string | null {
  const email = text.normalize('NFC').trim().toLowerCase()
  return email.length <= 254 && EMAIL.test(email) ? email : null
}

/**
 * A telephone number in E.164; null where it is none. A Vietnamese one may be written `0912…`, `84912…`, `+84912…`, `0084912…` or `+84 (0) 912…`,
 * with blanks, dots, hyphens, slashes and brackets, in digits of full width too.
 */
export function readPhone(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}.()[\]/_]/gu, '')
  const national = /^(?:(?:\+|00)?840?|0)([1-9]\d{8,9})$/.exec(digits)?.[1]
  if (national) return `+84${national}`
  if (/^0\d{9,10}$/.test(digits)) return `+84${digits.slice(1)}`
  if (/^\+[1-9]\d{7,14}$/.test(digits)) return digits
  return /^00[1-9]\d{7,13}$/.test(digits) ? `+${digits.slice(2)}` : null
}

/** A user name as somebody types it who has one, in lower case; null where it can be none. */
function typedUsername(text: string): string | null {
  const username = text.normalize('NFKC').trim().toLowerCase()
  return USERNAME.test(username) && !/^\d+$/.test(username) ? username : null
}

/**
 * A new user name: 3 to 32 letters a-z, digits, dots, hyphens and underscores, in lower case; null where it is none or has no letter,
 * so that nobody takes one that is read as somebody's telephone number. (There are some from before.)
 */
export function readUsername(text: string): string | null {
  const username = typedUsername(text)
  return username !== null && /[a-z]/.test(username) ? username : null
}

/** What somebody may mean who types `text` to sign in; all null where it can be nothing. Where it is both, the telephone number goes first. */
export function readIdentifier(text: string): Identifiers {
  return { email: readEmail(text), phone: readPhone(text), username: typedUsername(text) }
}
