import { isIP, isIPv4, isIPv6 } from 'node:net'

const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** Whose forwarding headers are believed: nobody's; so many hops before us; or those of these addresses and networks. */
export type TrustedProxies = false | number | string[]

/**
 * Reads a list of proxies: addresses, networks (`10.0.0.0/8`) and `loopback`, `linklocal`, `uniquelocal`, between commas; or how many proxies stand
 * before us. Nothing, `0`, `false` and `off`: nobody is believed; `true`, `yes` and `on` are one hop. Null where it is none of these.
 */
export function readTrustedProxies(text: string): TrustedProxies | null {
  const parts = text.split(',').map((part) => part.trim().toLowerCase()).filter((part) => part !== '')
  const [only = ''] = parts
  if (parts.length === 0 || (parts.length === 1 && /^(0|false|no|off)$/.test(only))) return false
  if (parts.length === 1 && /^(true|yes|on)$/.test(only)) return 1
  if (parts.length === 1 && /^\d{1,2}$/.test(only)) return Number(only)
  return parts.every((part) => NAMED.has(part) || isNetwork(part)) ? parts : null
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const version = isIP(address)
  return version !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
}

/**
 * The address under which tries are counted. One household or machine has a whole /64 of IPv6 at hand, so that is what counts;
 * an IPv4 address counts as itself, also where it comes written in IPv6 (`::ffff:192.0.2.1`, `64:ff9b::192.0.2.1`).
 */
export function countedAddress(address: string): string {
  const plain = address.split('%')[0] ?? ''
  if (!isIPv6(plain)) return plain
  const groups = groupsOf(plain)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  const translated = groups[0] === 0x64 && groups[1] === 0xff9b && groups.slice(2, 6).every((group) => group === 0)
  if (mapped || translated) return groups.slice(6).flatMap((group) => [group >> 8, group & 255]).join('.')
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(':')}::/64`
}

/** Whether the address is this machine's own. */
export function isLoopback(address: string): boolean {
  const plain = address.split('%')[0] ?? ''
  if (isIPv6(plain) && groupsOf(plain).every((group, at) => group === (at === 7 ? 1 : 0))) return true
  const counted = countedAddress(plain)
  return isIPv4(counted) && counted.startsWith('127.')
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const numbers = address.replace(/[\d.]+$/, (tail) => {
    if (!tail.includes('.')) return tail
    const [a = 0, b = 0, c = 0, d = 0] = tail.split('.').map(Number)
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
  const [head = [], tail = []] = numbers.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = numbers.includes('::') ? Array.from({ length: 8 - head.length - tail.length }, () => '0') : []
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16))
}
