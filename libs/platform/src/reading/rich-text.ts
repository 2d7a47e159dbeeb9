import type { Resolve } from './address.js'
import { type CleanOptions, escapeHtml, HtmlCleaner, type RawHtml } from './clean-html.js'
import { isRightToLeft } from './direction.js'
import { type Fragment, isElement, isText, type ParseFault, TooMuchHtml, treeOf } from './html-tree.js'
import { LineIndex } from './line-index.js'
import { htmlOfMarkdown } from './markdown.js'
import { Notes, type ReadingNote } from './note.js'
import { countWords } from './words.js'

export type { Resolve }

export interface RichTextOptions {
  format: 'markdown' | 'html' | 'plain'
  /** Of the text, BCP 47; Vietnamese where it is left out. */
  language?: string
  /** A prompt or a choice: Markdown without blocks, no ids, and paragraphs of HTML become lines. Lists and tables of HTML stay. */
  inline?: boolean
  /** Asked for each address that does not lead to the web, to mail or into the text, as the author typed it. */
  resolve: Resolve
}

export interface RichText {
  /** Holds nothing but the elements and attributes of a list; every `"` within a text is written `&quot;`. */
  html: string
  /** The words alone, a line each for paragraphs, cells and items; formulas as typed, pictures by their words. */
  text: string
  words: number
  /** The first heading, of any level; not of an inline text. */
  title: string | null
  /** The addresses that were resolved, as typed. */
  used: string[]
  /** What the text cannot be taken with. */
  faults: ReadingNote[]
  /** What it was taken without. */
  warnings: ReadingNote[]
}

/**
 * Reads a text of Markdown, HTML or none of either and makes HTML of it that can run nothing.
 * Formulas (`$…$`, `$$…$$`, `\(…\)`, `\[…\]` outside code) are MathML; in a plain text nothing is read but its line breaks.
 * Headings begin at the second level, for the page has the first; ids begin with `text-`, so that none is the page's own.
 * @param source `\n` or `\r\n` between lines.
 */
export function renderRichText(source: string, { format, language = 'vi', inline = false, resolve }: RichTextOptions): RichText {
  const [faults, warnings] = [new Notes(), new Notes()]
  const options: CleanOptions = { language, inline, resolve, faults, warnings }
  const lines = source.replace(/\r\n?/g, '\n')
  try {
    const raw = format === 'markdown' ? htmlOfMarkdown(lines, options) : format === 'html' ? typedHtml(lines) : plainHtml(lines, inline)
    const tree = treeOf(raw.html, (fault) => format === 'html' && tellHtml(fault, raw, warnings))
    if (inline && format === 'html') joinParagraphs(tree)
    const cleaner = new HtmlCleaner(raw, options)
    const { html, text } = cleaner.clean(tree)
    const turned = inline && html !== '' && isRightToLeft(language) ? `<span dir="rtl">${html}</span>` : html
    return { html: turned, text, words: countWords(text, language), title: cleaner.title, used: [...cleaner.used], faults: faults.list(), warnings: warnings.list() }
  } catch (error) {
    if (!(error instanceof TooMuchHtml)) throw error
    faults.add(null, 'reading.too-deep')
    return { html: '', text: '', words: 0, title: null, used: [], faults: faults.list(), warnings: warnings.list() }
  }
}

function typedHtml(html: string): RawHtml {
  const index = new LineIndex(html)
  return { html, lineAt: (offset) => index.before(offset) + 1, hasFormulas: () => true }
}

function plainHtml(text: string, inline: boolean): RawHtml {
  const escaped = escapeHtml(inline ? text.trim() : text)
  const html = inline ? escaped.replaceAll('\n', '<br>') : escaped.split(/\n(?:[ \t]*\n)+/).filter((part) => part.trim()).map((part) => `<p>${part.trim().replaceAll('\n', '<br>')}</p>`).join('\n')
  return { html, lineAt: () => null, hasFormulas: () => false }
}

/** What a browser would repair without a word. */
function tellHtml({ code, offset, end }: ParseFault, raw: RawHtml, warnings: Notes): void {
  const name = raw.html.slice(offset, end).replace(/[</>]/g, '').trim().slice(0, 30)
  if (code === 'end-tag-without-matching-open-element') warnings.add(raw.lineAt(offset), 'reading.end-tag', { name })
  if (code === 'eof-in-comment' || code === 'eof-in-tag') warnings.add(raw.lineAt(offset), 'reading.html-open')
}

/** Paragraphs at the top of a prompt become lines of it. */
function joinParagraphs(tree: Fragment): void {
  const parts = tree.childNodes.filter((node) => !isText(node) || node.value.trim() !== '')
  tree.childNodes = parts.flatMap((node, n) => {
    const paragraph = isElement(node) && (node.tagName === 'p' || node.tagName === 'div') && node.attrs.length === 0
    const before = parts[n - 1]
    const apart = before && (paragraph || (isElement(before) && (before.tagName === 'p' || before.tagName === 'div')))
    return [...(apart ? treeOf('<br>').childNodes : []), ...(paragraph ? node.childNodes : [node])]
  })
}
