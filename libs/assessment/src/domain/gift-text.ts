import { type ReadingNote, renderRichText } from '@khue/platform/reading'
import { readEscapes } from './gift-blocks.js'
import { RefusedQuestion } from './gift-fault.js'
import { type Piece, sliceOf, trimmed } from './gift-piece.js'

export type GiftFormat = 'moodle' | 'html' | 'markdown' | 'plain'

/** Where a file of the course is that a text shows or leads to: `href` as it is kept in HTML, `path` by its name; or why it cannot be. */
export type ResolveFile = (address: string, kind: 'link' | 'image' | 'audio' | 'video') => { href: string; path?: string } | { fault: string }

/** A text as words alone and, where there is more to it than words, as HTML. */
export interface RichWords {
  text: string
  html?: string
}

export interface PromptMedia {
  audio?: string
  image?: { path: string; alt: string }
}

/** Notes of one text, with the place in the question that they speak of. */
interface Notes {
  fault(note: ReadingNote, at: number): void
  warn(note: ReadingNote, at: number): void
}

/** The `[html]` that a text may begin with, and the text. */
export function formatOf(piece: Piece, otherwise: GiftFormat): { format: GiftFormat; piece: Piece } {
  const named = /^\[(moodle|html|plain|markdown)\]/.exec(piece.text)
  return named ? { format: named[1] as GiftFormat, piece: sliceOf(piece, named[0].length) } : { format: otherwise, piece: trimmed(piece) }
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'))
/** Markup that Moodle reads in a text without a format of its own: an element that is closed, or one that stands alone. */
const MARKUP = /<\/(?:p|div|span|b|i|u|s|em|strong|small|big|sub|sup|a|ul|ol|li|dl|dt|dd|table|tr|td|th|h[1-6]|pre|code|blockquote|font|center|audio|video|q|cite|mark|del|ins|kbd|samp|var|ruby|figure|math)>|<(?:br|hr|img)\b/i
/** Without one of these a text is words alone. */
const MORE_THAN_WORDS = /[<&$\\]|\]\(/
const AUDIO = /(?<!!)\[audio\]\(([^()\s]+)\)/gi
const RECORDING = /\.(?:mp3|m4a|ogg|oga|opus|wav|flac|mp4|webm|m4v|mov|ogv)$/i
const PICTURE = /!\[([^[\]]*)\]\(([^()\s]+)\)/g

/** Reads the texts of a file: each in its format, escapes read, as words and as safe HTML. */
export class GiftTexts {
  /** What is shown, by its path. */
  readonly used = new Set<string>()
  private readonly paths = new Map<string, string>()

  constructor(
    private readonly language: string,
    private readonly resolveFile: ResolveFile,
    private readonly notes: Notes,
  ) {}

  /** A text as it is shown. `inline`: a line of its own, without blocks of Markdown. */
  read(given: Piece, otherwise: GiftFormat, inline = true): RichWords {
    const { format, piece } = formatOf(given, otherwise)
    const markdown = format === 'markdown'
    const read = readEscapes(piece.text).normalize('NFC')
    const source = markdown || format === 'html' ? read.trim() : lines(read)
    if (source === '' || (!markdown && !MORE_THAN_WORDS.test(source))) return { text: lines(source) }
    if ([...source.matchAll(PICTURE)].some(([, alt, path]) => alt?.trim() === '' && !RECORDING.test(path ?? ''))) throw new RefusedQuestion('gift.picture-words', undefined, piece.at)
    const typed = markdown ? source.replace(AUDIO, '![]($1)') : asHtml(source, format)
    const rich = renderRichText(typed, { format: markdown ? 'markdown' : 'html', language: this.language, inline: !markdown || inline || !source.includes('\n'), resolve: this.resolve })
    for (const note of rich.faults) this.notes.fault(note, placeOf(piece, note.line))
    const isNothing = rich.text === '' && !/<(?:img|audio|video)\b/.test(rich.html)
    if (isNothing && rich.faults.length === 0) return { text: lines(source) }
    for (const note of rich.warnings) this.notes.warn(note, placeOf(piece, note.line))
    const isPlain = !/<(?!\/?(?:br|p|div)>)/.test(rich.html)
    return { text: rich.text, ...(isPlain ? {} : { html: rich.html }) }
  }

  /** A prompt: its one recording and its one picture stand beside the words, unless they stand in a table or list. */
  prompt(given: Piece, otherwise: GiftFormat): RichWords & PromptMedia {
    const { text, html } = this.read(given, otherwise, false)
    if (html === undefined || /<(?:table|li)\b/.test(html)) return { text, ...(html === undefined ? {} : { html }) }
    const media: PromptMedia = {}
    let rest = html
    const [picture, ...pictures] = html.match(/<img [^<>]*>/g) ?? []
    const [sound, ...sounds] = html.match(/<audio [^<>]*><\/audio>/g) ?? []
    const image = picture && pictures.length === 0 ? this.paths.get(attribute(picture, 'src')) : undefined
    const audio = sound && sounds.length === 0 ? this.paths.get(attribute(sound, 'src')) : undefined
    if (picture && image !== undefined) {
      media.image = { path: image, alt: attribute(picture, 'alt') }
      rest = rest.replace(picture, '')
    }
    if (sound && audio !== undefined) {
      media.audio = audio
      rest = rest.replace(sound, '')
    }
    if (rest === html) return { text, html }
    const left = renderRichText(rest, { format: 'html', language: this.language, inline: true, resolve: (address) => ({ href: address }) })
    const isPlain = !/<(?!\/?(?:br|p|div)>)/.test(left.html)
    return { text: left.text, ...(isPlain ? {} : { html: withoutBreaks(left.html) }), ...(media.audio ? { audio: media.audio } : {}), ...(media.image ? { image: media.image } : {}) }
  }

  private readonly resolve: ResolveFile = (typed, kind) => {
    const pluginFile = /^@@PLUGINFILE@@\/(.+)$/.exec(typed)?.[1]
    const found = pluginFile === undefined ? this.resolveFile(typed, kind) : [`media/${pluginFile}`, pluginFile].map((path) => this.resolveFile(path, kind)).find((one) => 'href' in one) ?? this.resolveFile(`media/${pluginFile}`, kind)
    if ('href' in found && found.path !== undefined) {
      this.used.add(found.path)
      this.paths.set(found.href, found.path)
    }
    return found
  }
}

const lines = (text: string): string => text.normalize('NFC').replace(/[^\S\n]+/g, ' ').replace(/ ?\n[\n ]*/g, '\n').trim()

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Where in the question a line (from 1) of a text begins; a line break may be an escape. */
function placeOf({ text, at }: Piece, line: number | null): number {
  let offset = 0
  for (let n = 1; n < (line ?? 1); n++) {
    const next = text.slice(offset).search(/[\n\uFDD7]/)
    if (next === -1) break
    offset += next + 1
  }
  return at + offset
}

function withoutBreaks(html: string): string {
  let [from, to] = [0, html.length]
  while (html.startsWith('<br>', from)) from += 4
  while (to - 4 >= from && html.startsWith('<br>', to - 4)) to -= 4
  return html.slice(from, to).trim()
}

/** A text of Moodle's own format or none as HTML: markup where there is any, line breaks, and the pictures and recordings that Khuê reads. */
function asHtml(source: string, format: GiftFormat): string {
  const isMarkup = format === 'html' || (format === 'moodle' && MARKUP.test(source))
  const known = isMarkup ? source : format === 'plain' ? escapeHtml(source) : escapeHtml(source).replace(/&amp;(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi, '&$1;')
  const shown = known
    .replace(AUDIO, (_, path: string) => `<audio src="${path}"></audio>`)
    .replace(PICTURE, (_, alt: string, path: string) => `<img src="${path}" alt="${isMarkup ? escapeHtml(alt) : alt}">`)
  return format === 'html' ? shown : shown.replaceAll('\n', '<br>')
}
