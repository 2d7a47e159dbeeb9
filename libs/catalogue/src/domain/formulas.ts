import katex from 'katex'
import type MarkdownIt from 'markdown-it'

/** The kind of token a formula is. */
export const FORMULA = 'formula'

/** A formula as MathML, which every browser of today draws and reads aloud; it can name no address and run nothing. @throws Error where the formula cannot be read. */
export const renderFormula = (tex: string, display: boolean): string =>
  katex.renderToString(tex, { output: 'mathml', displayMode: display, throwOnError: true, trust: false, strict: 'ignore', maxSize: 20, maxExpand: 200 })

/**
 * Takes `$…$` within a line and `$$…$$` on its own for formulas in TeX. The first sign stands before, the last one after something that is no
 * space, and no figure follows it: so `5 $ và 10 $` stays what it is. `\$` is the sign itself.
 */
export function formulas(markdownIt: InstanceType<typeof MarkdownIt>): void {
  markdownIt.inline.ruler.after('escape', FORMULA, (state, silent) => {
    const match = /^(?:\$\$(?<display>[^$]+)\$\$|\$(?<line>(?![\s$])(?:\\.|[^$\\\n])*?[^\s\\])\$(?!\d))/u.exec(state.src.slice(state.pos))
    if (!match) return false
    if (!silent) {
      const token = state.push(FORMULA, 'math', 0)
      token.content = (match.groups?.['display'] ?? match.groups?.['line'] ?? '').trim()
      token.block = match.groups?.['display'] !== undefined
    }
    state.pos += match[0].length
    return true
  })
  markdownIt.renderer.rules[FORMULA] = (tokens, at) => {
    const token = tokens[at]
    return token ? renderFormula(token.content, token.block) : ''
  }
}
