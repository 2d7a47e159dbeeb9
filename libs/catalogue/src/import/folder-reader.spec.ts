import { courseOf, CourseFolders, type Folder } from '../testing/course-folders.js'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const MP3 = Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x00', 'latin1')

describe('what is read of a course folder', () => {
  const folders = new CourseFolders()
  afterAll(() => folders.remove())
  const lessonsOf = async (files: Folder) => (await folders.read(files)).draft?.sections.flatMap((section) => section.lessons) ?? []

  it('finds files from the folder of the lesson, and other lessons', async () => {
    const files: Folder = {
      'course.yaml': courseOf('file: bai/01.md', 'file: bai\\02.md', 'file: ./bai/03.gift'), 'bai/01.md': '# Một\n\nx', ['bai/hình.png'.normalize('NFD')]: PNG, 'media/a b.png': PNG, 'media/d.png': PNG, 'media/tài liệu.pdf': '%PDF-1.7',
      'bai/02.md': '# Hai\n\n![một](hình.png) ![hai](../media/a%20b.png) ![ba](<../media/a b.png>) ![bốn](..\\media\\d.png)\n\n[bài một](01.md#phan-hai) [kiểm tra](../bai/03.gift) [tải](<../media/tài liệu.pdf>)\n',
      'bai/03.gift': 'Hỏi {T}\n',
    }
    expect(await folders.said(files)).toEqual({ faults: [], warnings: [] })
    const { draft } = await folders.read(files)
    expect(draft?.media.map((file) => file.path)).toEqual(['bai/hình.png', 'media/a b.png', 'media/d.png', 'media/tài liệu.pdf'])
    expect(draft?.sections[0]?.lessons.map((lesson) => lesson.file)).toEqual(['bai/01.md', 'bai/02.md', 'bai/03.gift'])
    const html = draft?.sections[0]?.lessons[1]?.html ?? ''
    for (const address of ['khue-media:bai/h%C3%ACnh.png', 'khue-media:media/a%20b.png', 'khue-lesson:bai%2F01.md#', 'khue-lesson:bai%2F03.gift', 'khue-media:media/t%C3%A0i%20li%E1%BB%87u.pdf']) expect(html).toContain(`"${address}`)
  })

  it('refuses what leaves the folder, what is not there, and links to the sources of quizzes that are no lessons', async () => {
    const files: Folder = { 'course.yaml': courseOf('file: bai/01.md', 'file: ../x.md'), 'bai/01.md': '# A\n\n![x](../../a.png)\n\n![y](../b.png)\n\n[z](../q.gift)\n\n[yaml](../course.yaml)\n', 'q.gift': 'x {T}' }
    expect((await folders.said(files)).faults).toEqual(['course.yaml:8 course.path', 'bai/01.md:3 path.leaves', 'bai/01.md:5 path.missing', 'bai/01.md:7 folder.no-lesson', 'bai/01.md:9 folder.no-lesson'])
  })

  it('takes names that differ in case, and tells', async () => {
    expect(await folders.said({ 'course.yaml': courseOf('file: Bai/01.MD'), 'bai/01.md': '# A\n\n![x](../Media/A.PNG)\n', 'media/a.png': PNG })).toEqual({ faults: [], warnings: ['course.yaml:7 path.case', 'bai/01.md:3 path.case'] })
  })

  it('leaves out what no lesson names, and tells; what computers put there it passes', async () => {
    const files: Folder = { 'course.yaml': courseOf('file: 01.md'), '01.md': '# A\n\nx', 'LICENSE': 'MIT', 'notes.html': '<p>', 'desktop.ini': '[x]', 'Thumbs.db': 'x', '02.md': '# B', 'q.gift': 'x {T}', 'media/run.sh': '#!/bin/sh', 'media/b.png': 'no picture' }
    const { draft, faults, warnings } = await folders.read(files)
    expect([faults, draft?.media]).toEqual([[], []])
    expect(warnings.map(({ file, key }) => [file, key])).toEqual(['02.md', 'LICENSE', 'media/b.png', 'media/run.sh', 'notes.html', 'q.gift'].map((file) => [file, 'folder.left-out']))
  })

  it.each<[string, string, string, string[]]>([
    ['a heading of another level', '## Giới thiệu\n\nx', 'Giới thiệu', []], ['an underlined one', 'Tên\n====\n\nx', 'Tên', []], ['one with signs', '# **Bài** `code` #\n', 'Bài code', []],
    ['one after code', '```\n# comment\n```\n\n### Sau\n', 'Sau', []], ['front matter', '---\ntitle: Trước\n---\n# Sau\n', 'Trước', []], ['nothing else than its name', 'x', '01-mo-dau', ['course.yaml:7 folder.title-from-name']],
    ['a heading that is too long', `# ${'a'.repeat(300)}\n`, 'a'.repeat(200), ['course.yaml:7 folder.title-cut']],
  ])('names an article by %s', async (_, text, title, warnings) => {
    const files: Folder = { 'course.yaml': courseOf('file: bai/01-mo-dau.md'), 'bai/01-mo-dau.md': text }
    expect([(await lessonsOf(files)).map((lesson) => lesson.title), (await folders.said(files)).warnings]).toEqual([[title], warnings])
  })

  it('reads texts however they are written', async () => {
    const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
    const files: Folder = {
      'course.yaml': wide(courseOf('file: a.md', 'file: b.cards.csv', 'file: c.gift', 'file: d.dictation.yaml').replaceAll('\n', '\r\n')), 'a.md': wide('# Chào\r\rbạn'), 'b.cards.csv': wide('front\tback\r\nmột\tone\r\n'), 'c.gift': wide('Đúng? {T}'),
      'd.dictation.yaml': wide('language: vi\nsentences: [{ text: Xin chào, audio: a.mp3 }]'), 'a.mp3': MP3,
    }
    expect(await folders.said(files)).toEqual({ faults: [], warnings: [] })
    expect((await lessonsOf(files)).map(({ title, questions, deck }) => [title, questions.length, deck?.cards[0]?.front])).toEqual([['Chào', 0, undefined], ['b', 0, 'một'], ['c', 1, undefined], ['d', 1, undefined]])
  })

  const text: Folder = { 'course.yaml': courseOf('file: a.md'), 'a.md': '# A\n\nx' }
  it.each<[string, Folder, string]>([
    ['NUL in a text', { 'a.md': '# A\n\nx\0' }, 'a.md:3 text.nul'],
    ['NUL by an escape in a title', { 'course.yaml': courseOf('{ file: a.md, title: "a\\0b" }') }, 'course.yaml:7 text.nul'],
    ['an override in the title of the course', { 'course.yaml': courseOf('file: a.md').replace('Thử', '"\\u202Egpj"') }, 'course.yaml:2 text.direction'],
    ['an isolate in the title of a section', { 'course.yaml': courseOf('file: a.md').replace('Phần', '"a\\u2067b\\u2069"') }, 'course.yaml:5 text.direction'],
    ['half a character in a title', { 'course.yaml': courseOf('{ file: a.md, title: "\\uD83D" }') }, 'course.yaml:7 text.surrogate'],
    ['an override by an entity', { 'a.md': '# A\n\nx &#x202e; y' }, 'a.md:null text.direction'],
    ['an override in a cell', { 'course.yaml': courseOf('file: a.cards.csv'), 'a.cards.csv': 'front,back\na,\u202eb\n' }, 'a.cards.csv:2 text.direction'],
    ['an override in a name', { 'gpj\u202eexe.md': 'x' }, 'gpj\u202eexe.md:null path.characters'],
    ['a line break in a name', { 'a\nb.md': 'x' }, 'a\nb.md:null path.characters'],
    ['an alias', { 'course.yaml': 'a: &a [x]\nslug: *a\n' }, 'course.yaml:2 yaml.alias'],
    ['aliases of aliases', { 'course.yaml': `a: &a [x]\n${[...'bcdefghi'].map((name, n) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[n]}`).join(',')}]\n`).join('')}` }, 'course.yaml:2 yaml.alias'],
    ['brackets without end', { 'course.yaml': '['.repeat(20_000) }, 'course.yaml:1 course.yaml'],
    ['a key twice', { 'course.yaml': `${courseOf('{ file: a.md, title: A, title: B }')}` }, 'course.yaml:7 yaml.DUPLICATE_KEY'],
    ['an alias in a front matter', { 'a.md': '---\ntitle: &t A\nrequired: *t\n---\nx' }, 'a.md:3 yaml.alias'],
  ])('is refused with %s, with the place', async (_, change, fault) => {
    expect((await folders.said({ ...text, ...change })).faults).toContain(fault)
  })

  it('tells of a flood of faults the first, and how many more there are', async () => {
    const { faults } = await folders.said({ ...text, 'course.yaml': `${courseOf('file: a.md')}${Array.from({ length: 14_000 }, (_, n) => `k${n}: 1\n`).join('')}` })
    expect([faults.length, faults[0]]).toEqual([50, 'course.yaml:8 course.unknown-key'])
    const cards = await folders.said({ 'course.yaml': courseOf('file: a.cards.csv'), 'a.cards.csv': `front,back\n${',x\n'.repeat(1_000)}` })
    expect([cards.faults.length, cards.faults.at(-1)]).toEqual([201, '…:null reading.more'])
  })
})
