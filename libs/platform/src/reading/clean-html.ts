import { decoded, type Resolve, sourceOf, targetOf } from './address.js'
import { BLOCK, CLASSES, ELEMENTS, GONE_WHOLE, HEADING, MATH_ATTRIBUTES, MATH_ELEMENTS, OTHER_ELEMENTS, RENAMED, VOID } from './allowed.js'
import { isRightToLeft } from './direction.js'
import { FormulaFinder, renderFormula } from './formulas.js'
import { attributeOf, type Child, type Element, type Fragment, isElement, isText, texOf, wordsIn } from './html-tree.js'
import type { Notes } from './note.js'
import { anchorOf, Anchors } from './slug.js'

/** HTML as it came, and what is known of its places. */
export interface RawHtml {
  html: string
  /** The line of the source that a place came from. */
  lineAt(offset: number): number | null
  /** Whether formulas are still to be found in a text that begins here. */
  hasFormulas(offset: number): boolean
}

export interface CleanOptions {
  language: string
  inline: boolean
  resolve: Resolve
  faults: Notes
  warnings: Notes
}

const MATHML = 'http://www.w3.org/1998/Math/MathML'
const AS_TYPED = new Set(['pre', 'code', 'kbd', 'samp'])
const ALIGNED = /^\s*text-align\s*:\s*(left|right|center|start|end)\s*(?:;\s*)?$/i

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'))

/** A place in another text is one of its headings: `02.md#phần-hai` leads to the id that the heading has there. */
function inOtherText(href: string, typed: string): string {
  const at = typed.toLowerCase().indexOf('.md#')
  const fragment = at === -1 ? '' : typed.slice(at + '.md#'.length)
  return fragment === '' ? href : `${href.split('#')[0]}#${anchorOf(decoded(fragment))}`
}

/** Writes a tree as HTML that holds only what is allowed, and as plain text. */
export class HtmlCleaner {
  private readonly out: string[] = []
  private readonly plain: string[] = []
  private readonly anchors = new Anchors()
  private readonly ids = new Map<Element, string>()
  private shift = 0
  readonly used = new Set<string>()
  title: string | null = null

  constructor(
    private readonly source: RawHtml,
    private readonly options: CleanOptions,
  ) {}

  clean(tree: Fragment): { html: string; text: string } {
    this.lookThrough(tree)
    for (const child of tree.childNodes) this.write(child, { asTyped: false, top: true })
    const text = this.plain.join('').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n')
    return { html: this.out.join(''), text }
  }

  /** Gives ids out, first to what names its own, and finds the title and the highest heading. */
  private lookThrough(tree: Fragment): void {
    const headings: Element[] = []
    const named: Element[] = []
    const visit = (node: Child): void => {
      if (!isElement(node) || GONE_WHOLE.has(node.tagName)) return
      if (HEADING.test(node.tagName)) headings.push(node)
      if (attributeOf(node, 'id') || (node.tagName === 'a' && attributeOf(node, 'name'))) named.push(node)
      for (const child of node.childNodes) visit(child)
    }
    for (const child of tree.childNodes) visit(child)
    if (this.options.inline) return
    for (const element of named) this.ids.set(element, this.anchors.claim(attributeOf(element, 'id') ?? attributeOf(element, 'name') ?? ''))
    for (const heading of headings) {
      const words = wordsIn(heading).replace(/\s+/g, ' ').trim()
      if (words === '') continue
      this.title ??= words
      if (!this.ids.has(heading)) this.ids.set(heading, this.anchors.claim(words))
    }
    const highest = headings.reduce((least, { tagName }) => Math.min(least, Number(tagName[1])), 7)
    this.shift = headings.length > 0 ? 2 - highest : 0
  }

  private lineOf(node: Child): number | null {
    const offset = node.sourceCodeLocation?.startOffset
    return offset === undefined ? null : this.source.lineAt(offset)
  }

  private write(node: Child, place: { asTyped: boolean; top: boolean }): void {
    if (isText(node)) return this.writeText(node.value, node.sourceCodeLocation?.startOffset ?? 0, place.asTyped)
    if (!isElement(node)) {
      const { startOffset = 0, endOffset = 0 } = node.sourceCodeLocation ?? {}
      const typed = this.source.html.slice(startOffset, endOffset)
      if (typed !== '' && !typed.startsWith('<!--') && !/^<!doctype/i.test(typed)) this.options.warnings.add(this.lineOf(node), 'reading.element', { name: typed.slice(1, 30) })
      return
    }
    if (node.namespaceURI === MATHML && node.tagName === 'math') return this.writeMath(node)
    if (GONE_WHOLE.has(node.tagName)) return this.options.warnings.add(this.lineOf(node), 'reading.element', { name: node.tagName })
    const name = RENAMED[node.tagName] ?? node.tagName
    if (!Object.hasOwn(ELEMENTS, name)) return this.writeForeign(node, place)
    this.writeElement(node, HEADING.test(name) ? `h${Math.min(6, Number(name[1]) + this.shift)}` : name, place)
  }

