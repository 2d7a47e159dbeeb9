import fc from 'fast-check'
import type { ResolveFile } from './gift-text.js'
import { readGift } from './gift.js'
import { grade } from './grading.js'
import { present, shownId } from './present.js'
import type { QuestionDefinition } from './question.js'

const FILES = ['media/a.png', 'media/b.png', 'media/ten anh.png', 'media/a.mp3', 'media/v.mp4']
const resolve: ResolveFile = (address, kind) => {
  const path = /%(?![0-9a-f]{2})/i.test(address) ? address : decodeURIComponent(address)
  return kind !== 'link' && FILES.includes(path) ? { href: `khue-media:${encodeURI(path)}`, path } : { fault: kind === 'link' ? 'path.missing' : 'course.missing-file' }
}
const read = (file: string) => readGift(file, { resolve, language: 'vi' })
const only = (file: string): QuestionDefinition => {
  const { questions, faults } = read(file)
  expect(faults).toEqual([])
  return questions[0] as QuestionDefinition
}
const picture = (name: string, alt: string): string => `<img src="khue-media:media/${name}" alt="${alt}" loading="lazy">`

describe('a question of more than words', () => {
  it('has words alone where words say it all', () => {
    expect(only('[html]<p>T&igrave;m t&\\#7915; &ldquo;đ&uacute;ng&rdquo;&hellip;</p>{=c&ocirc; ~d&igrave;}')).toMatchObject({ prompt: 'Tìm từ “đúng”…', choices: [{ text: 'cô' }, { text: 'dì' }] })
    expect(Object.keys(only('[html]<p>Một</p><p>hai</p> {T}'))).not.toContain('promptHtml')
    expect(only('[html]<p>Một</p><p>hai</p> {T}').prompt).toBe('Một\nhai')
  })

  it('keeps lists, tables, sup and sub', () => {
    const { prompt, promptHtml } = only('[html]<p>Xem bảng:</p><table><tr><th>H<sub>2</sub>O</th><td>m<sup>2</sup></td></tr></table><ul><li>một</li><li>hai</li></ul> {T}')
    expect(prompt).toBe('Xem bảng:\nH2O m2\nmột\nhai')
    expect(promptHtml).toMatch(/<table>.*H<sub>2<\/sub>O.*m<sup>2<\/sup>.*<\/table>.*<ul><li>một<\/li><li>hai<\/li><\/ul>/s)
  })

  it('shows pictures wherever they stand, and tells which files it shows', () => {
    const single = only("[html]Hình gì? <img src\\='media/a.png' alt\\='tam giác'>{=ba cạnh ~bốn cạnh}")
    expect(single).toMatchObject({ prompt: 'Hình gì?', image: { path: 'media/a.png', alt: 'tam giác' } })
    expect(only('[html]Hình gì? <img src\\=media/a.png alt\\=tròn> {T}').image).toEqual({ path: 'media/a.png', alt: 'tròn' })
    const { questions, used } = read('[html]Chọn hình{=Hình A <img src\\="media/a.png" alt\\="tam giác">#Xem <img src\\="@@PLUGINFILE@@/ten%20anh.png" alt\\="x"> ~Hình B <img src\\="media/b.png" alt\\="tròn">}')
    expect(questions[0]?.choices.map(({ text, html, feedbackHtml }) => [text, html, feedbackHtml])).toEqual([
      ['Hình A tam giác', `Hình A ${picture('a.png', 'tam giác')}`, `Xem ${picture('ten%20anh.png', 'x')}`], ['Hình B tròn', `Hình B ${picture('b.png', 'tròn')}`, undefined],
    ])
    expect(used.sort()).toEqual(['media/a.png', 'media/b.png', 'media/ten anh.png'])
    expect(only('[html]Hai hình <img src\\="media/a.png" alt\\="một"> và <img src\\="media/b.png" alt\\="hai"> {T}')).toMatchObject({ prompt: 'Hai hình một và hai', promptHtml: `Hai hình ${picture('a.png', 'một')} và ${picture('b.png', 'hai')}` })
    expect(only('Chọn {=![tam giác](media/a.png) ~![tròn](media/b.png)}').choices.map(({ text, html }) => [text, html])).toEqual([['tam giác', picture('a.png', 'tam giác')], ['tròn', picture('b.png', 'tròn')]])
  })

  it('plays recordings, by their sources too', () => {
    expect(only('[html]Nghe <audio controls><source src\\="media/a.mp3"></audio> rồi chọn{=a ~b}')).toMatchObject({ prompt: 'Nghe rồi chọn', audio: 'media/a.mp3' })
    expect(only("[html]Xem <video controls\\='true'><source src\\='media/v.mp4'></video>{=a ~b}").promptHtml).toContain('<video src="khue-media:media/v.mp4" controls')
    expect(only('Nghe. [audio](media/a.mp3) {=một ~[audio](media/a.mp3)}').choices[1]?.html).toContain('<audio src="khue-media:media/a.mp3" controls')
  })

  it('refuses, in its line, a file that is not there, one from elsewhere and a link into nowhere; keeps links to the web', () => {
    const faults = (file: string): string[] => read(file).faults.map(({ line, key, values }) => `${line} ${key} ${values?.['name']}`)
    expect(faults('[html]Nghe\n<audio><source src\\="media/khong-co.mp3"></audio>{=a ~b}')).toEqual(['2 course.missing-file media/khong-co.mp3'])
    expect(faults('Chọn {\n=a\n~[html]<img src\\="media/c.png" alt\\="x">\n}')).toEqual(['3 course.missing-file media/c.png'])
    expect(faults('[html]Xem <a href\\="bai-2.md">bài</a> {T}')).toEqual(['1 path.missing bai-2.md'])
    expect(only('[html]Nghe <a href\\="https\\://vd.vn/chao.mp3">bài này</a>{=c ~d}').promptHtml).toContain('href="https://vd.vn/chao.mp3"')
  })

  it('tells what HTML it is taken without', () => {
    const { questions, warnings } = read('[html]Một\n<script>alert(1)</script><p onclick\\="x()">hai</p> {T}')
    expect([questions[0]?.prompt, warnings.map(({ line, key }) => `${line} ${key}`)]).toEqual(['Một\nhai', ['2 reading.element', '2 reading.attribute']])
  })

  it('shows formulas and Markdown as in an article', () => {
    const { prompt, promptHtml, choices } = only('[markdown]Tính **nhanh** $$\\\\frac\\{1\\}\\{2\\}+x^2$$ {=$$\\\\frac\\{3\\}\\{4\\}$$ ~\\\\(x\\\\)}')
    expect(prompt).toBe('Tính nhanh \\frac{1}{2}+x^2')
    expect(promptHtml).toMatch(/<strong>nhanh<\/strong>.*<math.*<mfrac>/s)
    expect(choices.every(({ html }) => html?.includes('<math'))).toBe(true)
    expect(only('Góc $\\\\nu \\\\neq \\\\pi$? {=5 $ ~6 $}')).toMatchObject({ promptHtml: expect.stringContaining('<mo mathvariant="normal">≠</mo>'), choices: [{ text: '5 $' }, { text: '6 $' }] })
    expect(only('[markdown]| a | b |\\n|---|---|\\n| 1 | 2 | {T}').promptHtml).toContain('<table>')
  })

  it('is asked and told with its HTML, and its key never with it', () => {
    const question = only('[html]<b>Nối</b> hình {=<img src\\="media/a.png" alt\\="tam giác"> -> <i>ba</i> cạnh =vuông -> bốn cạnh ####<b>Giỏi</b> lắm}')
    const shown = present(question, 'seed', 'vi')
    expect([shown.promptHtml, shown.choices.map(({ text, html }) => [text, html]), shown.targets.map(({ text, html }) => [text, html]).sort()]).toEqual([
      '<b>Nối</b> hình', [['tam giác', picture('a.png', 'tam giác')], ['vuông', undefined]], [['ba cạnh', '<i>ba</i> cạnh'], ['bốn cạnh', undefined]],
    ])
    expect(JSON.stringify(shown)).not.toContain('Giỏi')
    const single = only('Chọn {=a#1 < 2 ~[html]<b>b</b>#<i>Sai</i> ####[html]<u>Xem lại</u>}')
    const given = (n: number) => grade(single, { choiceIds: [shownId('seed', single.id, 'c', n)] }, 'seed')
    expect([given(0), given(1)]).toEqual([{ share: 1, feedback: '1 < 2 Xem lại', feedbackHtml: '<div>1 &lt; 2</div><div><u>Xem lại</u></div>' }, { share: 0, feedback: 'Sai Xem lại', feedbackHtml: '<div><i>Sai</i></div><div><u>Xem lại</u></div>' }])
  })

  it('has blanks in its HTML, and a blank before the mark that ends a sentence', () => {
    expect(only('// khue: kind=gaps\n[html]<b>I</b> [1] from [2]. {=1 -> am =2 -> Huế}')).toMatchObject({ prompt: 'I _____ from _____.', promptHtml: '<b>I</b> _____ from _____.' })
    expect(present(only('Thủ đô là {=Hà Nội}.'), 'seed', 'vi').prompt).toBe('Thủ đô là _____.')
  })

  it('keeps the id that its text gave it, however it is shown', () => {
    const ids = ['[html]<p>An toàn <b>là gì</b> &amp; vì sao?</p> {T}', 'Đây là gì? ![Con trâu](media/a.png) {=trâu ~bò}', '[html]<p>Nghe.</p><audio src\\="media/a.mp3"></audio> {T}', 'Khi $a \\\\neq b$ {T}', 'Bạn {=khóa} máy.', 'I {=am} from {=Huế}.'].map((file) => only(file).id)
    expect(ids).toEqual(IDS)
  })
})

