import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readCourseFolder } from './folder-reader.js'

const content = fileURLToPath(new URL('../../../../content', import.meta.url))
const guide = readFileSync(fileURLToPath(new URL('../../../../docs/guides/course-folder.md', import.meta.url)), 'utf8')
const frameworks = { competency: async () => ({ levels: [1, 2, 3, 4, 5, 6, 7, 8] }) }
const slugs = readdirSync(content)

const keysOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(keysOf) : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : [])
const used = new Set(slugs.flatMap((slug) => keysOf(parse(readFileSync(`${content}/${slug}/course.yaml`, 'utf8')))))
const keys = ['prerequisites', 'certificate', 'pools', 'draw', 'tag', 'difficulty', 'shuffle', 'questions', 'choices', 'timeLimit', 'waitingTime', 'feedback', 'after', 'offline', 'captions', 'poster', 'smaller', 'watched', 'grade', 'passMark', 'attempts', 'required', 'order', 'alignments', 'language']

describe('the courses that are shipped', () => {
  it.each(slugs)('%s is read without a fault', async (slug) => {
    expect((await readCourseFolder(`${content}/${slug}`, frameworks)).slug).toBe(slug)
  })

  it('show every kind of lesson and of question', async () => {
    const lessons = (await readCourseFolder(`${content}/lam-quen-voi-khue`, frameworks)).sections.flatMap((section) => section.lessons)
    expect([...new Set(lessons.map((lesson) => lesson.kind))].sort()).toEqual(['ARTICLE', 'AUDIO', 'DICTATION', 'DOCUMENT', 'FLASHCARDS', 'QUIZ', 'VIDEO'])
    expect([...new Set(lessons.flatMap((lesson) => lesson.questions.map((question) => question.kind)))].sort()).toEqual(['GAPS', 'MATCHING', 'MULTIPLE_CHOICE', 'NUMERIC', 'ORDERING', 'SHORT_ANSWER', 'SINGLE_CHOICE', 'TRUE_FALSE'])
    expect(lessons.find((lesson) => lesson.kind === 'VIDEO')?.transcripts[0]?.cues.length).toBe(5)
  })

  it.each(keys)('use the key %s, which the guide documents', (key) => {
    expect([used.has(key), guide.includes(key)]).toEqual([true, true])
  })
})