  /** An unknown element without an end is no element but text that looks like one (`3<x y>2`). */
  private writeForeign(node: Element, place: { asTyped: boolean; top: boolean }): void {
    const where = node.sourceCodeLocation
    if (where && !where.endTag && where.startTag && !OTHER_ELEMENTS.has(node.tagName)) this.put(this.source.html.slice(where.startTag.startOffset, where.startTag.endOffset))
    else this.options.warnings.add(this.lineOf(node), 'reading.tag', { name: node.tagName })
    this.writeChildren(node, place)
  }

  private put(text: string): void {
    this.out.push(escapeHtml(text))
    this.plain.push(text)
  }

  private writeChildren(node: Element, place: { asTyped: boolean; top: boolean }): void {
    for (const child of node.childNodes) this.write(child, { ...place, top: false })
  }

  private writeText(text: string, offset: number, asTyped: boolean): void {
    if (asTyped || !this.source.hasFormulas(offset)) return this.put(text)
    const finder = new FormulaFinder(text)
    let done = 0
    for (let at = text.search(/[$\\]/); at !== -1 && at < text.length; at++) {
      const found = text[at] === '$' && text[at - 1] === '\\' ? null : finder.at(at)
      if (!found) continue
      this.put(text.slice(done, at))
      const typed = text.slice(at, found.end)
      const drawn = renderFormula(found)
      if ('html' in drawn) {
        this.out.push(drawn.html)
        this.plain.push(found.tex)
      } else {
        this.options.warnings.add(this.source.lineAt(offset), drawn.key, drawn.values)
        this.put(typed)
      }
      done = found.end
      at = done - 1
    }
    this.put(text.slice(done))
  }

  private writeElement(node: Element, name: string, place: { asTyped: boolean; top: boolean }): void {
    if (name === 'img') return this.writePicture(node)
    if (name === 'a') return this.writeLink(node, place)
    if (name === 'audio' || name === 'video') return this.writeRecording(node, name)
    if (name === 'input' && attributeOf(node, 'type')?.toLowerCase() !== 'checkbox') return this.options.warnings.add(this.lineOf(node), 'reading.tag', { name: 'input' })
    const lineBreak = BLOCK.has(name)
    const scrolls = name === 'table' && node.parentNode?.nodeName !== 'td'
    if (lineBreak) this.plain.push('\n')
    if (scrolls) this.out.push('<div class="table" role="group" tabindex="0">')
    const extra = name === 'input' ? ' disabled' : this.directionOf(node, name, place.top)
    this.out.push(`<${name}${this.attributesOf(node, name)}${extra}>`)
    if (VOID.has(name)) return
    this.writeChildren(node, { asTyped: place.asTyped || AS_TYPED.has(name), top: false })
    this.out.push(`</${name}>${scrolls ? '</div>' : ''}`)
    this.plain.push(lineBreak ? '\n' : name === 'td' || name === 'th' ? ' ' : '')
  }

  /** A text of a language from right to left says so on each of its parts; code and what has a language of its own say it for themselves. */
  private directionOf(node: Element, name: string, top: boolean): string {
    if (attributeOf(node, 'dir') !== null) return ''
    const own = attributeOf(node, 'lang')
    const text = isRightToLeft(this.options.language)
    if (own !== null && isRightToLeft(own) !== text) return ` dir="${text ? 'ltr' : 'rtl'}"`
    if (!text) return ''
    return name === 'pre' || name === 'code' ? ' dir="ltr"' : top ? ' dir="rtl"' : ''
  }

  private attributesOf(node: Element, name: string, apart: readonly string[] = []): string {
    const known = ELEMENTS[name] ?? []
    const id = this.ids.get(node)
    let written = id === undefined ? '' : ` id="${escapeHtml(id)}"`
    for (const { name: key, value } of node.attrs) {
      if (apart.includes(key) || key === 'id' || (key === 'name' && id !== undefined)) continue
      const aligned = key === 'style' ? ALIGNED.exec(value)?.[1] : key === 'align' && /^(?:td|th|tr)$/.test(name) ? /^(?:left|right|center)$/i.exec(value)?.[0] : undefined
      if (aligned !== undefined) written += ` style="text-align:${aligned.toLowerCase()}"`
      else if (key === 'class' && value.split(/\s+/).every((one) => CLASSES.test(one))) written += ` class="${escapeHtml(value)}"`
      else if (key === 'lang' ? /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(value) : key === 'dir' ? /^(?:ltr|rtl|auto)$/i.test(value) : key === 'title' || key === 'aria-label' || known.includes(key)) written += ` ${key}="${escapeHtml(value)}"`
      else if (!(key === 'disabled' && name === 'input') && !(key === 'role' || key === 'controls' || key === 'rel' || key === 'target' || key === 'loading')) this.options.warnings.add(this.lineOf(node), 'reading.attribute', { name: key.slice(0, 40), tag: name })
    }
    return written
  }

  private fault(node: Child, key: string, address: string): void {
    this.options.faults.add(this.lineOf(node), key, { name: address.length > 120 ? `${address.slice(0, 119)}…` : address })
  }

