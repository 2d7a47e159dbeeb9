import katex from 'katex'

/** A formula found in a text: from its first delimiter to after its last. */
export interface FoundFormula {
  tex: string
  display: boolean
  end: number
}

/**
 * Finds a formula that begins at a place of a text: `$$…$$` and `\[…\]` stand on their own, `$…$` and `\(…\)` in the line.
 * Within single signs no blank stands beside a sign and no figure follows the last one (as pandoc has it), so that `5$ và 10$` are
 * prices; so are `100$/tháng và 200$/năm`, where a figure stands before either sign and nothing between them is TeX. `\$` is the sign itself.
 * Each search ends at the next sign or remembers that there is none, so that a text of signs costs no more than its length.
 */
export class FormulaFinder {
  private readonly absent = new Map<string, number>()

  constructor(private readonly text: string) {}

  at(from: number): FoundFormula | null {
    const { text } = this
    if (text[from] === '\\') {
      const closing = text[from + 1] === '(' ? '\\)' : text[from + 1] === '[' ? '\\]' : null
      return closing && text[from - 1] !== '\\' ? this.upTo(closing, from + 2, closing === '\\]') : null
    }
    if (text[from] !== '$') return null
    if (text[from + 1] === '$') return this.upTo('$$', from + 2, true)
    return this.inLine(from)
  }

  private upTo(closing: string, begin: number, display: boolean): FoundFormula | null {
    const known = this.absent.get(closing)
    if (known !== undefined && begin >= known) return null
    const end = this.text.indexOf(closing, begin)
    if (end === -1) this.absent.set(closing, begin)
    const tex = end === -1 ? '' : this.text.slice(begin, end).trim()
    return tex === '' || /\n[ \t]*\n/.test(tex) ? null : { tex, display, end: end + closing.length }
  }

  private inLine(from: number): FoundFormula | null {
    const { text } = this
    if (/^[\s$]?$/u.test(text[from + 1] ?? '')) return null
    let end = from + 1
    while (end < text.length && text[end] !== '$' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1
    if (text[end] !== '$' || /\s/u.test(text[end - 1] ?? ' ') || /\p{N}/u.test(text[end + 1] ?? '')) return null
    const tex = text.slice(from + 1, end)
    if (/\p{N}/u.test(text[from - 1] ?? '') && /\p{N}$/u.test(tex) && !/[\\^_={}]/.test(tex)) return null
    return { tex, display: false, end: end + 1 }
  }
}

/** Why a formula was not read: a key of the catalogue of messages and its values. */
export interface FormulaFault {
  key: string
  values: Record<string, string>
}

/** A formula longer than this is none that a person wrote. */
const LONGEST = 5_000

/** A formula as MathML, which every browser of today draws and reads aloud; it can name no address and run nothing. */
export function renderFormula({ tex, display }: Pick<FoundFormula, 'tex' | 'display'>): { html: string } | FormulaFault {
  const name = tex.length > 80 ? `${tex.slice(0, 79)}…` : tex
  if (tex.length > LONGEST) return { key: 'reading.formula', values: { name } }
  try {
    return { html: katex.renderToString(tex, { output: 'mathml', displayMode: display, throwOnError: true, trust: false, strict: 'ignore', maxSize: 20, maxExpand: 200 }) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    const command = /(?:Undefined control sequence|Unknown function|No such environment): (\\?[^\s]+)/.exec(reason)?.[1]
    if (command) return { key: 'reading.formula-command', values: { name, command } }
    return { key: reason.includes('end of input') || (reason.includes('Expected ') && /EOF|\}|\\right|end/.test(reason)) ? 'reading.formula-open' : 'reading.formula', values: { name } }
  }
}
