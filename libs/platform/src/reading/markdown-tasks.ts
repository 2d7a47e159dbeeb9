import type { Token } from 'markdown-it'

const BOX = /^\[([ xX])\][ \t]+/

/** `- [ ] việc` and `- [x] việc` become boxes that nobody presses, each named by its words. */
export function makeTasks(tokens: Token[]): void {
  for (const [n, token] of tokens.entries()) {
    const first = token.children?.[0]
    const found = token.type === 'inline' && tokens[n - 1]?.type === 'paragraph_open' && tokens[n - 2]?.type === 'list_item_open' && first?.type === 'text' ? BOX.exec(first.content) : null
    if (!found || !first || !token.children) continue
    first.content = first.content.slice(found[0].length)
    tokens[n - 2]?.attrJoin('class', 'task')
    token.children.unshift({ type: 'html_inline', content: `<label><input type="checkbox"${found[1] === ' ' ? '' : ' checked'}> ` } as Token)
    token.children.push({ type: 'html_inline', content: '</label>' } as Token)
  }
}
