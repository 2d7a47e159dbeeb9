import { readCaptions } from './captions.js'
import { renderMarkdown } from './markdown.js'

const files = new Set(['media/a.webp', 'media/b.svg'])
const render = (markdown: string) => renderMarkdown(markdown, (path) => files.has(path))

const MATH = ['math', 'semantics', 'annotation', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mtable', 'mtr', 'mtd', 'mstyle', 'mpadded', 'mphantom', 'menclose']
const TAGS = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'a', 'img', 'em', 'strong', 's', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'div', 'figure', 'figcaption', 'span', ...MATH])
const ATTRIBUTES = /^(href|src|alt|title|rel|loading|class|role|tabindex|start|style|xmlns|display|encoding|mathvariant|stretchy|fence|separator|width|height|depth|lspace|rspace|columnalign|columnspacing|rowspacing|columnlines|rowlines|scriptlevel|displaystyle|accent|accentunder|linethickness|minsize|maxsize|voffset|form|notation|mathcolor|mathbackground|lquote|rquote)$/

/** What in this HTML could run or lead away: tags, attributes and addresses that are not of the list. */
function dangers(html: string): string[] {
  return [...html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)].flatMap(([tag, , name = '', rest = '']) => {
    const attributes = [...rest.matchAll(/([^\s=/"']+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g)].map(([, key = '', value = '']) => [key.toLowerCase(), value.replace(/^["']|["']$/g, '')] as const)
    const bad = attributes.filter(([key, value]) => !ATTRIBUTES.test(key)
      || (key === 'href' && !/^(https?:\/\/|mailto:|tel:|#)/i.test(value)) || (key === 'src' && !value.startsWith('khue-media:')) || (key === 'style' && !/^text-align:(left|right|center)$/.test(value)))
    return !TAGS.has(name) || bad.length > 0 ? [tag] : []
  })
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

describe('an article that means harm', () => {
  it.each(attacks)('runs nothing and leads nowhere: %s', (attack) => {
    for (const markdown of [attack, `Trước ${attack} sau`, `> ${attack}`, `- ${attack}`]) expect(dangers(render(markdown).html)).toEqual([])
  })

  it('would be seen by this test', () => {
    for (const html of ['<script>', '<img src="khue-media:x" onerror="x">', '<a href="javascript:x">', '<svg>', '<p style="background:url(x)">', '<img src="//x">']) expect(dangers(html)).toHaveLength(1)
  })
})

describe('an article', () => {
  it('has figures with captions, tables and formulas', () => {
    expect(render('![Ảnh cây đa](media/a.webp "Cây *đa* & giếng")').html).toBe('<figure><img src="khue-media:media/a.webp" alt="Ảnh cây đa" loading="lazy"><figcaption>Cây *đa* &amp; giếng</figcaption></figure>\n')
    expect(render('![x](media/a.webp) chữ').html).toMatch(/^<p><img/)
    expect(render('Diện tích $S = \\pi r^2$ nhé.').html).toMatch(/^<p>Diện tích <span class="katex"><math.*<\/math><\/span> nhé\.<\/p>/s)
    expect(render('$$\\frac{a}{b}$$').html).toContain('display="block"')
    expect(render('| a | b |\n|--|--|\n| $x$ | 2 |').html).toMatch(/<div class="table".*<math/s)
  })

  it('leaves money and code alone, and names the line of a formula that cannot be read', () => {
    for (const text of ['Giá 5 $ và 10 $.', 'Từ $5 đến $10.', '\\$x\\$', '`$x$`']) expect(render(text).html).not.toContain('<math')
    expect(render('Một\n\nHai $\\frac{a$ ba').faults).toMatchObject([{ line: 3, key: 'course.formula' }])
    expect(render('$a<b$ và $c>d$').html.match(/<math/g)).toHaveLength(2)
  })
})

describe('captions', () => {
  it('are read as a transcript', () => {
    const { cues, faults } = readCaptions('WEBVTT\n\nNOTE gì đó\n\n1\n00:01.000 --> 00:02.500 align:start\n<v Lan>Xin chào &amp; <i>mời</i>\nbạn vào\n\n01:00:00.000 --> 01:00:01.000\nhết\n')
    expect(faults).toEqual([])
    expect(cues).toEqual([{ start: 1, end: 2.5, text: 'Lan: Xin chào & mời bạn vào' }, { start: 3600, end: 3601, text: 'hết' }])
  })

  it('that cannot be read are refused by their line', () => {
    expect(readCaptions('WEBVTT\n\n00:02.000 --> 00:01.000\nx').faults).toEqual([{ line: 3, key: 'captions.times' }])
    expect(readCaptions('WEBVTT\n\n2 --> 3\nx').faults[0]?.line).toBe(3)
    expect([readCaptions('1\n00:01.000 --> 00:02.000\nx').faults[0]?.line, readCaptions('WEBVTT\n').faults.length]).toEqual([1, 1])
  })
})
