import { courseOf, CourseFolders, type Folder } from '../testing/course-folders.js'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const MP3 = Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x00', 'latin1')

describe('a course folder with a deck', () => {
  const folders = new CourseFolders()
  afterAll(() => folders.remove())
  const read = async (files: Folder) => (await folders.read(files)).draft
  const faultsOf = async (files: Folder): Promise<string[]> => (await folders.said(files)).faults

  it('has a lesson of flashcards, done as a reading is, and its files', async () => {
    const draft = await read({
      'course.yaml': courseOf('{ file: 05-tu-vung.cards.csv, language: en, required: false }'),
      '05-tu-vung.cards.csv': '\ufefffront,back,audio,image\r\none,một,a.mp3,media/b.png\r\n', 'a.mp3': MP3, 'media/b.png': PNG,
    })
    const [lesson] = draft?.sections[0]?.lessons ?? []
    expect(lesson).toMatchObject({ title: '05-tu-vung', kind: 'FLASHCARDS', required: false, completion: { kind: 'read' }, deck: { language: 'en', cards: [{ front: 'one', audio: 'a.mp3', image: 'media/b.png' }] } })
    expect(draft?.media.map((file) => [file.path, file.contentType])).toEqual([['a.mp3', 'audio/mpeg'], ['media/b.png', 'image/png']])
  })

  it('is refused with file and line of every fault', async () => {
    expect(await faultsOf({ 'course.yaml': courseOf('{ file: x.cards.tsv, passMark: 0.5 }'), 'x.cards.tsv': 'front\tback\taudio\none\tmột\tgone.mp3\none\thai\t\ntwo\tba\tbad.mp3\n', 'bad.mp3': 'no audio' })).toEqual([
      'course.yaml:7 course.only-quiz', 'x.cards.tsv:3 cards.twice', 'x.cards.tsv:2 cards.file', 'bad.mp3:null course.media',
    ])
    expect(await faultsOf({ 'course.yaml': courseOf('{ file: a.md, title: A, language: en }'), 'a.md': 'A\n' })).toEqual(['course.yaml:7 course.only-cards'])
    expect(await faultsOf({ 'course.yaml': courseOf('{ file: x.cards.csv, language: English }'), 'x.cards.csv': 'front,back\na,b\n' })).toEqual(['course.yaml:7 course.value'])
  })
})
