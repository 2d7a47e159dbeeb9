import { createHash, randomBytes } from 'node:crypto'

/** A new bearer token: 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** As what a token is kept. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A throttle's key for something that somebody typed; the text itself is not kept. */
export const keyFor = (what: string, text: string): string => `${what}:${hashToken(text).toString('hex')}`

/** The key of what is counted at one address. */
export const at = (key: string, address: string | undefined): string => `${key}@${address ?? '-'}`
