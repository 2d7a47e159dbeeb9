import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
export type Child = DefaultTreeAdapterTypes.ChildNode
export type Fragment = DefaultTreeAdapterTypes.DocumentFragment

/** How deep elements may stand in one another, and how many there may be: far beyond what anybody writes, and little enough to hold. */
const LIMITS = { depth: 200, nodes: 200_000 }

/** HTML that no person wrote: too many elements, or too deep in one another. */
export class TooMuchHtml extends Error {}

/** A fault in the HTML as a browser's parser sees it. */
export interface ParseFault {
  code: string
  offset: number
  end: number
}

/**
 * The tree that a browser would make of this HTML, with the places of its elements in the source.
 * @throws TooMuchHtml
 */
export function treeOf(html: string, onFault: (fault: ParseFault) => void = () => undefined): Fragment {
  const depths = new WeakMap<object, number>()
  let nodes = 0
  const place = (parent: object, child: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > LIMITS.depth) throw new TooMuchHtml()
    depths.set(child, depth)
  }
  const adapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (name, namespace, attributes) => {
      if (++nodes > LIMITS.nodes) throw new TooMuchHtml()
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    appendChild: (parent, child) => {
      place(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore: (parent, child, before) => {
      place(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, before)
    },
  }
  return parseFragment(html, {
    sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: adapter,
    onParseError: ({ code, startOffset, endOffset }) => onFault({ code, offset: startOffset, end: endOffset }),
  })
}

export const isElement = (node: Child): node is Element => 'tagName' in node
export const isText = (node: Child): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'
export const attributeOf = (element: Element, name: string): string | null => element.attrs.find((attribute) => attribute.name === name)?.value ?? null

/** The words in an element. */
export function wordsIn(node: Child | Fragment): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if (node.nodeName === 'img') return attributeOf(node as Element, 'alt') ?? ''
  if (node.nodeName === 'math') return texOf(node as Element)
  return node.childNodes.map(wordsIn).join('')
}

/** A formula as text: what was typed, where it says so, else its signs. */
export function texOf(math: Element): string {
  const find = (node: Child): string | null => {
    if (!isElement(node)) return null
    if (node.tagName === 'annotation') return node.childNodes.filter(isText).map(({ value }) => value).join('')
    for (const child of node.childNodes) {
      const found = find(child)
      if (found !== null) return found
    }
    return null
  }
  const letters = (node: Child): string => (isText(node) ? node.value : isElement(node) ? node.childNodes.map(letters).join('') : '')
  return find(math) ?? letters(math).trim()
}
