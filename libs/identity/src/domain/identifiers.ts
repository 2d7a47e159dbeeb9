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

/** A telephone number in E.164, `0912 345 678` being Vietnamese; null where it is none. */
export function readPhone(text: string): string | null {
  const digits = text.trim().replace(/[\s().-]/g, '')
  if (/^0\d{9,10}$/.test(digits)) return `+84${digits.slice(1)}`
  if (/^\+[1-9]\d{7,14}$/.test(digits)) return digits
  return /^00[1-9]\d{7,13}$/.test(digits) ? `+${digits.slice(2)}` : null
}

/** A user name of 3 to 32 letters a-z, digits, dots, hyphens and underscores, in lower case; null where it is none or is but digits. */
export function readUsername(text: string): string | null {
  const username = text.normalize('NFKC').trim().toLowerCase()
  return USERNAME.test(username) && !/^\d+$/.test(username) ? username : null
}

/** What somebody may mean who types `text` to sign in; all null where it can be nothing. */
export function readIdentifier(text: string): Identifiers {
  return { email: readEmail(text), phone: readPhone(text), username: readUsername(text) }
}
