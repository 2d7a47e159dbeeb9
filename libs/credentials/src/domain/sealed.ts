import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const IV = 12
const TAG = 16
const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'khue signing keys', 32))

/** Seals bytes with a secret (AES-256-GCM, key by HKDF-SHA-256): iv, tag, then the text. `about` is bound to them, so that a seal cannot be moved. */
export function seal(bytes: Buffer, secret: string, about: string): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), iv).setAAD(Buffer.from(about))
  const text = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

/** @throws Error where the secret or `about` is another than at sealing, or a bit was changed. */
export function unseal(sealed: Buffer, secret: string, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), sealed.subarray(0, IV)).setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(IV, IV + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()])
}
