import type { Token } from 'markdown-it'
import { ELEMENTS, GONE_WHOLE, OTHER_ELEMENTS, RENAMED, VOID } from './allowed.js'
import { escapeHtml } from './clean-html.js'
import { type Child, isElement, treeOf } from './html-tree.js'
import type { Notes } from './note.js'

const TAG = /^<(\/?)([a-zA-Z][^\s/>]*)/
const ALONE = new Set([...VOID, 'link', 'meta', 'base', 'frame', 'embed', 'area', 'param', 'track', 'keygen', 'basefont', 'bgsound', 'image'])
/** An attribute without a value that HTML knows; `<b và c>` has none of them. */
const WITHOUT_VALUE = /^(?:controls|open|reversed|checked|disabled|hidden|loop|muted|autoplay|download|ismap|nowrap|itemscope|async|defer|required|selected|readonly|multiple|on[a-z]+|data-[\w-]+)$/i

const isKnown = (name: string): boolean => Object.hasOwn(ELEMENTS, name) || Object.hasOwn(RENAMED, name) || GONE_WHOLE.has(name) || OTHER_ELEMENTS.has(name)
/** `<b and c>` is a comparison: words where attributes would stand. */
const holdsWords = (tag: string): boolean => (tag.replace(/^<[^\s/>]+/, '').replace(/\/?>$/, '').replace(/[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)/g, '').match(/[^\s/]+/g) ?? []).some((word) => !WITHOUT_VALUE.test(word))

/**
 * Decides of each tag in a line whether it is one. What HTML does not know, and what would swallow the rest of the text because
 * nothing closes it, is text as it was typed; what HTML knows and is left open is closed where the line ends.
 */
export function settleTags(inline: Token, warnings: Notes): void {
  const children = inline.children ?? []
  const open: { name: string; token: Token }[] = []
  const asText = (token: Token): void => void (token.type = 'text')
  for (const token of children) {
    const found = token.type === 'html_inline' ? TAG.exec(token.content) : null
    const name = found?.[2]?.toLowerCase()
    if (!found || name === undefined) continue
    if (found[1] === '/') {
      const at = open.findLastIndex((one) => one.name === name)
      if (at !== -1) open.splice(at, 1)
      else if (isKnown(name) && name !== 'br' && name !== 'p') warn(inline, token, warnings, 'reading.end-tag', name)
      else asText(token)
    } else if (isKnown(name) && holdsWords(token.content)) asText(token)
    else if (!ALONE.has(name)) open.push({ name, token })
  }
  for (const { name, token } of open.reverse()) {
    if (!isKnown(name) || GONE_WHOLE.has(name) || OTHER_ELEMENTS.has(name)) asText(token)
    else {
      children.push({ type: 'html_inline', content: `</${name}>` } as Token)
      warn(inline, token, warnings, 'reading.unclosed', name)
    }
  }
}

const warn = (inline: Token, token: Token, warnings: Notes, key: string, name: string): void =>
  warnings.add((inline.map?.[0] ?? 0) + 1 + ((token.meta as { line?: number } | null)?.line ?? 0), key, { name })

/** A block of HTML that ends within a tag, or leaves open what would swallow the text after it, is text as it was typed. */
export function settleHtmlBlock(block: Token, warnings: Notes): void {
  let broken = false
  const tree = treeOf(block.content, ({ code }) => (broken ||= code === 'eof-in-tag' || code === 'eof-in-comment'))
  const swallows = (node: Child): boolean => isElement(node) && ((GONE_WHOLE.has(node.tagName) && !ALONE.has(node.tagName) && !node.sourceCodeLocation?.endTag) || node.childNodes.some(swallows))
  if (!broken && !tree.childNodes.some(swallows)) return
  warnings.add((block.map?.[0] ?? 0) + 1, 'reading.html-open')
  block.content = `<p>${escapeHtml(block.content)}</p>\n`
}
