import { createHash } from 'node:crypto'
import { RefusedQuestion } from './gift-fault.js'
import type { QuestionDefinition } from './question.js'

/** A text of the parser with the format that its author named. */
export interface FormattedText {
  format: string
  text: string
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A text of the file as plain text: HTML's tags are dropped, its entities read; NFC. */
export function plain(format: FormattedText | null | undefined): string {
  if (!format) return ''
  const text = format.format === 'html' ? format.text.replace(/<(br|\/p|\/li|\/div)[^>]*>/gi, '\n').replace(/<[^>]*>/g, '') : format.text
  const read = format.format === 'html' ? text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole) : text
  return read.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\\n/g, '\n').trim()
}

const MEDIA = {
  audio: [/(?<!!)\[audio\]\(([^()\s]+)\)/gi, /<audio\b[^>]*\bsrc="([^"]+)"[^>]*>(?:.*?<\/audio>)?/gis],
  image: [/!\[(?<alt>[^\]]*)\]\((?<path>[^()\s]+)\)/g, /<img\b(?=[^>]*\bsrc="(?<path>[^"]+)")(?=(?:[^>]*\balt="(?<alt>[^"]*)")?)[^>]*>/gi],
} as const

/**
 * Takes the audio and the picture out of a question's text: `[audio](media/a.mp3)` and `![what it shows](media/a.webp)`, or in HTML
 * `<audio src>` and `<img src alt>`, which Moodle plays and shows. @throws RefusedQuestion where there are two of one, or a picture without words.
 */
export function takeMedia(stem: FormattedText | null): { rest: FormattedText | null } & Pick<QuestionDefinition, 'audio' | 'image'> {
  if (!stem) return { rest: null }
  const audio = MEDIA.audio.flatMap((pattern) => [...stem.text.matchAll(pattern)].map((match) => tidyPath(match[1] ?? '')))
  const images = MEDIA.image.flatMap((pattern) => [...stem.text.matchAll(pattern)].map((match) => ({ path: tidyPath(match.groups?.['path'] ?? ''), alt: (match.groups?.['alt'] ?? '').normalize('NFC').trim() })))
  if (audio.length > 1 || images.length > 1) throw new RefusedQuestion('gift.media-twice')
  if (images[0]?.alt === '') throw new RefusedQuestion('gift.picture-words')
  const text = [...MEDIA.audio, ...MEDIA.image].reduce((left, pattern) => left.replace(pattern, ''), stem.text)
  return { rest: { ...stem, text: audio.length + images.length > 0 ? text.replace(/ {2,}/g, ' ') : text }, ...(audio[0] ? { audio: audio[0] } : {}), ...(images[0] ? { image: images[0] } : {}) }
}

const tidyPath = (path: string): string => path.normalize('NFC').replace(/^\.\//, '')

/** What a question is known by through versions: its [id:…], else its title, else its text. */
export function identityOf(parsed: { id?: string | null; title: string | null }, prompt: string): string {
  const known = parsed.id ? `id:${parsed.id}` : parsed.title ? `title:${parsed.title.normalize('NFC').trim()}` : `text:${prompt.toLowerCase().replace(/\s+/g, ' ').trim()}`
  return createHash('sha256').update(known).digest('hex').slice(0, 16)
}
