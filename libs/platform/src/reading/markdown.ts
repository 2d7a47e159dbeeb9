import MarkdownItCallable, { type Env, type MarkdownIt, type Token } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { say } from '../http/messages.js'
import { escapeHtml, type RawHtml } from './clean-html.js'
import { FormulaFinder, renderFormula } from './formulas.js'
import { LineIndex } from './line-index.js'
import type { Notes } from './note.js'
import { settleHtmlBlock, settleTags } from './markdown-html.js'
import { makeTasks } from './markdown-tasks.js'

/** The kind of token a formula is. */
const FORMULA = 'formula'

/** Markdown as HTML that still holds what its author typed as HTML: to be cleaned. */
export function htmlOfMarkdown(markdown: string, { inline, language, warnings }: { inline: boolean; language: string; warnings: Notes }): RawHtml {
  const reader = readerFor(markdown, language)
  const env = {}
  const tokens = inline ? reader.parseInline(markdown, env) : reader.parse(markdown, env)
  const sheet = new Sheet(reader, warnings)
  settle(tokens, warnings)
  sheet.draw(tokens, env, 1)
  return sheet
}

/** HTML as it is written, with the line that each piece came from. */
class Sheet implements RawHtml {
  html = ''
  private index: LineIndex | null = null
  private readonly marks: { at: number; line: number; typed: boolean }[] = []

  constructor(
    private readonly reader: MarkdownIt,
    private readonly warnings: Notes,
  ) {}

  draw(tokens: Token[], env: Env, first: number): void {
    const { rules } = this.reader.renderer
    let line = first
    for (const [at, token] of tokens.entries()) {
      if (token.map && token.block) line = token.map[0] + 1
      if (token.type === 'inline') this.draw(token.children ?? [], env, line)
      else {
        const own = (token.meta as { line?: number } | null)?.line
        this.marks.push({ at: this.html.length, line: own === undefined ? line : first + own, typed: token.type === 'html_block' })
        const rule = rules[token.type]
        this.html += token.type === FORMULA ? this.formula(token, own === undefined ? line : first + own) : rule ? rule(tokens, at, this.reader.options, env, this.reader.renderer) : this.reader.renderer.renderToken(tokens, at, this.reader.options)
      }
    }
  }

  private formula(token: Token, line: number): string {
    const drawn = renderFormula({ tex: token.content, display: token.markup === 'display' })
    if ('html' in drawn) return drawn.html
    this.warnings.add(line, drawn.key, drawn.values)
    return escapeHtml(token.info)
  }

  private markAt(offset: number): { at: number; line: number; typed: boolean } | undefined {
    let [low, high] = [0, this.marks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.marks[middle]?.at ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return this.marks[low]
  }

  lineAt(offset: number): number | null {
    const mark = this.markAt(offset)
    if (!mark) return null
    this.index ??= new LineIndex(this.html)
    return mark.typed ? mark.line + this.index.before(offset) - this.index.before(mark.at) : mark.line
  }

  hasFormulas(offset: number): boolean {
    return this.markAt(offset)?.typed ?? false
  }
}

function settle(tokens: Token[], warnings: Notes): void {
  for (const [n, token] of tokens.entries()) {
    if (token.type === 'html_block') settleHtmlBlock(token, warnings)
    if (token.type !== 'inline' || !token.children) continue
    settleTags(token, warnings)
    makeFigure(tokens[n - 1], token, tokens[n + 1])
  }
  makeTasks(tokens)
}

function readerFor(markdown: string, language: string): MarkdownIt {
  const reader = MarkdownItCallable({ html: true, linkify: true, typographer: false, breaks: false })
  reader.validateLink = () => true
  reader.normalizeLink = (address) => address
  reader.normalizeLinkText = (address) => address
  keepLines(reader)
  linkWhatIsNoWord(reader)
  reader.use(footnotes as never)
  const locale = language.startsWith('vi') ? 'vi' : 'en'
  const backTo = reader.renderer.rules['footnote_anchor']
  reader.renderer.rules['footnote_anchor'] = (...given) => (backTo?.(...given) ?? '').replace('<a ', `<a aria-label="${say('reading.back-to-text', locale)}" `)
  reader.renderer.rules['footnote_block_open'] = () => `<section class="footnotes" aria-label="${say('reading.footnotes', locale)}">\n<ol class="footnotes-list">\n`
  reader.inline.ruler.before('escape', FORMULA, (state, silent) => {
    const sign = state.src[state.pos]
    if (sign !== '$' && sign !== '\\') return false
    const env = state.env as { finders?: Map<string, FormulaFinder> }
    env.finders ??= new Map()
    const finder = env.finders.get(state.src) ?? new FormulaFinder(state.src)
    env.finders.set(state.src, finder)
    const found = finder.at(state.pos)
    if (!found || found.end > state.posMax) return false
    if (!silent) {
      const token = state.push(FORMULA, 'math', 0)
      token.content = found.tex
      token.markup = found.display ? 'display' : ''
      token.info = state.src.slice(state.pos, found.end)
    }
    state.pos = found.end
    return true
  })
  const lastComment = markdown.lastIndexOf('-->')
  const htmlBlock = reader.block.ruler.getRules('').find((rule) => rule.name === 'html_block')
  if (htmlBlock) {
    reader.block.ruler.at('html_block', (state, begin, end, silent) => {
      const at = (state.bMarks[begin] ?? 0) + (state.tShift[begin] ?? 0)
      if (state.src.startsWith('<!--', at) && at > lastComment) return false
      return htmlBlock(state, begin, end, silent)
    }, { alt: ['paragraph', 'reference', 'blockquote'] })
  }
  return reader
}

/** Each token of a line knows how many line breaks stand before it in its paragraph. */
function keepLines(reader: MarkdownIt): void {
  class LinedState extends reader.inline.State {
    private counted = 0
    private breaks = 0

    override push(...given: Parameters<InstanceType<typeof reader.inline.State>['push']>): Token {
      const token = super.push(...given)
      for (; this.counted < this.pos && this.counted < this.src.length; this.counted++) if (this.src.charCodeAt(this.counted) === 10) this.breaks++
      token.meta = { ...(token.meta as object | null), line: this.breaks }
      return token
    }
  }
  reader.inline.State = LinedState
}

/** Bare addresses are links where they begin with `http://`, `https://` or `www.`, or are of mail; `tên.vn` in a sentence is none. */
function linkWhatIsNoWord(reader: MarkdownIt): void {
  const { linkify } = reader
  linkify.set({ fuzzyLink: true })
  const match = linkify.match.bind(linkify)
  linkify.match = (text) => match(text)?.filter(({ schema, raw }) => /^(?:https?:|mailto:)$/.test(schema) || /^www\./i.test(raw)) ?? null
}

/** A paragraph of one picture with a title becomes a figure with a caption. */
function makeFigure(opening: Token | undefined, { children }: Token, closing: Token | undefined): void {
  const [picture] = children ?? []
  const title = picture?.type === 'image' ? picture.attrGet('title') : null
  if (!children || children.length !== 1 || !picture || !title || opening?.type !== 'paragraph_open' || closing?.type !== 'paragraph_close') return
  picture.attrs = (picture.attrs ?? []).filter(([name]) => name !== 'title')
  opening.tag = closing.tag = 'figure'
  children.push({ type: 'html_inline', content: `<figcaption>${escapeHtml(String(title))}</figcaption>` } as Token)
}
