import { gunzipSync, gzipSync } from 'node:zlib'

/** Entries of one list: the least that Bitstring Status List 1.0 allows (section 3.2), 16 kB before it is packed. */
export const LIST_LENGTH = 131_072

/** Where a certificate's bit stands: in which list, and at which place. */
export const placeOf = (number: number): { list: number; index: number } => ({ list: Math.floor(number / LIST_LENGTH), index: number % LIST_LENGTH })

/** Packs a list in which these places are set: gzip, then multibase base64url without padding ('u'). The first place is the leftmost bit. */
export function encodeList(set: readonly number[]): string {
  const bits = Buffer.alloc(LIST_LENGTH / 8)
  for (const index of set) bits.writeUInt8(bits.readUInt8(index >> 3) | (0x80 >> (index & 7)), index >> 3)
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`
}

/** Whether a place is set in a packed list. */
export function isSet(encoded: string, index: number): boolean {
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'))
  return (bits.readUInt8(index >> 3) & (0x80 >> (index & 7))) !== 0
}
