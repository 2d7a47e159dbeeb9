import { say } from '../http/messages.js'
import { anchorOf, renderRichText, type RichTextOptions } from './index.js'

const files = new Set(['a.png', 'hình một.png', 'n.mp3', 'p.mp4'])
const read = (source: string, options: Partial<RichTextOptions> = {}) =>
  renderRichText(source, { format: 'markdown', resolve: (address, kind) => (kind === 'link' ? (/\.md(?:#|$)/.test(address) ? { href: `/bai/${address}` } : { fault: 'reading.link' }) : files.has(address) ? { href: `khue-media:${encodeURI(address)}` } : { fault: 'course.missing-file' }), ...options })
const html = (source: string, options: Partial<RichTextOptions> = {}): string => read(source, options).html.trim()
const notes = (source: string, options: Partial<RichTextOptions> = {}) => read(source, options).warnings.map(({ line, key }) => [line, key])

describe('Markdown', () => {
  it.each([
    ['    <p>Xin chào</p>', '<pre><code>&lt;p&gt;Xin chào&lt;/p&gt;\n</code></pre>'],
    ['Dùng ``<b>``.', '<p>Dùng <code>&lt;b&gt;</code>.</p>'],
    ['`` ` <i> ``', '<p><code>` &lt;i&gt;</code></p>'],
    ['````markdown\n```html\n<p>x</p>\n```\n````', '<pre><code class="language-markdown">```html\n&lt;p&gt;x&lt;/p&gt;\n```\n</code></pre>'],
    ['```\n~~~\n```\n\n```html\n<q>z</q>\n```', '<pre><code>~~~\n</code></pre>\n<pre><code class="language-html">&lt;q&gt;z&lt;/q&gt;\n</code></pre>'],
    ['- a\n\n  ```\n  <b>\n  ```', '<ul>\n<li>\n<p>a</p>\n<pre><code>&lt;b&gt;\n</code></pre>\n</li>\n</ul>'],
    ['`<!-- x -->` và `$x$`', '<p><code>&lt;!-- x --&gt;</code> và <code>$x$</code></p>'],
    ['~~~\n<script>alert(1)</script>\n~~~', '<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n</code></pre>'],
  ])('leaves code as it was written: %s', (source, expected) => {
    expect(html(source)).toBe(expected)
    expect(notes(source)).toEqual([])
  })

  it.each([
    ['Nếu 3<x và y>2.', '<p>Nếu 3&lt;x và y&gt;2.</p>'],
    ['3<x y>2', '<p>3&lt;x y&gt;2</p>'],
    ['a<b and c>d', '<p>a&lt;b and c&gt;d</p>'],
    ['a < b > c <= d << e', '<p>a &lt; b &gt; c &lt;= d &lt;&lt; e</p>'],
    ['Danh sách <số> và List<String>', '<p>Danh sách &lt;số&gt; và List&lt;String&gt;</p>'],
    ['Thẻ <script> chạy mã, thẻ <title> là tên', '<p>Thẻ &lt;script&gt; chạy mã, thẻ &lt;title&gt; là tên</p>'],
    ['AT&T &amp; &eacute; &#233;', '<p>AT&amp;T &amp; é é</p>'],
  ])('takes no comparison for a tag: %s', (source, expected) => {
    expect(html(source)).toBe(expected)
    expect(notes(source)).toEqual([])
  })

  it.each([
    ['một<br>hai, H<sub>2</sub>O, 3<sup>2</sup>', '<p>một<br>hai, H<sub>2</sub>O, 3<sup>2</sup></p>'],
    ['một  \nhai\\\nba', '<p>một<br>\nhai<br>\nba</p>'],
    ['<kbd>Ctrl</kbd> <mark>x</mark> <abbr title="Hà Nội">HN</abbr>', '<p><kbd>Ctrl</kbd> <mark>x</mark> <abbr title="Hà Nội">HN</abbr></p>'],
    ['<details>\n<summary>Gợi ý</summary>\n\n**đây**\n\n</details>', '<details>\n<summary>Gợi ý</summary>\n<p><strong>đây</strong></p>\n</details>'],
    ['<ruby>漢<rt>かん</rt></ruby>', '<p><ruby>漢<rt>かん</rt></ruby></p>'],
    ['<span lang="en">Hello</span> <span lang="ar">سلام</span>', '<p><span lang="en">Hello</span> <span lang="ar" dir="rtl">سلام</span></p>'],
    ['~~bỏ~~', '<p><s>bỏ</s></p>'],
    ['a <!-- một\nhai --> b', '<p>a  b</p>'],
    ['<!-- một\n\nhai -->\n\nb', '<p>b</p>'],
    ['[x][1]\n\n[1]: https://vd.vn "Tên"', '<p><a href="https://vd.vn" title="Tên" rel="noopener noreferrer">x</a></p>'],
    ['<img src="a.png" alt="sơ đồ" width="300">', '<img src="khue-media:a.png" alt="sơ đồ" width="300" loading="lazy">'],
    ['![x](<hình một.png>)', '<p><img src="khue-media:h%C3%ACnh%20m%E1%BB%99t.png" alt="x" loading="lazy"></p>'],
    ['![nghe](n.mp3)', '<p><audio src="khue-media:n.mp3" controls preload="metadata" aria-label="nghe"></audio></p>'],
    ['<video src="p.mp4" poster="a.png" aria-label="phim"></video>', '<p><video src="khue-media:p.mp4" controls preload="metadata" aria-label="phim" poster="khue-media:a.png"></video></p>'],
    ['<video controls title="phim"><source src="p.mp4"></video>', '<p><video src="khue-media:p.mp4" controls preload="metadata" aria-label="phim"></video></p>'],
    ['![Ảnh](a.png "Cây *đa* & giếng")', '<figure><img src="khue-media:a.png" alt="Ảnh" loading="lazy"><figcaption>Cây *đa* &amp; giếng</figcaption></figure>'],
    ['[bài hai](02.md#Phần-hai)', '<p><a href="/bai/02.md#text-phan-hai" rel="noopener noreferrer">bài hai</a></p>'],
    ['[bài hai](02.md)', '<p><a href="/bai/02.md" rel="noopener noreferrer">bài hai</a></p>'],
  ])('keeps %s', (source, expected) => {
    expect(html(source)).toBe(expected)
    expect([read(source).faults, notes(source)]).toEqual([[], []])
  })

  it.each([
    ['<co.lan@vd.vn>', 'mailto:co.lan@vd.vn'], ['<https://vd.vn/a?b=1&c=2>', 'https://vd.vn/a?b=1&amp;c=2'], ['xem https://vd.vn/a.', 'https://vd.vn/a'], ['xem www.vd.vn nhé', 'http://www.vd.vn'], ['viết cho lan@vd.vn', 'mailto:lan@vd.vn'], ['(https://vd.vn/a_(b))', 'https://vd.vn/a_(b)'],
  ])('links the bare address %s', (source, href) => expect(html(source)).toContain(`<a href="${href}"`))

  it('links no file and no word with a point in it', () => expect(html('mở bai-1.md, vd.vn hoặc a.b')).not.toContain('<a'))

  it('gives headings ids, which links reach with and without the signs of their letters', () => {
    const text = '- [a](#phan-hai)\n- [b](#phần-hai)\n- [c](#ph%E1%BA%A7n-hai)\n- [d](#phần-hai-1)\n\n# Bài\n## Phần hai\n## Phần hai\n## Đường & phố `x`!\n## 第一章\n\n[e](#duong--pho-x) [f](#第一章) [g](#khong-co)'
    const { html: written, warnings } = read(text)
    expect([...written.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)).toEqual(['text-phan-hai', 'text-phan-hai', 'text-phan-hai', 'text-phan-hai-1', 'text-duong--pho-x', 'text-第一章'])
    for (const [, id] of written.matchAll(/href="#([^"]*)"/g)) expect(written).toContain(` id="${id}"`)
    expect(warnings).toEqual([{ line: 12, key: 'reading.no-anchor', values: { name: '#khong-co' } }])
    expect([anchorOf('phần-hai'), anchorOf('Phan-Hai')]).toEqual(['text-phan-hai', 'text-phan-hai'])
  })

  it('numbers the ids of headings that say the same, and never gives one twice', () => {
    const ids = [...read('# A\n# A\n# A-1\n# A\n<p id="a">x</p>').html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(5)
  })

  it('has footnotes that lead there and back', () => {
    const written = html('Một[^1] và hai[^ghi].\n\n[^1]: Đầu\n[^ghi]: Sau')
    for (const [, id] of written.matchAll(/href="#([^"]*)"/g)) expect(written).toContain(` id="${id}"`)
    expect(written).toContain('<section class="footnotes" aria-label="Chú thích">')
    expect(written).toContain('aria-label="Về chỗ đang đọc"')
    expect(html('a[^1]\n\n[^1]: b', { language: 'en' })).toContain('aria-label="Back to the text"')
  })

  it('has boxes of tasks that are named by their words', () => {
    expect(html('- [ ] một **hai**\n- [x] ba\n- [y] bốn')).toBe('<ul>\n<li class="task"><label><input type="checkbox" disabled> một <strong>hai</strong></label></li>\n<li class="task"><label><input type="checkbox" checked="" disabled> ba</label></li>\n<li>[y] bốn</li>\n</ul>')
  })

  it('is titled by its first heading of any level, as plain text', () => {
    const title = (source: string): string | null => read(source).title
    expect(['## Giới thiệu\n\n# Sau', 'Tên\n====', '# **Bài** `code` #', '```\n# chú thích\n```\n\n### Thật', '    # mã\n\nTên *hai*\n---', '<h3>Của <b>HTML</b></h3>', '# A &amp; B \\# C', '# [Đường](https://vd.vn) <br>đi', 'không có', '#không phải'].map(title))
      .toEqual(['Giới thiệu', 'Tên', 'Bài code', 'Thật', 'Tên hai', 'Của HTML', 'A & B # C', 'Đường đi', null, null])
  })

  it('begins its headings at the second level, whatever its own are', () => {
    expect([...html('### a\n#### b\n###### c').matchAll(/<(h\d)/g)].map(([, tag]) => tag)).toEqual(['h2', 'h3', 'h5'])
  })

  it('runs from right to left where its language does', () => {
    expect(html('# عنوان\n\nنص `code`', { language: 'ar' })).toBe('<h2 id="text-عنوان" dir="rtl">عنوان</h2>\n<p dir="rtl">نص <code dir="ltr">code</code></p>')
    for (const [language, turned] of [['he', true], ['fa-IR', true], ['ur', true], ['az-Arab', true], ['vi', false], ['ur-Latn', false], ['en', false]] as const) expect(html('x', { language }).includes('rtl')).toBe(turned)
  })

  it('tells words as a reader counts them', () => {
    const words = (source: string, language = 'vi'): number => read(source, { language }).words
    expect([words('# Một **hai** - ba!\n\n- bốn'), words('我喜欢学习中文', 'zh'), words('ฉันชอบอ่านหนังสือ', 'th')]).toEqual([4, expect.any(Number) as unknown, expect.any(Number) as unknown])
    expect(words('我喜欢学习中文', 'zh')).toBeGreaterThan(2)
    expect(words('ฉันชอบอ่านหนังสือ', 'th')).toBeGreaterThan(2)
  })
})

describe('what a text loses', () => {
  it.each([
    ['một\n\n<script>x</script>', [[3, 'reading.element']]],
    ['một\n<style>p{}</style> hai', [[2, 'reading.element']]],
    ['<iframe src="https://vd.vn"></iframe>', [[1, 'reading.element']]],
    ['<p onclick="x">a</p>', [[1, 'reading.attribute']]],
    ['<p\nstyle="color:red"\nclass="x">a</p>', [[1, 'reading.attribute'], [1, 'reading.attribute']]],
    ['a\n\nb <foo>c</foo>', [[3, 'reading.tag']]],
    ['a </b> c', [[1, 'reading.end-tag']]],
    ['a\nb <b>c', [[2, 'reading.unclosed']]],
    ['a\n\n<object>\n\nb', [[3, 'reading.html-open']]],
    ['![](a.png)\n\n<img src="a.png">', [[3, 'reading.no-alt']]],
    ['a\n\n$\\frac{a$', [[3, 'reading.formula-open']]],
    ['$\\khongco$', [[1, 'reading.formula-command']]],
    ['<video src="p.mp4" onerror="x" autoplay></video>', [[1, 'reading.attribute'], [1, 'reading.attribute']]],
    ['a <source src="x"> b', [[1, 'reading.tag']]],
    ['<?php x ?>', [[1, 'reading.element']]],
  ])('is told by its line: %s', (source, expected) => expect(notes(source)).toEqual(expected))

  it('is never what stands after HTML that is left open', () => {
    for (const open of ['<!-- mở', '<div title="mở', '<title>', '<plaintext>', '<textarea>', '<svg>', '<object>', '<select>', '<script>', 'x <script>', 'x <textarea>', 'x <!-- mở', '<noscript>', '<p title="a\n"']) expect(read(`trước\n\n${open}\n\ncòn **đây**`).text).toMatch(/\ncòn (?:đây|\*\*đây\*\*)$/)
  })

  it('is said in both languages', () => {
    for (const key of ['tag', 'element', 'attribute', 'link', 'no-anchor', 'no-alt', 'formula', 'formula-open', 'formula-command', 'end-tag', 'unclosed', 'html-open', 'too-deep', 'more']) for (const locale of ['vi', 'en'] as const) expect(say(`reading.${key}`, locale)).not.toBe(`reading.${key}`)
  })

  it('refuses links that run something or lead nowhere, by their line', () => {
    for (const address of ['javascript:alert(1)', 'JaVaScRiPt:x', 'data:text/html,x', 'vbscript:x', '//vd.vn', 'file:///etc', 'C:\\x']) expect(read(`a\n\n[x](<${address}>)`).faults).toMatchObject([{ line: 3, key: 'reading.link' }])
    expect(read('a\n\n<a href="java&#10;script:x">y</a>').faults).toMatchObject([{ line: 3, key: 'reading.link' }])
    expect(read('a\n\n![x](khong-co.png)').faults).toEqual([{ line: 3, key: 'course.missing-file', values: { name: 'khong-co.png' } }])
  })

  it('is counted where it is too much to be told one by one', () => {
    const { warnings } = read('<x-y>a</x-y>\n\n'.repeat(150))
    expect([warnings.length, warnings.at(-1)]).toEqual([101, { line: null, key: 'reading.more', values: { count: 50 } }])
  })

  it('refuses HTML that nobody wrote', () => {
    expect(read('<div>'.repeat(5_000), { format: 'html' }).faults).toEqual([{ line: null, key: 'reading.too-deep' }])
  })
})

describe('formulas', () => {
  it.each(['Diện tích $S = \\pi r^2$ nhé', '$$\\frac{a}{b}$$', '\\(x\\)', '\\[x\\]', '$a<b$', '| a |\n|--|\n| $x$ |', '**$x$**', '- $x$', '$$\nx\n$$'])('are MathML: %s', (source) => expect(html(source)).toContain('<math'))
  it.each(['Giá 5$ và 10$.', 'Gói 100$/tháng và 200$/năm.', 'Vé 5$-10$ là rẻ.', 'Từ 20$,30$ đến 40$.', 'Giá 5 $ và 10 $.', 'Từ $5 đến $10.', '\\$x\\$', '`$x$`', '    $x$', '$ x$', '$x $', '$x$5', 'chỉ \\(mở', '\\\\(x\\\\)'])('are not %s', (source) => {
    expect(html(source)).not.toContain('<math')
    expect(notes(source)).toEqual([])
  })
  it('are text as it was typed where they cannot be read', () => expect(html('a $\\khongco$ b')).toBe('<p>a $\\khongco$ b</p>'))
  it('are found in HTML outside code', () => {
    expect(html('<p>\\(a&lt;b\\) $x$</p><code>$y$</code>', { format: 'html' }).match(/<math/g)).toHaveLength(2)
    expect(html('<div>$x$</div>')).toContain('<math')
  })
})

describe('a prompt or a choice', () => {
  it.each([
    ['- 5', 'markdown', '- 5'], ['# 1', 'markdown', '# 1'], ['1. **x**', 'markdown', '1. <strong>x</strong>'], ['$x$ hay `y`', 'markdown', /<math.*<code>y<\/code>/s],
    ['<p>a</p><p>b</p>', 'html', 'a<br>b'], ['<p>một</p>', 'html', 'một'], ["<img src='a.png' alt='x'>", 'html', '<img src="khue-media:a.png" alt="x" loading="lazy">'], ['<ul><li>a<li>b</ul>', 'html', '<ul><li>a</li><li>b</li></ul>'],
    ['a < b & "c"\n$x$', 'plain', 'a &lt; b &amp; &quot;c&quot;<br>$x$'],
  ] as const)('%s as %s', (source, format, expected) => {
    if (typeof expected === 'string') expect(html(source, { format, inline: true })).toBe(expected)
    else expect(html(source, { format, inline: true })).toMatch(expected)
  })
})