/** As they were when ids were first made. */
const IDS = ['26d5e717a1635cb6', 'b8c9bfcc1651f58f', '62ab436a0513012b', 'e0ce241c68e44b85', '31399d12e52c4a23', 'edad7155a5f14c71']

describe('a file of any kind', () => {
  it('is read without a failure', () => {
    const signs = fc.constantFrom('{', '}', '=', '~', '#', '####', '->', '::', ':', '%50%', '\\', '\n', '\n\n', '//', '// [id:', '[tag:', ']', '$CATEGORY: a', '[html]', '[markdown]', '<b>', '</b>', '<img src=', '"', '$', '\\(', 'T', '3', '..', '>', '>3 ALL\n', 'a', ' ', '![', '](', ')', '&amp;', '_____', '\uFDD0', '\u0000')
    fc.assert(fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      const { questions, faults, warnings } = read(parts.join(''))
      expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length)
      expect(questions.length + faults.length).toBeGreaterThan(0)
      for (const { line, key } of [...faults, ...warnings]) expect([line > 0, key.length > 0]).toEqual([true, true])
    }))
  })

  const MANY = 100_000
  it.each<[string, string]>([
    ['tags that are not closed', `// ${'[tag:'.repeat(MANY)}\nMột {T}`], ['settings', `// khue: ${'kind=x;'.repeat(MANY)}\nMột {T}`], ['open braces', `Một ${'{'.repeat(MANY)}`], ['pairs of braces', `Một ${'{=a} '.repeat(MANY)}`], ['choices', `Một {${'~a '.repeat(MANY)}}`],
    ['pairs', `Một {${'=a->b '.repeat(MANY)}}`], ['numbers', `Một {#${'=1:1 '.repeat(MANY)}}`], ['colons', `${'::'.repeat(MANY)}\nMột {T}`], ['titles', '::a::x\n'.repeat(MANY / 4)], ['open tags', `[html]${'<img '.repeat(MANY)} {T}`], ['open pictures', `Một ${'!['.repeat(MANY)} {T}`],
    ['pictures', `${'![a](b) '.repeat(MANY / 10)} {T}`], ['open recordings', `${'[audio]('.repeat(MANY)} {T}`], ['comments', `${'// a\n'.repeat(MANY)}Một {T}`], ['open comments of HTML', `[html]${'<!--'.repeat(MANY)} {T}`], ['formulas', `${'$'.repeat(MANY)} {T}`], ['escapes', `${'\\n'.repeat(MANY)} {T}`],
    ['blanks', `Một {=a${' '.repeat(MANY)}b}`], ['lines of blanks', `Một${' \n'.repeat(MANY)}{T}`], ['answers in lines', 'a {=b ~c}\n'.repeat(MANY / 10)], ['the same question', 'a {T}\n\n'.repeat(MANY / 4)], ['entities', `[html]${'&'.repeat(MANY)} {T}`], ['weights', `Một {~${'%'.repeat(MANY)}}`], ['an ordering', `Một {>${'3 '.repeat(MANY)}}`],
  ])('of many %s is read in the time of its length', (_, file) => {
    const { questions, faults } = read(file)
    expect(questions.length + faults.length).toBeGreaterThan(0)
  })
})
