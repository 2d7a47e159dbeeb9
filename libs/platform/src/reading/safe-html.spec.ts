import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { ELEMENTS, MATH_ATTRIBUTES, MATH_ELEMENTS } from './allowed.js'
import { renderRichText, type RichTextOptions } from './rich-text.js'

const render = (source: string, options: Partial<RichTextOptions> = {}) =>
  renderRichText(source, { format: 'markdown', resolve: (address, kind) => (kind === 'link' ? { fault: 'reading.link' } : { href: `khue-media:${address.split('/').map(encodeURIComponent).join('/')}` }), ...options })

const ATTRIBUTES = new Set([...Object.values(ELEMENTS).flat(), 'id', 'lang', 'dir', 'title', 'class', 'aria-label', 'role', 'tabindex', 'rel', 'loading', 'controls', 'preload', 'disabled', 'style'])

interface Node {
  tagName?: string
  namespaceURI?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}

/** What a browser would find in this HTML that could run or lead away. */
function dangers(html: string): string[] {
  const found: string[] = []
  const visit = (node: Node): void => {
    const math = node.namespaceURI === 'http://www.w3.org/1998/Math/MathML'
    if (node.tagName && !(math ? MATH_ELEMENTS.has(node.tagName) : Object.hasOwn(ELEMENTS, node.tagName))) found.push(node.tagName)
    for (const { name, value } of node.attrs ?? []) {
      const bad = math
        ? name !== 'xmlns' && !MATH_ATTRIBUTES.has(name)
        : !ATTRIBUTES.has(name)
          || (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:|#)/i.test(value)) || (name === 'src' && !value.startsWith('khue-media:')) || name === 'poster' || (name === 'style' && !/^text-align:(?:left|right|center|start|end)$/.test(value)) || (name === 'id' && !value.startsWith('text-'))
      if (bad) found.push(`${node.tagName} ${name}=${value}`)
    }
    for (const child of node.childNodes ?? []) visit(child)
  }
  visit(parseFragment(html) as Node)
  return found
}

const attacks = [
  '<script>alert(1)</script>', '<ScRiPt src=//vi-du.vn/x.js></sCrIpT>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x>', '<svg><foreignObject><iframe src="javascript:alert(1)"></foreignObject></svg>', '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
  '<iframe src="javascript:alert(1)"></iframe>', '<object data="data:text/html,<script>alert(1)</script>">', '<embed src=x.svg>', '<a href="javascript:alert(1)">x</a>', '<body onload=alert(1)>', '<style>@import "//vi-du.vn";</style>', '<link rel=stylesheet href=//vi-du.vn>',
  '<meta http-equiv=refresh content="0;url=//vi-du.vn">', '<base href=//vi-du.vn>', '<form action=//vi-du.vn><input></form>', '<details open ontoggle=alert(1)>', '<video><source onerror=alert(1)></video>', '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src="x`<script>alert(1)</script>"`>', '<!--><script>alert(1)</script>-->', '<![CDATA[<script>alert(1)</script>]]>', '<?xml version="1.0"?><x onclick=alert(1)>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<\nscript\n>alert(1)</script\n>', '<img\nsrc=x\nonerror=alert(1)>',
  '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java&#10;script:alert(1))', '[x](&#x6A;avascript:alert(1))', '[x](data:text/html;base64,PHNjcmlwdD4=)', '[x](vbscript:x)', '[x](//vi-du.vn)', '<javascript:alert(1)>', '[x]: javascript:alert(1)\n\n[x]',
  '![x](javascript:alert(1))', '![x](data:image/svg+xml,<svg onload=alert(1)>)', '![x](https://vi-du.vn/x.svg)', '![x"onerror="alert(1)](media/a.webp)', '![x](media/a.webp "a\\" onerror=\\"alert(1)")', '![x](media/a.webp "<script>alert(1)</script>")', '![x](media/b.svg "<svg onload=alert(1)>")',
  '[x](https://vi-du.vn "\\" onmouseover=\\"alert(1)")', '```"><script>alert(1)</script>\n<script>\n```', '`<script>alert(1)</script>`', '    <script>alert(1)</script>', '# <svg onload=alert(1)>', '| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <svg/onload=alert(1)> | [x](javascript:1) |',
  '$\\href{javascript:alert(1)}{x}$', '$\\htmlData{a=b}{x}$', '$\\html@mathml{<script>alert(1)</script>}{x}$', '$\\includegraphics{javascript:alert(1)}$', '$\\text{<script>alert(1)</script>}$', '$x<script>alert(1)</script>$', '$\\htmlStyle{background:url(//vi-du.vn)}{x}$', '$\\url{javascript:alert(1)}$',
  '$\\def\\a{\\a\\a}\\a$', '$<img src=x onerror=alert(1)>$', '$$</math><script>alert(1)</script>$$',
]

describe('a text that means harm', () => {
  it.each(attacks)('runs nothing and leads nowhere: %s', (attack) => {
    for (const text of [attack, `Trước ${attack} sau`, `> ${attack}`, `- ${attack}`]) {
      for (const format of ['markdown', 'html', 'plain'] as const) for (const inline of [false, true]) expect(dangers(render(text, { format, inline }).html)).toEqual([])
    }
  })

  it('would be seen by this test', () => {
    for (const html of ['<script></script>', '<img src="khue-media:x" onerror="x">', '<a href="javascript:x">x</a>', '<svg></svg>', '<p style="background:url(x)">', '<img src="//x">', '<math><maction></maction></math>', '<p id="root">']) expect(dangers(html)).toHaveLength(1)
  })

  const tags = [...Object.keys(ELEMENTS), ...MATH_ELEMENTS, 'script', 'style', 'svg', 'foreignObject', 'desc', 'title', 'form', 'button', 'select', 'option', 'template', 'noscript', 'iframe', 'mglyph', 'malignmark', 'annotation-xml', 'maction', 'plaintext', 'textarea', 'xmp', 'object', 'marquee', 'x', 'o:p']
  const piece = fc.oneof(
    fc.constantFrom(...tags).map((tag) => `<${tag}>`),
    fc.constantFrom(...tags).map((tag) => `</${tag}>`),
    fc.tuple(fc.constantFrom(...tags), fc.constantFrom('onclick', 'href', 'src', 'style', 'id', 'class', 'name', 'srcset', 'xlink:href', 'formaction', 'encoding', 'title'), fc.constantFrom('javascript:alert(1)', 'x', 'text/html', '&#106;avascript:x', '"><img src=x onerror=x>', "'", '`', '</style><script>x</script>', '//x.vn', 'data:text/html,x')).map(([tag, name, value]) => `<${tag} ${name}="${value}">`),
    fc.constantFrom('<!--', '-->', '<!', '<?', ']]>', '<![CDATA[', '`', '```\n', '\n', '\n\n', '    ', '> ', '- ', '|', '$', '$$', '\\(', '\\)', '[', '](', ')', '![', '"', "'", '<', '>', '&lt;', '&#60;', '\u0000', '[^1]', '[^1]: ', '# ', '\\text{', '}', '\\frac', '[ ] '),
    fc.string({ maxLength: 6 }),
  )
  it('runs nothing whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('markdown' as const, 'html' as const), fc.boolean(), (pieces, format, inline) => {
        expect(dangers(render(pieces.join(''), { format, inline }).html)).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })
})
