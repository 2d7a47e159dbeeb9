import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { courseOf, CourseFolders } from '../testing/course-folders.js'

const media = fileURLToPath(new URL('../../../../content/lam-quen-voi-khue/media', import.meta.url))
const shipped = { 'phim.mp4': 'mot-phut-voi-khue.mp4', 'phim.small.mp4': 'mot-phut-voi-khue.small.mp4', 'nghe.mp3': 'nghe-thu.mp3', 'cau.mp3': 'cau-1.mp3' }

describe('a recording of a course', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'khue-recordings-'))
    for (const [name, source] of Object.entries(shipped)) copyFileSync(join(media, source), join(folder, name))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const folders = new CourseFolders()
  afterAll(() => folders.remove())
  const read = (lesson: string) => {
    writeFileSync(join(folder, 'course.yaml'), courseOf(lesson))
    return folders.read(folder)
  }
  const faultsOf = async (lesson: string) => (await read(lesson)).faults.map(({ file, line, key }) => [file, line, key])

  it('may have a smaller rendition', async () => {
    const { draft } = await read('{ file: phim.mp4, smaller: ./phim.small.mp4 }')
    expect(draft?.sections[0]?.lessons[0]).toMatchObject({ kind: 'VIDEO', media: { path: 'phim.mp4' }, smaller: 'phim.small.mp4' })
  })

  it.each([
    ['is missing', '{ file: phim.mp4, smaller: khong-co.mp4 }', 'course.missing-file'],
    ['is of another kind', '{ file: phim.mp4, smaller: cau.mp3 }', 'course.smaller-kind'],
    ['is not smaller', '{ file: phim.small.mp4, smaller: phim.mp4 }', 'course.smaller-size'],
    ['is the file itself', '{ file: phim.mp4, smaller: phim.mp4 }', 'course.smaller-size'],
    ['is shorter', '{ file: nghe.mp3, smaller: cau.mp3 }', 'course.smaller-length'],
  ])('is refused with a rendition that %s', async (_, lesson, key) => {
    expect(await faultsOf(lesson)).toEqual([['course.yaml', 7, key]])
  })

  it('that is no recording is refused by its name, a file that no lesson names is left out', async () => {
    writeFileSync(join(folder, 'gia.mp3'), 'ID3 nothing to hear\n'.repeat(40))
    writeFileSync(join(folder, 'chu.mp3'), 'Không phải âm thanh\n')
    try {
      expect(await faultsOf('{ file: gia.mp3 }')).toEqual([['course.yaml', 7, 'course.no-length']])
      expect(await faultsOf('{ file: chu.mp3 }')).toEqual([['course.yaml', 7, 'course.no-length'], ['chu.mp3', null, 'course.media']])
    } finally {
      rmSync(join(folder, 'gia.mp3'))
      rmSync(join(folder, 'chu.mp3'))
    }
  })
})
