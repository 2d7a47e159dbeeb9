import MarkdownIt from 'markdown-it'
import { FORMULA, formulas, renderFormula } from './formulas.js'

/** What a media file's address begins with in stored HTML, until it is served for a version. */
export const MEDIA_PREFIX = 'khue-media:'

/** Stored HTML with the addresses of a version's files. */
export const withMediaAddresses = (html: string, versionId: string): string => html.replaceAll(`"${MEDIA_PREFIX}`, `"/media/${versionId}/`)

/** A reference in a text that cannot be: its line and address. */
export interface MarkdownFault {
  line: number
  key: 'course.link' | 'course.missing-file' | 'course.formula'
  address: string
}

interface Token {
  type: string
  children: Token[] | null
  map: [number, number] | null
  tag: string
  content: string
  block: boolean
  attrs: [string, string][] | null
  attrGet(name: string): string | null
  attrSet(name: string, value: string): void
}

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:|#)/i

/**
 * Turns Markdown into HTML that cannot run anything: raw HTML is dropped, links lead to the web, to mail or into the text, pictures
 * are the course's own files, one with a title (`![words](file "title")`) alone in its paragraph is a figure with that caption, formulas are MathML. Headings begin at the second level, for the page has the first.
 * @param hasFile whether a path is a file of the course.
 */
export function renderMarkdown(markdown: string, hasFile: (path: string) => boolean): { html: string; words: number; faults: MarkdownFault[] } {
  const markdownIt = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: false })
  markdownIt.validateLink = () => true
  markdownIt.use(formulas)
  const withoutHtml = dropHtml(markdown)
  const tokens = markdownIt.parse(withoutHtml, {}) as unknown as Token[]
  const faults: MarkdownFault[] = []
  const headings = tokens.filter((token) => token.type === 'heading_open' || token.type === 'heading_close')
  const highest = Math.min(...headings.map((token) => Number(token.tag.slice(1))))
  for (const token of headings) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) - highest + 2)}`
  for (const token of tokens) {
    for (const child of token.children ?? []) check(child, (token.map?.[0] ?? 0) + 1)
  }
  function check(token: Token, line: number): void {
    if (token.type === 'link_open') {
      const address = token.attrGet('href') ?? ''
      if (!SAFE_LINK.test(address)) {
        faults.push({ line, key: 'course.link', address })
        token.attrSet('href', '#')
      }
      token.attrSet('rel', 'noopener noreferrer')
    }
    if (token.type === 'image') {
      const address = decode(token.attrGet('src') ?? '').normalize('NFC').replace(/^\.\//, '')
      if (!hasFile(address)) faults.push({ line, key: 'course.missing-file', address })
      token.attrSet('src', MEDIA_PREFIX + address.split('/').map(encodeURIComponent).join('/'))
      token.attrSet('loading', 'lazy')
    }
    if (token.type === FORMULA) {
      try {
        renderFormula(token.content, token.block)
      } catch (error) {
        faults.push({ line, key: 'course.formula', address: error instanceof Error ? error.message : token.content })
        token.content = ''
      }
    }
  }
  for (const [n, token] of tokens.entries()) if (token.type === 'inline') makeFigure(tokens[n - 1], token, tokens[n + 1])
  const html = (markdownIt.renderer.render(tokens as never, markdownIt.options, {})).replaceAll('<table>', '<div class="table" role="group" tabindex="0"><table>').replaceAll('</table>', '</table></div>')
  return { html, words: withoutHtml.split(/\s+/).filter(Boolean).length, faults }
}

/** A paragraph of one picture with a title becomes a figure with a caption. */
function makeFigure(opening: Token | undefined, { children }: Token, closing: Token | undefined): void {
  const [picture] = children ?? []
  const title = picture?.type === 'image' ? picture.attrGet('title') : null
  if (!children || children.length !== 1 || !picture || !title || opening?.type !== 'paragraph_open' || closing?.type !== 'paragraph_close') return
  picture.attrs = (picture.attrs ?? []).filter(([name]) => name !== 'title')
  opening.tag = closing.tag = 'figure'
  children.push({ type: 'html_inline', content: `<figcaption>${escapeHtml(title)}</figcaption>` } as Token)
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Drops tags and comments outside code, so that they are not shown as text either; what looks like `a < b` stays. */
function dropHtml(markdown: string): string {
  let inFence = false
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) inFence = !inFence
      return inFence ? line : line.replace(/(`[^`]*`|\$\$?[^$]+\$\$?)|<!--.*?-->|<\/?[a-zA-Z][^<>]*>/g, (match, code: string | undefined) => code ?? (/^<(https?:|mailto:)/i.test(match) ? match : ''))
    })
    .join('\n')
}
