/** One mail to one person, as plain text. */
export interface Mail {
  /** Letters, digits, hyphens. The same words tried again keep it, and with it their Message-ID: a peer that looks at it takes them once. */
  id: string
  to: { name?: string; address: string }
  subject: string
  text: string
}

/** A mail that no second try will deliver: the peer refused it for good. */
export class MailRefused extends Error {
  constructor(reason: string) {
    super(`the mail was refused: ${reason}`)
    this.name = 'MailRefused'
  }
}

/** A text fit to stand in a header: control characters, line ends above all, are spaces. At most 200 characters. */
export const headerText = (text: string): string => [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()].slice(0, 200).join('')
