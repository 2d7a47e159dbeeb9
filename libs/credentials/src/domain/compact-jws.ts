import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A public Ed25519 key (RFC 8037), as it stands in the published set. */
export interface PublicJwk {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  alg: 'EdDSA'
  use: 'sig'
}

/** A new Ed25519 key. Its `kid` is its thumbprint (RFC 7638), so that the same name never means two keys. */
export function makeKey(): { jwk: PublicJwk; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })).digest('base64url')
  return { jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }, privateKey }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs a credential as a compact JWS with the media type `vc+jwt` (Securing VCs using JOSE, section 3.1). */
export function signCompact(payload: object, kid: string, privateKey: KeyObject): string {
  const signed = `${part({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid })}.${part(payload)}`
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
}
