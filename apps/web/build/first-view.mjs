import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Makes first views as a server does, of what was built: no window, no document, the services behind a fetch of the visitor's own.
 * It fails where a route's loader or a page touches a browser's global.
 */
const server = new URL('../dist-server/first-view.js', import.meta.url)
if (!existsSync(fileURLToPath(server))) {
  process.stderr.write('apps/web is not built: npm run build --workspace apps/web\n')
  process.exit(1)
}
const shell = readFileSync(fileURLToPath(new URL('../dist/index.html', import.meta.url)), 'utf8')

const lesson = { id: 'l', title: 'Bài một', kind: 'ARTICLE', required: true, minutes: 4, passMark: null, prerequisites: [], transcripts: [], captions: [] }
const course = {
  slug: 'thu', title: 'Khóa học thử', summary: null, language: 'vi', minutes: 4, lessonCount: 1, alignments: [], version: 1, order: 'free', prerequisites: [],
  sections: [{ id: 's', title: 'Phần một', lessons: [lesson] }],
}
const courses = { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node: course }] }
const facets = { total: 1, competencies: [], kinds: [], languages: [] }
const answers = { Me: { me: null }, Home: { courses }, Courses: { courses }, CourseFacets: { bySubject: facets, byKind: facets, byLanguage: facets }, Competencies: { competencies: [] }, Course: { course }, WhereToStart: { whereToStart: [{ reason: 'SHORT', competencyCode: null, level: null, course }] } }
const fetch = (_url, { body }) => {
  if (body === undefined) return Promise.resolve(Response.json({ status: 'unknown' }))
  const name = JSON.parse(body).operationName ?? ''
  return Promise.resolve(Response.json({ data: answers[name] ?? null }))
}

const views = { '/': 'Mỗi ngày học thêm một điều', '/courses': 'Khóa học thử', '/courses?q=thu': 'value="thu"', '/courses/thu': 'Phần một', '/start': 'Học thử một khóa ngắn', '/verify/thu': 'Không có chứng nhận này', '/courses/thu/lessons/l': 'Bài một' }
/** Theirs is the browser's to begin: staff's rooms, forms that take a secret, what lives on the device, whoever has to sign in first. */
const left = ['/desk', '/teach', '/sign-in', '/register', '/recover', '/me', '/me/profile', '/practice', '/offline', '/khong-co']
const { makeFirstView } = await import(server.href)
for (const [address, expected] of Object.entries(views)) {
  const made = await makeFirstView({ address, fetch }, shell)
  if (!made?.page.includes(expected)) fail(`${address} rendered without a browser lacks '${expected}': ${made?.page.slice(0, 400)}`)
}
for (const address of left) if (await makeFirstView({ address, fetch }, shell)) fail(`${address} was rendered without a browser`)
if (!process.exitCode) process.stdout.write(`${Object.keys(views).length} first views rendered without a browser, ${left.length} left to it.\n`)

function fail(what) {
  process.stderr.write(`${what}\n`)
  process.exitCode = 1
}
