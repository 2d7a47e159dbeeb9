/** What is asked of an address that leads to something of the house: where it is to be found, or why it cannot be (a key of messages). */
export type Resolve = (address: string, kind: 'link' | 'image' | 'audio' | 'video') => { href: string } | { fault: string }

const SAFE = /^(?:https?:\/\/|mailto:|tel:)/i
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i
/** What no resolver may give out, whatever it was asked for. */
const RUNS = /^(?:javascript|vbscript|file|data(?!:image\/(?:png|jpe?g|gif|webp|avif)[;,])):/i

/** An address as a browser reads it: without the control characters that it leaves out. */
const asBrowsersRead = (address: string): string => address.replace(/[\u0000-\u001f\u007f]/g, '').trim()

export type Target = { href: string } | { anchor: string } | { fault: string }

/** Where a link leads: to the web, mail or telephone, into the text, or to something of the house. */
export function targetOf(typed: string, resolve: Resolve): Target {
  const address = asBrowsersRead(typed)
  if (SAFE.test(address)) return { href: address }
  if (address.startsWith('#')) return { anchor: address.slice(1) }
  if (SCHEME.test(address) || address === '') return { fault: 'reading.link' }
  return checked(resolve(address, 'link'))
}

/** Where a picture or a recording is: the resolver says. */
export function sourceOf(typed: string, kind: 'image' | 'audio' | 'video', resolve: Resolve): { href: string } | { fault: string } {
  const address = asBrowsersRead(typed)
  return RUNS.test(address) ? { fault: 'reading.link' } : checked(resolve(address, kind))
}

const checked = (found: { href: string } | { fault: string }): { href: string } | { fault: string } => ('href' in found && RUNS.test(asBrowsersRead(found.href)) ? { fault: 'reading.link' } : found)

/** An anchor as it was meant: percent-encoded where it can be read so. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
