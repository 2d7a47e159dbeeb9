import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CourseReader } from './course-reader.js'
import type { CourseReading } from './domain/course-reading.js'
import { RefusedCourse } from './domain/refused-course.js'
import './messages.js'
import { courseOf, CourseFolders, type Folder } from './testing/course-folders.js'

const course = (name: string, content: string | Buffer): Folder => ({ 'course.yaml': courseOf(`file: ${name}`), [name]: content })

describe('the reader of courses', () => {
  const folders = new CourseFolders()
  const readers: CourseReader[] = []
  const open = (limits: { COURSE_READ_SECONDS?: number; COURSE_READ_MB?: number } = {}): CourseReader => {
    const reader = new CourseReader({ KHUE_HOME: folders.home, COURSE_READ_SECONDS: 60, COURSE_READ_MB: 512, ...limits })
    readers.push(reader)
    return reader
  }
  const left = (): string[] => (existsSync(join(folders.home, 'tmp')) ? readdirSync(join(folders.home, 'tmp')) : [])
  afterEach(() => expect(left()).toEqual([]))
  afterAll(() => {
    for (const reader of readers) reader.onApplicationShutdown()
    folders.remove()
  })
  const read = (reader: CourseReader, files: Folder, signal?: AbortSignal): Promise<CourseReading> => reader.read('folder', folders.write(files), async (reading) => reading, signal)
  const refusal = async (work: Promise<unknown>): Promise<unknown> => {
    const error = await work.catch((caught: unknown) => caught)
    return error instanceof RefusedCourse ? error.causes : error
  }
  const fine = course('a.md', '# A\n\nx')
  /** Forty decks of five thousand cards, with marks of HTML in every cell: many seconds of work, whatever the machine. */
  const deck = `front,back,reading,example,exampleBack\n${Array.from({ length: 5_000 }, (_, n) => `${n}${',<b>&amp;</b>'.repeat(4)}`).join('\n')}\n`
  const decks = Array.from({ length: 40 }, (_, n) => `bộ-${n}.cards.csv`)
  const slow: Folder = { 'course.yaml': courseOf(...decks.map((name) => `file: ${name}`)), ...Object.fromEntries(decks.map((name) => [name, deck])) }

  it('reads as the service itself would', async () => {
    const [apart, here] = [await read(open(), fine), await folders.read(fine)]
    expect(apart).toEqual(here)
  })

  it('is stopped at its limit of time, names the file, and goes on with the next', async () => {
    const reader = open({ COURSE_READ_SECONDS: 1 })
    expect(await refusal(read(reader, slow))).toEqual([{ file: expect.stringMatching(/^bộ-\d+\.cards\.csv$/) as unknown, line: null, key: 'upload.time' }])
    expect((await read(reader, fine)).draft?.slug).toBe('thu')
  })

  it('is stopped at its limit of memory, names the file, and goes on with the next', async () => {
    const reader = open({ COURSE_READ_MB: 64 })
    expect(await refusal(read(reader, course('to.md', `# A\n\n${'*a*\n\n'.repeat(400_000)}`)))).toEqual([{ file: 'to.md', line: null, key: 'upload.memory' }])
  })

  it('leaves nothing of a reading that nobody waits for, whether it runs or not', async () => {
    const reader = open()
    const [gone, alsoGone] = [new AbortController(), new AbortController()]
    const runs = read(reader, slow, gone.signal)
    const waits = read(reader, fine, alsoGone.signal)
    alsoGone.abort()
    setTimeout(() => gone.abort(), 200)
    expect((await Promise.all([refusal(runs), refusal(waits)])).map((error) => (error as { code?: string }).code)).toEqual(['CONFLICT', 'CONFLICT'])
    expect((await read(reader, fine)).draft?.slug).toBe('thu')
  })

  it('keeps a line of twenty, and tells who comes then to come back', async () => {
    const reader = open()
    const readings = Array.from({ length: 22 }, () => read(reader, fine).then(() => 'read', (error: { code?: string }) => error.code))
    const became = await Promise.all(readings)
    expect([became.slice(0, 20), became.slice(20)]).toEqual([Array(20).fill('read'), Array(2).fill('TOO_MANY_REQUESTS')])
  })

  it.each<[string, Folder]>([
    ['a voice that never ends', { 'course.yaml': courseOf('{ file: a.mp3, captions: { vi: a.vtt } }'), 'a.mp3': 'ID3', 'a.vtt': `WEBVTT\n\n00:00.000 --> 00:01.000\n<v${'.'.repeat(45)}\n` }],
    ['many keys', course('a.dictation.yaml', Array.from({ length: 14_000 }, (_, n) => `k${n}: 1\n`).join(''))],
    ['tags of questions without end', course('a.gift', `// ${'[tag:'.repeat(30_000)}\nx {T}\n`)],
    ['comments without end', course('a.md', `# A\n\n${'<!--'.repeat(40_000)}`)],
    ['many columns', course('a.cards.csv', `front,back${',x'.repeat(50_000)}\na,b\n`)],
    ['aliases of aliases', { 'course.yaml': `a: &a [x]\n${[...'bcdefghi'].map((name, n) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[n]}`).join(',')}]\n`).join('')}` }],
    ['brackets within brackets', { 'course.yaml': `slug: ${'['.repeat(50_000)}` }],
    ['quotes within quotes', course('a.md', `${'> '.repeat(20_000)}x`)],
    ['formulas without end', course('a.md', `# A\n\n${'$\\frac{'.repeat(5_000)}x$`)],
  ])('ends with %s in its own time or at its limit, and the next is read', async (_, files) => {
    const reader = open({ COURSE_READ_SECONDS: 20 })
    const became = await read(reader, files).catch((error: unknown) => error)
    expect(became instanceof RefusedCourse ? became.causes[0]?.key : typeof (became as CourseReading).faults).toMatch(/^(upload\.(time|memory)|object)$/)
    expect((await read(reader, fine)).draft?.slug).toBe('thu')
  })
})
