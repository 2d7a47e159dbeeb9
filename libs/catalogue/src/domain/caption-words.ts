import { parseFragment } from 'parse5'

type Tell = (key: string, values?: Record<string, string>) => void

const KNOWN = /^(?:c|i|b|u|v|lang|ruby|rt)$/
const decoded = new Map<string, string>()

/** The letters that an entity (`&eacute;`, `&#233;`) stands for; itself where it stands for none. */
function decodeEntity(entity: string): string {
  const known = decoded.get(entity)
  if (known !== undefined) return known
  const [node] = parseFragment(entity).childNodes
  const letters = node && 'value' in node ? node.value : entity
  if (decoded.size < 5_000) decoded.set(entity, letters)
  return letters
}

const decodeText = (text: string): string => text.replace(/&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});?/g, decodeEntity)

/**
 * A cue's words without its markup, as a player shows them (W3C WebVTT, 6.4): a voice keeps its name (`<v Lan>` gives `Lan: `), the
 * reading of a character stands in brackets, what stands in a tag is not shown. One pass over the text.
 */
export function wordsOfCue(text: string, tell: Tell): string {
  const words: string[] = []
  let reading = false
  const endReading = (): void => {
    if (reading) words.push(')')
    reading = false
  }
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<', at)
    words.push(decodeText(text.slice(at, open === -1 ? text.length : open)))
    if (open === -1) break
    const close = text.indexOf('>', open)
    const inside = text.slice(open + 1, close === -1 ? text.length : close)
    at = close === -1 ? text.length : close + 1
    const name = /^\/?([^\s.]*)/.exec(inside)?.[1] ?? ''
    if (close === -1) tell('captions.cut', { name: inside.slice(0, 40) })
    else if (/^\d/.test(inside)) continue
    else if (!KNOWN.test(name)) tell('captions.tag', { name: inside.replace(/^\//, '').slice(0, 40) })
    else if (inside.startsWith('/')) {
      if (name === 'rt' || name === 'ruby') endReading()
    } else if (name === 'rt') {
      endReading()
      words.push(' (')
      reading = true
    } else if (name === 'v') {
      const voice = decodeText(inside.replace(/^\S+/, '')).trim()
      if (voice !== '') words.push(`${voice}: `)
    }
  }
  endReading()
  return words.join('').normalize('NFC').replace(/[\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim()
}
