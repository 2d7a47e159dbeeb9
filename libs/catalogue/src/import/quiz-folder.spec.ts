import { courseOf, CourseFolders, type Folder } from '../testing/course-folders.js'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const MP3 = Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x00', 'latin1')

describe('a quiz of a course folder', () => {
  const folders = new CourseFolders()
  afterAll(() => folders.remove())
  const folder = (gift: string, files: Folder = {}): Folder => ({ 'course.yaml': courseOf('file: bai/q.gift', 'file: bai/a.md'), 'bai/q.gift': gift, 'bai/a.md': '# A\n\nx', ...files })

  it('shows files of the course wherever they stand in a question, and they belong to it', async () => {
    const { draft, faults, warnings } = await folders.read(
      folder(
        "[html]Hình gì? <img src\\='../media/a.png' alt\\='tam giác'>{=ba cạnh ~bốn cạnh}\n\n" +
          '[html]Chọn hình{=A <img src\\="media/a.png" alt\\="tam giác">#<img src\\="@@PLUGINFILE@@/h%C3%ACnh%20c.png" alt\\="c"> ~B <img src\\="bai/b.png" alt\\="tròn">}\n\n' +
          '[html]Nghe <audio controls><source src\\="media/nghe.mp3"></audio> rồi chọn{=a ~b}\n\n[html]Đọc <a href\\="a.md\\#phan">bài</a> rồi chọn{=c ~d}\n\n[audio](../media/nghe.mp3) Gõ {=x}\n',
        { 'media/a.png': PNG, 'bai/b.png': PNG, ['media/hình c.png'.normalize('NFD')]: PNG, 'media/nghe.mp3': MP3 },
      ),
    )
    expect([faults, warnings]).toEqual([[], []])
    expect(draft?.media.map((file) => file.path)).toEqual(['bai/b.png', 'media/a.png', 'media/hình c.png', 'media/nghe.mp3'])
    const [shape, choice, listen, link, typed] = draft?.sections[0]?.lessons[0]?.questions ?? []
    expect([shape?.image, listen?.audio, typed?.audio]).toEqual([{ path: 'media/a.png', alt: 'tam giác' }, 'media/nghe.mp3', 'media/nghe.mp3'])
    expect([choice?.choices[0]?.html, choice?.choices[0]?.feedbackHtml, choice?.choices[1]?.html].map((html) => /src="([^"]*)"/.exec(html ?? '')?.[1])).toEqual(['khue-media:media/a.png', 'khue-media:media/h%C3%ACnh%20c.png', 'khue-media:bai/b.png'])
    expect(link?.promptHtml).toContain('href="khue-lesson:bai%2Fa.md#')
  })

  it('is refused for files that are missing, of another kind, or elsewhere, each in its line', async () => {
    const gift = 'Một {T}\n\n[html]Nghe\n<audio><source src\\="media/khong-co.mp3"></audio>{T}\n\nChọn {\n=[html]<img src\\="https\\://vd.vn/a.png" alt\\="a">\n~[html]<img src\\="data\\:image/png;base64,AA" alt\\="b">\n~![c](media/a.mp3)\n}\n\n[html]Xem <a href\\="khong.md">bài</a> {T}\n'
    const { faults } = await folders.said(folder(gift, { 'media/a.mp3': MP3 }))
    expect(faults).toEqual(['bai/q.gift:4 path.missing', 'bai/q.gift:7 gift.media-outside', 'bai/q.gift:8 gift.media-outside', 'bai/q.gift:12 path.missing'])
  })

  it('tells what is taken otherwise than Moodle takes it, or without something', async () => {
    const gift = '::A::Một {T}\n::A::Hai {T}\n\nKể. {}\n\n[html]Ba <script>x</script> {T}\n\nXếp. {>2 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none\na\nb\n}\n'
    expect(await folders.said(folder(gift))).toEqual({ faults: [], warnings: ['bai/q.gift:2 gift.no-blank-line', 'bai/q.gift:2 gift.twice', 'bai/q.gift:4 gift.essay', 'bai/q.gift:6 reading.element', 'bai/q.gift:8 gift.ordering-grading'] })
  })
})
