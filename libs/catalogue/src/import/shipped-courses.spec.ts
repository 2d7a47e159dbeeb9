import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { CourseFolders } from '../testing/course-folders.js'

const content = fileURLToPath(new URL('../../../../content', import.meta.url))
const guide = readFileSync(fileURLToPath(new URL('../../../../docs/guides/course-folder.md', import.meta.url)), 'utf8')
const folders = new CourseFolders()
afterAll(() => folders.remove())
const slugs = readdirSync(content)

const keysOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(keysOf) : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : [])
const used = new Set(slugs.flatMap((slug) => keysOf(parse(readFileSync(`${content}/${slug}/course.yaml`, 'utf8')))))
const keys = ['prerequisites', 'certificate', 'pools', 'draw', 'tag', 'difficulty', 'shuffle', 'questions', 'choices', 'timeLimit', 'waitingTime', 'feedback', 'after', 'offline', 'captions', 'poster', 'smaller', 'watched', 'grade', 'passMark', 'attempts', 'required', 'order', 'alignments', 'language']

describe('the courses that are shipped', () => {
  it.each(slugs)('%s is read without a fault or a warning', async (slug) => {
    const { draft, faults, warnings } = await folders.read(`${content}/${slug}`)
    expect([draft?.slug, faults, warnings]).toEqual([slug, [], []])
  })

  it('show every kind of lesson and of question', async () => {
    const lessons = ((await folders.read(`${content}/lam-quen-voi-khue`)).draft?.sections ?? []).flatMap((section) => section.lessons)
    expect([...new Set(lessons.map((lesson) => lesson.kind))].sort()).toEqual(['ARTICLE', 'AUDIO', 'DICTATION', 'DOCUMENT', 'FLASHCARDS', 'QUIZ', 'VIDEO'])
    expect([...new Set(lessons.flatMap((lesson) => lesson.questions.map((question) => question.kind)))].sort()).toEqual(['GAPS', 'MATCHING', 'MULTIPLE_CHOICE', 'NUMERIC', 'ORDERING', 'SHORT_ANSWER', 'SINGLE_CHOICE', 'TRUE_FALSE'])
    expect(lessons.find((lesson) => lesson.kind === 'VIDEO')?.transcripts[0]?.cues.length).toBe(5)
  })

  it.each(keys)('use the key %s, which the guide documents', (key) => {
    expect([used.has(key), guide.includes(key)]).toEqual([true, true])
  })
})
