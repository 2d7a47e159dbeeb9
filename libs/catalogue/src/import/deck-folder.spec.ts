import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { RefusedCourse } from '../domain/course-fault.js'
import { readCourseFolder } from './folder-reader.js'

const yaml = (lesson: string, alignments = ''): string => `slug: the-tu\ntitle: Thẻ từ\nlanguage: vi\n${alignments}sections:\n  - title: Một\n    lessons:\n      - ${lesson}\n`
const PNG = '\x89PNG\r\n\x1a\n'
const MP3 = 'ID3\x04\x00\x00\x00\x00\x00\x00'

describe('a course folder with a deck', () => {
  const folders: string[] = []
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

  const read = async (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'khue-deck-'))
    folders.push(folder)
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text, /\.(png|mp3)$/.test(name) ? 'latin1' : 'utf8')
    }
    return readCourseFolder(folder, { competency: async () => ({ levels: [1] }) })
  }
  const faultsOf = async (files: Record<string, string>): Promise<string[]> => {
    const error = await read(files).then(() => null, (caught: unknown) => caught)
    if (!(error instanceof RefusedCourse)) throw new Error('the folder was taken')
    return error.causes.map(({ file, line, key }) => `${file}:${line} ${key}`)
  }

  it('has a lesson of flashcards, done as a reading is, and its files', async () => {
    const draft = await read({
      'course.yaml': yaml('{ file: 05-tu-vung.cards.csv, language: en, required: false }'),
      '05-tu-vung.cards.csv': '\ufefffront,back,audio,image\r\none,một,a.mp3,media/b.png\r\n', 'a.mp3': MP3, 'media/b.png': PNG,
    })
    const [lesson] = draft.sections[0]?.lessons ?? []
    expect(lesson).toMatchObject({ title: '05-tu-vung', kind: 'FLASHCARDS', required: false, completion: { kind: 'read' }, deck: { language: 'en', cards: [{ front: 'one', audio: 'a.mp3', image: 'media/b.png' }] } })
    expect(draft.media.map((file) => [file.path, file.contentType])).toEqual([['a.mp3', 'audio/mpeg'], ['media/b.png', 'image/png']])
  })

  it('is refused with file and line of every fault', async () => {
    expect(await faultsOf({ 'course.yaml': yaml('{ file: x.cards.tsv, passMark: 0.5 }'), 'x.cards.tsv': 'front\tback\taudio\none\tmột\tgone.mp3\nOne\thai\tbad.mp3\n', 'bad.mp3': 'no audio' })).toEqual([
      'course.yaml:7 course.only-quiz', 'x.cards.tsv:3 cards.twice', 'x.cards.tsv:2 cards.file', 'bad.mp3:null course.media',
    ])
    expect(await faultsOf({ 'course.yaml': yaml('{ file: a.md, title: A, language: en }'), 'a.md': 'A\n' })).toEqual(['course.yaml:7 course.only-cards'])
    expect(await faultsOf({ 'course.yaml': yaml('{ file: x.cards.csv, language: English }'), 'x.cards.csv': 'front,back\na,b\n' })).toEqual(['course.yaml:7 course.value'])
  })
})