  private writeLink(node: Element, place: { asTyped: boolean; top: boolean }): void {
    const address = attributeOf(node, 'href')
    const target = address === null ? null : targetOf(address, this.options.resolve)
    let href: string | null = null
    let away = ''
    if (target && 'fault' in target) this.fault(node, target.fault, address ?? '')
    else if (target && 'anchor' in target) href = this.anchorFor(node, target.anchor)
    else if (target) {
      href = inOtherText(target.href, address ?? '')
      away = ' rel="noopener noreferrer"'
      if (!/^(?:https?:|mailto:|tel:)/i.test(address ?? '')) this.used.add(address ?? '')
    }
    const written = `${href === null ? '' : ` href="${escapeHtml(href)}"`}${this.attributesOf(node, 'a', ['href'])}${away}`
    if (written !== '') this.out.push(`<a${written}>`)
    if (attributeOf(node, 'class') === 'footnote-backref') this.out.push('↩\uFE0E')
    else this.writeChildren(node, place)
    if (written !== '') this.out.push('</a>')
  }

  private anchorFor(node: Element, fragment: string): string | null {
    if (fragment === '' || fragment.toLowerCase() === 'top') return '#'
    const id = this.options.inline ? null : this.anchors.find(decoded(fragment))
    if (id === null) this.options.warnings.add(this.lineOf(node), 'reading.no-anchor', { name: `#${decoded(fragment)}` })
    return id === null ? null : `#${id}`
  }

  private sourceFor(node: Element, address: string | null, kind: 'image' | 'audio' | 'video'): string | null {
    if (address === null) return null
    const found = sourceOf(address, kind, this.options.resolve)
    if ('fault' in found) {
      this.fault(node, found.fault, address)
      return null
    }
    this.used.add(address)
    return found.href
  }

  private writePicture(node: Element): void {
    const address = attributeOf(node, 'src')
    const kind = /\.(?:mp3|m4a|ogg|oga|opus|wav|flac)$/i.test(address ?? '') ? 'audio' : /\.(?:mp4|webm|m4v|mov|ogv)$/i.test(address ?? '') ? 'video' : 'image'
    const alt = attributeOf(node, 'alt')
    const href = this.sourceFor(node, address, kind)
    if (kind !== 'image') return this.writePlayer(kind, href, alt ?? '')
    if (alt === null) this.options.warnings.add(this.lineOf(node), 'reading.no-alt', { name: (address ?? '').slice(0, 120) })
    this.plain.push(alt ?? '')
    if (href === null) return void this.out.push(escapeHtml(alt ?? ''))
    const rest = this.attributesOf(node, 'img', ['src', 'alt'])
    this.out.push(`<img src="${escapeHtml(href)}" alt="${escapeHtml(alt ?? '')}"${rest} loading="lazy">`)
  }

  private writePlayer(kind: 'audio' | 'video', href: string | null, label: string, rest = ''): void {
    this.plain.push(label)
    if (href !== null) this.out.push(`<${kind} src="${escapeHtml(href)}" controls preload="metadata"${label === '' ? '' : ` aria-label="${escapeHtml(label)}"`}${rest}></${kind}>`)
  }

  /** A recording in the text: of its sources the first that is had. */
  private writeRecording(node: Element, kind: 'audio' | 'video'): void {
    const sources = [node, ...node.childNodes.filter((child) => isElement(child) && child.tagName === 'source')].flatMap((element) => attributeOf(element as Element, 'src') ?? [])
    if (sources.length === 0) this.options.warnings.add(this.lineOf(node), 'reading.tag', { name: kind })
    const [href = null] = sources.map((address) => this.sourceFor(node, address, kind))
    const label = attributeOf(node, 'aria-label') ?? attributeOf(node, 'title') ?? ''
    const poster = this.sourceFor(node, attributeOf(node, 'poster'), 'image')
    this.writePlayer(kind, href, label, `${poster === null ? '' : ` poster="${escapeHtml(poster)}"`}${this.attributesOf(node, kind, ['src', 'poster', 'title', 'aria-label', 'preload'])}`)
    for (const child of node.childNodes) if (!isElement(child) || child.tagName !== 'source') this.write(child, { asTyped: false, top: false })
  }

  private writeMath(math: Element): void {
    this.plain.push(texOf(math))
    const write = (node: Child): void => {
      if (isText(node)) return void this.out.push(escapeHtml(node.value))
      if (!isElement(node)) return
      const allowed = node.namespaceURI === MATHML && MATH_ELEMENTS.has(node.tagName)
      if (!allowed) this.options.warnings.add(this.lineOf(node), 'reading.tag', { name: node.tagName })
      if (!allowed && GONE_WHOLE.has(node.tagName)) return
      if (allowed) {
        this.out.push(`<${node.tagName}${node.tagName === 'math' ? ` xmlns="${MATHML}"` : ''}`)
        for (const { name, value } of node.attrs) if (MATH_ATTRIBUTES.has(name)) this.out.push(` ${name}="${escapeHtml(value)}"`)
        this.out.push('>')
      }
      for (const child of node.childNodes) write(child)
      if (allowed) this.out.push(`</${node.tagName}>`)
    }
    write(math)
  }
}

